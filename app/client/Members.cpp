// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Members.h"

#include "ReplicaRooms.h"

#include <algorithm>

namespace confab::client {

Members::Members(ReplicaRooms &stored, QObject *parent)
    : QObject(parent)
    , m_stored(stored)
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
    m_stored.replaceMembers(room, members);
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
    m_stored.putMember(room, member);
    Q_EMIT changed(room);
}

void Members::remove(RoomId room, UserId user)
{
    if (list(room).removeIf([user](const Member &m) { return m.user.id == user; }) == 0)
        return;
    m_stored.removeMember(room, user);
    Q_EMIT changed(room);
}

void Members::rename(const User &user)
{
    const QList<RoomId> rooms = m_lists.keys();
    for (const RoomId room : rooms) {
        if (auto member = find(room, user.id)) {
            member->user = user;
            put(room, *member);
        }
    }
}

void Members::forget(RoomId room)
{
    m_complete.remove(room);
    m_lists.remove(room);
}

QList<Member> &Members::list(RoomId room) const
{
    const auto it = m_lists.find(room);
    return it != m_lists.end() ? *it : *m_lists.insert(room, m_stored.members(room));
}

} // namespace confab::client
