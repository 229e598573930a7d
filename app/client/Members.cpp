// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Members.h"

#include "Replica.h"

#include <algorithm>

namespace confab::client {

Members::Members(Replica &replica, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
{
}

QList<Member> Members::of(RoomId room) const
{
    return list(room);
}

std::optional<Member> Members::find(RoomId room, UserId user) const
{
    const QList<Member> &members = list(room);
    const auto it =
        std::find_if(members.cbegin(), members.cend(), [user](const Member &m) { return m.user.id == user; });
    return it == members.cend() ? std::nullopt : std::optional(*it);
}

void Members::replace(RoomId room, const QList<Member> &members, bool complete)
{
    if (complete)
        m_complete.insert(room);
    if (list(room) == members)
        return;
    m_lists[room] = members;
    m_replica.replaceMembers(room, members);
    Q_EMIT changed(room);
}

void Members::put(RoomId room, const Member &member)
{
    QList<Member> &members = list(room);
    const auto it =
        std::find_if(members.begin(), members.end(), [&](const Member &m) { return m.user.id == member.user.id; });
    if (it != members.end() && *it == member)
        return;
    if (it == members.end() && members.size() >= kMost)
        return;
    if (it == members.end())
        members.append(member);
    else
        *it = member;
    m_replica.putMember(room, member);
    Q_EMIT changed(room);
}

void Members::remove(RoomId room, UserId user)
{
    if (list(room).removeIf([user](const Member &m) { return m.user.id == user; }) == 0)
        return;
    m_replica.removeMember(room, user);
    Q_EMIT changed(room);
}

void Members::forget(RoomId room)
{
    m_complete.remove(room);
    m_lists.remove(room);
}

QList<Member> &Members::list(RoomId room) const
{
    const auto it = m_lists.find(room);
    return it != m_lists.end() ? *it : *m_lists.insert(room, m_replica.members(room));
}

} // namespace confab::client
