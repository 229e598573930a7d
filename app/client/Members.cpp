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

std::optional<User> Members::met(UserId user) const
{
    for (const QList<Member> &members : std::as_const(m_lists)) {
        const auto it = std::ranges::find(members, user, [](const Member &member) { return member.user.id; });
        if (it != members.cend())
            return it->user;
    }
    return std::nullopt;
}

User Members::today(RoomId room, const User &user) const
{
    // Rooms that nobody looks at are not read from the replica for this.
    const QList<Member> members = m_lists.value(room);
    const auto member =
        std::find_if(members.cbegin(), members.cend(), [&user](const Member &m) { return m.user.id == user.id; });
    if (member != members.cend() && isComplete(room))
        return member->user;
    if (const auto renamed = m_renamed.constFind(user.id); renamed != m_renamed.cend())
        return *renamed;
    User known = user;
    if (member != members.cend())
        known.picture = member->user.picture;
    return known;
}

void Members::replace(RoomId room, const QList<Member> &members, bool complete)
{
    const bool isNews = complete && !m_complete.contains(room);
    if (complete)
        m_complete.insert(room);
    QHash<UserId, User> before;
    for (const Member &member : std::as_const(list(room)))
        before.insert(member.user.id, member.user);
    QSet<UserId> others;
    QHash<UserId, QString> names;
    for (const Member &member : members) {
        const auto known = before.constFind(member.user.id);
        const bool isNew = known == before.cend();
        if (isNews || isNew || *known != member.user)
            others.insert(member.user.id);
        if (isNew || known->name != member.user.name)
            names.insert(member.user.id, member.user.name);
    }
    if (list(room) != members) {
        m_lists[room] = members;
        m_stored.replaceMembers(room, members);
        Q_EMIT changed(room);
    }
    if (!others.isEmpty())
        Q_EMIT called(others);
    if (!names.isEmpty())
        Q_EMIT renamed(names);
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
    const bool isOther = it == members.end() || it->user != member.user;
    const bool isRenamed = it != members.end() && it->user.name != member.user.name;
    if (it == members.end())
        members.append(member);
    else
        *it = member;
    m_stored.putMember(room, member);
    Q_EMIT changed(room);
    if (isOther)
        Q_EMIT called({member.user.id});
    if (isRenamed)
        Q_EMIT renamed({{member.user.id, member.user.name}});
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
    if (!m_renamed.contains(user.id) && m_renamed.size() >= kMost)
        m_renamed.clear();
    const bool isNews = std::exchange(m_renamed[user.id], user) != user;
    const QList<RoomId> rooms = m_lists.keys();
    for (const RoomId room : rooms) {
        if (auto member = find(room, user.id)) {
            member->user = user;
            put(room, *member);
        }
    }
    if (!isNews)
        return;
    Q_EMIT called({user.id});
    Q_EMIT renamed({{user.id, user.name}});
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
