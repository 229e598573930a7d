// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberListModel.h"

#include "client/Workspace.h"
#include "MemberTexts.h"
#include "Names.h"
#include "PictureUrl.h"

#include <algorithm>

namespace confab::models {

namespace {

MemberListModel::Kind kindOf(UserKind kind)
{
    switch (kind) {
    case UserKind::Person:
        return MemberListModel::Person;
    case UserKind::Agent:
        return MemberListModel::Agent;
    case UserKind::System:
        return MemberListModel::System;
    }
    return MemberListModel::Person;
}

} // namespace

MemberListModel::MemberListModel(QObject *parent)
    : SyncedListModel(parent)
{
}

void MemberListModel::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->members().disconnect(this);
        m_workspace->presences().disconnect(this);
        m_workspace->typing().disconnect(this);
        m_workspace->agents().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    if (workspace) {
        const auto later = [this] { m_refresh.request(); };
        const auto laterHere = [this](RoomId changed) {
            if (changed == m_room)
                m_refresh.request();
        };
        connect(&workspace->members(), &client::Members::changed, this, laterHere);
        connect(&workspace->typing(), &client::Typing::changed, this, laterHere);
        connect(&workspace->agents(), &client::Agents::changed, this, later);
        connect(&workspace->presences(), &client::Presences::changed, this, later);
        connect(&workspace->presences(), &client::Presences::cleared, this, later);
        connect(&workspace->connection(), &client::Connection::stateChanged, this, later);
    }
    refresh();
}

int MemberListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MemberRow &row = m_list.at(index.row());
    switch (role) {
    case UserIdRole:
        return row.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case KindRole:
        return row.kind;
    case RoleTextRole:
        return row.roleText;
    case PresenceRole:
        return row.presence;
    case PresenceTextRole:
        return row.presenceText;
    case InitialsRole:
        return initialsOf(row.name);
    case ColorIndexRole:
        return colorIndexOf(row.id);
    case IsMeRole:
        return row.isMe;
    case TypingRole:
        return row.typing;
    case PictureRole:
        return pictureUrl(row.picture);
    default:
        return {};
    }
}

QHash<int, QByteArray> MemberListModel::roleNames() const
{
    return {{UserIdRole, "userId"},     {NameRole, "name"},
            {KindRole, "kind"},         {RoleTextRole, "roleText"},
            {PresenceRole, "presence"}, {PresenceTextRole, "presenceText"},
            {InitialsRole, "initials"}, {ColorIndexRole, "colorIndex"},
            {IsMeRole, "isMe"},         {TypingRole, "typing"},
            {PictureRole, "picture"}};
}

int MemberListModel::hereCount() const
{
    return m_here;
}

QStringList MemberListModel::agentNames() const
{
    QStringList names;
    for (const MemberRow &row : m_list.rows()) {
        if (row.kind == Agent && row.available)
            names += row.name;
    }
    return names;
}

QString MemberListModel::presenceText(int presence)
{
    switch (presence) {
    case Online:
        return tr("Online");
    case Away:
        return tr("Away");
    case DoNotDisturb:
        return tr("Do not disturb");
    default:
        return tr("Offline");
    }
}

void MemberListModel::refresh()
{
    const LateRefresh::Run run(m_refresh);
    QList<MemberRow> rows;
    QSet<UserId> typing;
    if (m_workspace) {
        for (const client::Typing::Typist &typist : m_workspace->typing().in(m_room))
            typing.insert(typist.user);
        for (const Member &member : m_workspace->members().of(m_room)) {
            rows.append(rowOf(member));
            rows.last().typing = typing.contains(member.user.id);
        }
    }
    std::sort(rows.begin(), rows.end(), &MemberListModel::before);
    const int count = m_list.count();
    const int here =
        int(std::count_if(rows.cbegin(), rows.cend(), [](const MemberRow &row) { return row.presence != Offline; }));
    m_list.sync(rows, rowHooks());
    if (m_list.count() != count)
        Q_EMIT countChanged();
    if (std::exchange(m_here, here) != here)
        Q_EMIT hereCountChanged();
    Q_EMIT refreshed();
}

MemberRow MemberListModel::rowOf(const Member &member) const
{
    MemberRow row;
    row.id = member.user.id;
    row.name = member.user.name;
    row.picture = member.user.picture;
    row.kind = kindOf(member.user.kind);
    row.isMe = member.user.id == m_workspace->self().id;
    if (row.kind == Agent) {
        row.roleText = tr("Agent");
        const reply::Agent *agent = m_workspace->agents().find(member.user.id);
        row.available = !agent || agent->available;
        // Here as long as the server is, for all that is known.
        row.presence = row.available && m_workspace->connection().isLive() ? Online : Offline;
        row.presenceText = texts::agentState(agent);
        return row;
    }
    row.roleText = texts::roleText(member.role);
    const confab::Presence presence = m_workspace->presences().of(member.user.id);
    row.presence = texts::presenceOf(presence.state);
    row.presenceText = texts::presenceText(presence, row.isMe);
    return row;
}

//! People who are here, agents, people who are not; by name within.
bool MemberListModel::before(const MemberRow &a, const MemberRow &b)
{
    const auto rank = [](const MemberRow &row) {
        if (row.kind != Person)
            return 1;
        return row.presence == Offline ? 2 : 0;
    };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    const int names = QString::localeAwareCompare(a.name, b.name);
    return names != 0 ? names < 0 : a.id < b.id;
}

} // namespace confab::models
