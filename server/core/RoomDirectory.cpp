// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomDirectory.h"

#include "RoomNames.h"

#include <algorithm>

namespace confab::core {

namespace {
const RoomDirectory::Members kNobody;
const QSet<RoomId> kNowhere;

quint64 initialBit(QChar letter)
{
    return quint64(1) << (letter.toCaseFolded().unicode() % 64);
}

quint64 initialOf(const Member &member)
{
    return member.user.name.isEmpty() ? 0 : initialBit(member.user.name.front());
}
} // namespace

void RoomDirectory::load(const QList<StoredRoom> &rooms)
{
    m_rooms.clear();
    m_publicNames.clear();
    m_roomsOf.clear();
    for (const StoredRoom &room : rooms)
        add(room);
}

void RoomDirectory::follow(Bus &bus)
{
    bus.subscribe([this](const Publication &publication) {
        const EventFrame &frame = publication.frame;
        if (!frame.room || !frame.isDurable())
            return;
        const auto *sent = std::get_if<event::MessageNew>(&frame.event);
        advance(*frame.room, frame.ev, sent ? sent->message.seq : 0);
    });
}

const Room *RoomDirectory::room(RoomId id) const
{
    const auto it = m_rooms.constFind(id);
    return it == m_rooms.cend() ? nullptr : &it->room;
}

const Room *RoomDirectory::publicRoom(const QString &name) const
{
    const QString wanted = roomnames::folded(name);
    for (const Room *room : publicRoomsWith(roomnames::keys(name).front())) {
        if (roomnames::folded(room->name) == wanted)
            return room;
    }
    return nullptr;
}

const Room *RoomDirectory::publicRoomLike(const QString &name) const
{
    if (const Room *same = publicRoom(name))
        return same;
    for (const QString &key : roomnames::keys(name)) {
        if (const auto rooms = publicRoomsWith(key); !rooms.isEmpty())
            return rooms.front();
    }
    return nullptr;
}

QList<const Room *> RoomDirectory::publicRoomsWith(const QString &key) const
{
    QList<const Room *> rooms;
    for (RoomId id : m_publicNames.values(key))
        rooms.append(room(id));
    std::ranges::sort(rooms, {}, [](const Room *room) { return std::pair(room->createdAt, room->id); });
    return rooms;
}

const Room *RoomDirectory::madeByServer() const
{
    const Room *oldest = nullptr;
    for (const Entry &entry : m_rooms) {
        const Room &room = entry.room;
        if (room.kind == RoomKind::Public && room.createdBy.isNull() && (!oldest || room.createdAt < oldest->createdAt))
            oldest = &room;
    }
    return oldest;
}

const Room *RoomDirectory::directRoom(const QList<UserId> &people) const
{
    if (people.isEmpty())
        return nullptr;
    for (RoomId id : roomsOf(people.first())) {
        const Entry &entry = *m_rooms.constFind(id);
        if (entry.room.kind != RoomKind::Direct || entry.members.size() != people.size())
            continue;
        if (std::ranges::all_of(people, [&](UserId user) { return entry.members.contains(user); }))
            return &entry.room;
    }
    return nullptr;
}

const Member *RoomDirectory::member(RoomId room, UserId user) const
{
    const Members &all = members(room);
    const auto it = all.constFind(user);
    return it == all.cend() ? nullptr : &*it;
}

const RoomDirectory::Members &RoomDirectory::members(RoomId room) const
{
    const auto it = m_rooms.constFind(room);
    return it == m_rooms.cend() ? kNobody : it->members;
}

bool RoomDirectory::mayBeginName(RoomId room, QChar letter) const
{
    const auto it = m_rooms.constFind(room);
    return it != m_rooms.cend() && (it->initials & initialBit(letter)) != 0;
}

const QSet<RoomId> &RoomDirectory::roomsOf(UserId user) const
{
    const auto it = m_roomsOf.constFind(user);
    return it == m_roomsOf.cend() ? kNowhere : *it;
}

QList<RoomId> RoomDirectory::rooms() const
{
    return m_rooms.keys();
}

std::optional<User> RoomDirectory::user(UserId id) const
{
    for (RoomId room : roomsOf(id))
        return member(room, id)->user;
    return std::nullopt;
}

void RoomDirectory::add(const StoredRoom &stored)
{
    Entry &entry = m_rooms[stored.room.id];
    entry.room = stored.room;
    entry.members.reserve(stored.members.size());
    for (const Member &member : stored.members) {
        entry.members.insert(member.user.id, member);
        entry.initials |= initialOf(member);
        m_roomsOf[member.user.id].insert(stored.room.id);
    }
    entry.room.memberCount = int(entry.members.size());
    indexName(stored.room);
}

void RoomDirectory::update(const Room &room)
{
    const auto it = m_rooms.find(room.id);
    if (it == m_rooms.end())
        return;
    forgetName(it->room);
    it->room.name = room.name;
    it->room.topic = room.topic;
    indexName(it->room);
}

void RoomDirectory::remove(RoomId room)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    for (const Member &member : std::as_const(it->members))
        m_roomsOf[member.user.id].remove(room);
    forgetName(it->room);
    m_rooms.erase(it);
}

void RoomDirectory::addMember(RoomId room, const Member &member)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    it->members.insert(member.user.id, member);
    it->initials |= initialOf(member);
    it->room.memberCount = int(it->members.size());
    m_roomsOf[member.user.id].insert(room);
}

void RoomDirectory::removeMember(RoomId room, UserId user)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    it->members.remove(user);
    it->room.memberCount = int(it->members.size());
    const auto rooms = m_roomsOf.find(user);
    rooms->remove(room);
    if (rooms->isEmpty())
        m_roomsOf.erase(rooms);
}

void RoomDirectory::advance(RoomId room, qint64 ev, qint64 seq)
{
    const auto it = m_rooms.find(room);
    if (it == m_rooms.end())
        return;
    it->room.ev = std::max(it->room.ev, ev);
    it->room.seq = std::max(it->room.seq, seq);
}

void RoomDirectory::indexName(const Room &room)
{
    if (room.kind != RoomKind::Public)
        return;
    for (const QString &key : roomnames::keys(room.name))
        m_publicNames.insert(key, room.id);
}

void RoomDirectory::forgetName(const Room &room)
{
    if (room.kind != RoomKind::Public)
        return;
    for (const QString &key : roomnames::keys(room.name))
        m_publicNames.remove(key, room.id);
}

} // namespace confab::core
