// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerPeopleModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Isolated.h"
#include "MemberTexts.h"
#include "Names.h"
#include "PictureUrl.h"
#include "protocol/StewardRights.h"
#include "Reasons.h"
#include "Times.h"

#include <QDate>

namespace confab::models {

using namespace Qt::StringLiterals;

ServerPeopleModel::ServerPeopleModel(QObject *parent)
    : SyncedListModel(parent)
    , m_pages([this](const QString &query, const QString &cursor, int attempt) { ask(query, cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &ServerPeopleModel::changed);
    connect(&m_people, &ListedPeople::changed, this, &ServerPeopleModel::show);
}

void ServerPeopleModel::attach(client::Workspace *workspace)
{
    if (m_workspace)
        m_workspace->serverRights().disconnect(this);
    m_workspace = workspace;
    m_people.attach(workspace);
    end();
    if (workspace)
        connect(&workspace->serverRights(), &client::ServerRights::changed, this, &ServerPeopleModel::show);
}

int ServerPeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant ServerPeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ServerPersonRow &row = m_list.at(index.row());
    switch (role) {
    case UserIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.isMe ? tr("%1 (you)").arg(isolated(row.name)) : row.name;
    case DetailRole:
        return row.detail;
    case ReasonRole:
        return row.reason;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return colorIndexOf(row.id);
    case PictureRole:
        return pictureUrl(row.picture);
    case AdminRole:
        return row.isAdmin;
    case SuspendedRole:
        return row.suspended;
    case CanGiveRoleRole:
        return row.canGiveRole;
    case CanSuspendRole:
        return row.canSuspend;
    case CanResetRole:
        return row.canReset;
    default:
        return {};
    }
}

QHash<int, QByteArray> ServerPeopleModel::roleNames() const
{
    return {{UserIdRole, "userId"},         {NameRole, "name"},
            {DetailRole, "detail"},         {InitialsRole, "initials"},
            {ColorIndexRole, "colorIndex"}, {PictureRole, "picture"},
            {AdminRole, "admin"},           {SuspendedRole, "suspended"},
            {CanGiveRoleRole, "canGiveRole"}, {CanSuspendRole, "canSuspend"},
            {CanResetRole, "canReset"},       {ReasonRole, "reason"}};
}

QString ServerPeopleModel::errorText() const
{
    const auto &error = m_pages.error();
    return error ? tr("The people of this server could not be listed. %1").arg(error->text()) : QString();
}

void ServerPeopleModel::setQuery(const QString &query)
{
    m_pages.setQuery(query);
    show();
}

void ServerPeopleModel::begin()
{
    end();
    if (m_workspace)
        m_pages.begin();
}

void ServerPeopleModel::end()
{
    m_act.giveUp();
    m_pages.end();
    m_people.clear();
}

void ServerPeopleModel::ask(const QString &query, const QString &cursor, int attempt)
{
    if (!m_workspace)
        return;
    const auto onAnswer = [this, attempt](const Result<reply::People> &page) {
        if (!m_pages.isCurrent(attempt))
            return;
        if (!page)
            return m_pages.fail(page.error());
        const bool isFirst = m_pages.isFirst();
        m_pages.take(page->more, page->cursor);
        m_people.take(page->users, isFirst);
    };
    m_workspace->directory().people(query, cursor, client::guarded(this, onAnswer));
}

ServerPersonRow ServerPeopleModel::rowOf(const Person &person) const
{
    const confab::Role own = m_workspace->serverRights().role();
    const rights::ServerPerson whom{person.role.value_or(confab::Role::Member), person.guest, person.suspended};
    QStringList facts;
    if (const QString text = texts::roleText(ListedPeople::roleOf(person)); !text.isEmpty())
        facts += text;
    const auto terms = m_people.terms(person);
    if (terms && terms->until)
        facts += tr("Suspended until %1").arg(times::coming(*terms->until, QDate::currentDate()));
    else if (person.suspended)
        facts += tr("Suspended");
    return {.id = person.user.id,
            .name = person.user.name,
            .detail = facts.join(u" · "_s),
            .reason = quotedReason(terms ? terms->reason : QString()),
            .picture = person.user.picture,
            .isAdmin = ListedPeople::roleOf(person) == confab::Role::Admin,
            .suspended = person.suspended,
            .canGiveRole = rights::mayGiveServerRole(own, whom, confab::Role::Admin).has_value(),
            .canSuspend = rights::maySuspend(own, whom).has_value(),
            .canReset = rights::mayResetPassword(own, whom).has_value()};
}

ServerPersonRow ServerPeopleModel::ownRow() const
{
    const User &self = m_workspace->self();
    return {.id = self.id,
            .name = self.name,
            .detail = texts::roleText(m_workspace->serverRights().role()),
            .picture = self.picture,
            .isMe = true};
}

void ServerPeopleModel::show()
{
    QList<ServerPersonRow> rows;
    const QString words = query().trimmed();
    if (m_workspace && m_people.isKnown() && m_workspace->self().name.contains(words, Qt::CaseInsensitive))
        rows.append(ownRow());
    for (const Person &person : m_people.all()) {
        // Until the server has answered, of what is here what fits: Enter must not take what was typed before.
        const bool fits = !isLoading() || person.user.name.contains(words, Qt::CaseInsensitive);
        if (fits && m_workspace && person.user.kind == UserKind::Person)
            rows.append(rowOf(person));
    }
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

} // namespace confab::models
