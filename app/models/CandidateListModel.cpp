// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CandidateListModel.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "MessageText.h"
#include "Names.h"
#include "PictureUrl.h"

#include <algorithm>

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypingPauseMs = 200;

} // namespace

CandidateListModel::CandidateListModel(QObject *parent)
    : SyncedListModel(parent)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    m_typing.callOnTimeout([this] { ask(); });
}

void CandidateListModel::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->roomRights().disconnect(this);
        m_workspace->agents().disconnect(this);
        m_workspace->members().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    m_found.clear();
    m_kept.clear();
    m_query.clear();
    m_errorText.clear();
    m_isLoading = m_hasMore = false;
    m_typing.stop();
    ++m_asked;
    m_adding.giveUp();
    if (workspace) {
        connect(&workspace->roomRights(), &client::RoomRights::changed, this, [this](RoomId changedRoom) {
            if (changedRoom == m_room)
                Q_EMIT changed();
        });
        connect(&workspace->agents(), &client::Agents::changed, this, &CandidateListModel::sync);
        connect(&workspace->members(), &client::Members::changed, this, [this](RoomId changedRoom) {
            if (changedRoom == m_room)
                sync();
        });
    }
    sync();
}

int CandidateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant CandidateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CandidateRow &row = m_list.at(index.row());
    switch (role) {
    case UserIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return colorIndexOf(row.id);
    case IsAgentRole:
        return row.agent;
    case AvailableRole:
        return row.available;
    case DetailRole:
        return row.detail;
    case AddedRole:
        return row.added;
    case PictureRole:
        return pictureUrl(row.picture);
    default:
        return {};
    }
}

QHash<int, QByteArray> CandidateListModel::roleNames() const
{
    return {{UserIdRole, "userId"},         {NameRole, "name"},       {InitialsRole, "initials"},
            {ColorIndexRole, "colorIndex"}, {IsAgentRole, "isAgent"}, {AvailableRole, "available"},
            {DetailRole, "detail"},         {AddedRole, "added"},     {PictureRole, "picture"}};
}

bool CandidateListModel::isAllowed() const
{
    return m_workspace && m_workspace->roomRights().may(m_room, "room:invite"_L1);
}

bool CandidateListModel::hasAgents() const
{
    return std::ranges::any_of(m_list.rows(), &CandidateRow::agent);
}

QString CandidateListModel::errorText() const
{
    const auto error = m_workspace ? m_workspace->agents().error() : std::nullopt;
    if (!m_errorText.isEmpty() || !error)
        return m_errorText;
    return tr("The agents could not be listed. %1").arg(error->text());
}

void CandidateListModel::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_typing.start();
    Q_EMIT changed();
}

void CandidateListModel::add(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!m_workspace || !user || m_adding.isBusy())
        return;
    m_kept.insert(*user);
    m_workspace->roomRequests().addMembers(m_room, {*user}, m_adding.begin<Done>({}));
}

void CandidateListModel::refresh()
{
    m_query.clear();
    m_adding.giveUp();
    ask();
}

void CandidateListModel::ask()
{
    m_typing.stop();
    m_kept.clear();
    if (!isAllowed())
        return sync();
    m_workspace->agents().refresh();
    m_isLoading = true;
    m_errorText.clear();
    const auto onAnswer = [this, asked = ++m_asked](const Result<reply::People> &people) {
        if (asked == m_asked)
            onFound(people);
    };
    m_workspace->peopleRequests().find(m_query.trimmed(), client::guarded(this, onAnswer));
    sync();
}

void CandidateListModel::onFound(const Result<reply::People> &people)
{
    m_isLoading = false;
    m_found.clear();
    m_hasMore = people && people->more;
    if (people) {
        for (const Person &person : people->users)
            m_found.append(person.user);
    } else {
        m_errorText = tr("The people of this server could not be listed. %1").arg(people.error().text());
    }
    sync();
}

void CandidateListModel::sync()
{
    QList<CandidateRow> rows;
    if (m_workspace) {
        addPeople(rows);
        addAgents(rows);
    }
    m_list.sync(rows, rowHooks());
    Q_EMIT changed();
}

bool CandidateListModel::isListed(UserId user, bool added) const
{
    return user != m_workspace->self().id && (!added || m_kept.contains(user));
}

void CandidateListModel::addPeople(QList<CandidateRow> &rows) const
{
    for (const User &user : m_found) {
        const bool added = m_workspace->members().find(m_room, user.id).has_value();
        if (user.kind == UserKind::Person && isListed(user.id, added))
            rows.append({user.id, user.name, {}, false, true, added, user.picture});
    }
}

//! Behind the people; those that can answer come first.
void CandidateListModel::addAgents(QList<CandidateRow> &rows) const
{
    const qsizetype people = rows.size();
    for (const reply::Agent &agent : m_workspace->agents().all()) {
        const bool added = m_workspace->members().find(m_room, agent.user.id).has_value();
        if (isListed(agent.user.id, added) && agent.user.name.contains(m_query.trimmed(), Qt::CaseInsensitive))
            rows.append({agent.user.id, agent.user.name,
                         agent.available ? tr("Agent · %1").arg(agent.model) : unavailableText(agent.reason), true,
                         agent.available, added});
    }
    std::sort(rows.begin() + people, rows.end(), [](const CandidateRow &a, const CandidateRow &b) {
        if (a.available != b.available)
            return a.available;
        const int names = QString::localeAwareCompare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    });
}

} // namespace confab::models
