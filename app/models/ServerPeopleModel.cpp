// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerPeopleModel.h"

#include "client/Workspace.h"
#include "Isolated.h"
#include "MemberTexts.h"
#include "Names.h"
#include "PictureUrl.h"
#include "protocol/StewardRights.h"
#include "Reasons.h"
#include "Times.h"

#include <QDateTime>

#include <algorithm>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp kDay = 24LL * 60 * 60 * 1'000;

//! Who has no account has no role.
Role roleOf(const Person &person)
{
    return person.guest ? Role::Guest : person.role.value_or(Role::Member);
}

} // namespace

ServerPeopleModel::ServerPeopleModel(QObject *parent)
    : SyncedListModel(parent)
    , m_pages([this](const QString &query, const QString &cursor, int attempt) { ask(query, cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &ServerPeopleModel::changed);
    connect(&m_suspensions, &Suspensions::changed, this, &ServerPeopleModel::show);
}

void ServerPeopleModel::attach(client::Workspace *workspace)
{
    if (m_workspace)
        m_workspace->serverRights().disconnect(this);
    m_workspace = workspace;
    m_suspensions.attach(workspace);
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
    m_people.clear();
    m_suspensions.forget();
    m_isKnown = false;
    m_pages.end();
    show();
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
        if (m_pages.isFirst())
            m_people.clear();
        m_isKnown = true;
        for (const Person &person : page->users) {
            // Who is renamed meanwhile may come twice.
            if (!find(person.user.id.toString()))
                m_people.append(person);
        }
        m_pages.take(page->more, page->cursor);
        show();
        lookForSuspensions();
    };
    m_workspace->directory().people(query, cursor, client::guarded(this, onAnswer));
}

void ServerPeopleModel::lookForSuspensions()
{
    QSet<UserId> suspended;
    for (const Person &person : std::as_const(m_people)) {
        if (person.suspended)
            suspended.insert(person.user.id);
    }
    m_suspensions.look(suspended);
}

ServerPersonRow ServerPeopleModel::rowOf(const Person &person) const
{
    const confab::Role own = m_workspace->serverRights().role();
    const rights::ServerPerson whom{person.role.value_or(confab::Role::Member), person.guest, person.suspended};
    QStringList facts;
    if (const QString text = texts::roleText(roleOf(person)); !text.isEmpty())
        facts += text;
    const auto terms = person.suspended ? m_suspensions.of(person.user.id) : std::nullopt;
    if (terms && terms->until)
        facts += tr("Suspended until %1").arg(times::coming(*terms->until, QDate::currentDate()));
    else if (person.suspended)
        facts += tr("Suspended");
    return {.id = person.user.id,
            .name = person.user.name,
            .detail = facts.join(u" · "_s),
            .reason = quotedReason(terms ? terms->reason : QString()),
            .picture = person.user.picture,
            .isAdmin = roleOf(person) == confab::Role::Admin,
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
    if (m_workspace && m_isKnown && m_workspace->self().name.contains(words, Qt::CaseInsensitive))
        rows.append(ownRow());
    for (const Person &person : std::as_const(m_people)) {
        // Until the server has answered, of what is here what fits: Enter must not take what was typed before.
        const bool fits = !isLoading() || person.user.name.contains(words, Qt::CaseInsensitive);
        if (fits && m_workspace && person.user.kind == UserKind::Person)
            rows.append(rowOf(person));
    }
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

const Person *ServerPeopleModel::find(const QString &userId) const
{
    const auto found = std::ranges::find_if(
        m_people, [&userId](const Person &person) { return person.user.id.toString() == userId; });
    return found == m_people.end() ? nullptr : &*found;
}

void ServerPeopleModel::put(const Person &person)
{
    const auto found = std::ranges::find_if(
        m_people, [&person](const Person &each) { return each.user.id == person.user.id; });
    if (found != m_people.end())
        *found = person;
    if (!person.suspended)
        m_suspensions.drop(person.user.id);
    show();
}

client::Callback<Person> ServerPeopleModel::undoing()
{
    return client::guarded(this, [this](const Result<Person> &person) {
        if (person)
            put(*person);
        else
            Q_EMIT failed(tr("That could not be undone. %1").arg(person.error().text()));
    });
}

void ServerPeopleModel::setAdmin(const QString &userId, bool admin)
{
    const Person *person = find(userId);
    if (!person || !m_workspace || m_act.isBusy())
        return;
    const confab::Role before = roleOf(*person);
    const QString text = admin ? tr("%1 is an admin of the server now.").arg(isolated(person->user.name))
                               : tr("%1 is no longer an admin of the server.").arg(isolated(person->user.name));
    const auto undo = [self = QPointer(this), id = person->user.id, before] {
        if (self && self->m_workspace)
            self->m_workspace->serverRequests().setRole(id, before, self->undoing());
    };
    m_workspace->serverRequests().setRole(person->user.id, admin ? confab::Role::Admin : confab::Role::Member,
                                          m_act.begin<Person>([this, text, undo](const Person &now) {
                                              put(now);
                                              Q_EMIT undoable(text, undo);
                                          }));
}

void ServerPeopleModel::handOver(const QString &userId)
{
    const Person *person = find(userId);
    if (!person || !m_workspace || m_act.isBusy())
        return;
    m_workspace->serverRequests().setRole(
        person->user.id, confab::Role::Owner, m_act.begin<Person>([this](const Person &now) {
            put(now);
            Q_EMIT done(tr("%1 owns the server now. You are an admin.").arg(isolated(now.user.name)));
        }));
}

void ServerPeopleModel::suspend(const QString &userId, int days, const QString &reason)
{
    const Person *person = find(userId);
    if (!person || !m_workspace || m_act.isBusy())
        return;
    command::UserSuspend asked{.user = person->user.id, .on = true, .reason = reason};
    if (days > 0)
        asked.until = QDateTime::currentMSecsSinceEpoch() + days * kDay;
    const auto undo = [self = QPointer(this), id = person->user.id] {
        if (self && self->m_workspace)
            self->m_workspace->serverRequests().suspend({.user = id, .on = false}, self->undoing());
    };
    m_workspace->serverRequests().suspend(asked, m_act.begin<Person>([this, undo, asked](const Person &now) {
        m_suspensions.put(asked.user, {asked.until, asked.reason});
        put(now);
        Q_EMIT undoable(tr("%1 is suspended.").arg(isolated(now.user.name)), undo);
    }));
}

void ServerPeopleModel::letIn(const QString &userId)
{
    const Person *person = find(userId);
    if (!person || !m_workspace || m_act.isBusy())
        return;
    m_workspace->serverRequests().suspend({.user = person->user.id, .on = false},
                                          m_act.begin<Person>([this](const Person &now) {
                                              put(now);
                                              Q_EMIT done(tr("%1 may sign in again.").arg(isolated(now.user.name)));
                                          }));
}

void ServerPeopleModel::makeResetLink(const QString &userId)
{
    const Person *person = find(userId);
    if (!person || !m_workspace || m_act.isBusy())
        return;
    const auto onMade = [this, name = person->user.name](const QString &link) { Q_EMIT linkMade(name, link); };
    m_workspace->serverRequests().resetLink(person->user.id, m_act.begin<QString>(onMade));
}

} // namespace confab::models
