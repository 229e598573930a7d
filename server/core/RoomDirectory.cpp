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

RoomDirectory::RoomDirectory(Bus &bus, const Clock *clock)
    : m_clock(clock)
{
    bus.subscribe([this](const Publication &publication) { onPublication(publication); });
    bus.subscribeInternal([this](const InternalEvent &event) {
        if (const auto *change = std::get_if<BanChange>(&event))
            onBanChange(*change);
    });
}

void RoomDirectory::load(const QList<StoredRoom> &rooms)
{
    m_rooms.clear();
    m_publicNames.clear();
    m_roomsOf.clear();
    for (const StoredRoom &room : rooms)
        add(room);
}

void RoomDirectory::onPublication(const Publication &publication)
{
    const EventFrame &frame = publication.frame;
    if (const auto *person = std::get_if<event::UserUpdated>(&frame.event))
        return show(person->user.user);
    if (!frame.room || !frame.isDurable())
        return;
    if (const auto *created = std::get_if<event::RoomCreated>(&frame.event)) {
        StoredRoom fresh{created->room, {}}; // it may tell what the room has come to since
        fresh.room.seq = 0;
        add(fresh);
    }
    const auto entry = m_rooms.find(*frame.room);
    if (entry == m_rooms.end())
        return;
    entry->room.ev = frame.ev;
    if (const auto *sent = std::get_if<event::MessageNew>(&frame.event)) {
        entry->room.seq = sent->message.seq;
        entry->lastMessageAt = sent->message.createdAt;
    } else if (const auto *joined = std::get_if<event::UserJoined>(&frame.event)) {
        addMember(*entry, joined->member);
    } else if (const auto *changed = std::get_if<event::MemberUpdated>(&frame.event)) {
        addMember(*entry, changed->member);
    } else if (const auto *left = std::get_if<event::UserLeft>(&frame.event)) {
        removeMember(*entry, left->user);
    } else if (const auto *updated = std::get_if<event::RoomUpdated>(&frame.event)) {
        update(*entry, updated->room);
    } else if (std::holds_alternative<event::RoomDeleted>(frame.event)) {
        remove(*frame.room);
    }
}

void RoomDirectory::onBanChange(const BanChange &change)
{
    const auto entry = m_rooms.find(change.room);
    if (entry == m_rooms.end())
        return; // the room has gone meanwhile
    if (change.ban)
        return ban(*entry, *change.ban, change.isExpulsion);
    entry->bans.remove(change.user);
    entry->expelled.remove(change.user);
}

void RoomDirectory::ban(Entry &entry, const Ban &ban, bool isExpulsion)
{
    const UserId user = ban.user.id;
    const auto before = entry.bans.constFind(user);
    // What takes the place of a ban that holds leaves him as much out of the room as that did.
    const bool isReplacing = before != entry.bans.cend() && before->until.value_or(kForGood) > ban.at;
    if (isExpulsion)
        entry.expelled.insert(user);
    else if (!isReplacing)
        entry.expelled.remove(user);
    entry.bans.insert(user, ban);
}

const Room *RoomDirectory::room(RoomId id) const
{
    const auto it = m_rooms.constFind(id);
    return it == m_rooms.cend() ? nullptr : &it->room;
}

qint64 RoomDirectory::newestOf(RoomId id) const
{
    const auto it = m_rooms.constFind(id);
    return it == m_rooms.cend() ? 0 : it->room.ev;
}

bool RoomDirectory::isAhead(const Publication &publication) const
{
    const EventFrame &frame = publication.frame;
    if (!frame.room || frame.isDurable() || !publication.onlyFor.isEmpty())
        return false;
    const Room *known = room(*frame.room);
    return !known || publication.at > known->ev;
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

rights::Standing RoomDirectory::standing(RoomId room, UserId user) const
{
    rights::Standing standing(member(room, user), now());
    standing.banned = isBanned(room, user);
    standing.blocked = isBlocked(room, user);
    return standing;
}

//! Between two people only: where there are more, each hears him or doesn't.
bool RoomDirectory::isBlocked(RoomId id, UserId user) const
{
    const auto entry = m_rooms.constFind(id);
    if (entry == m_rooms.cend() || entry->room.kind != RoomKind::Direct)
        return false;
    std::optional<UserId> other;
    for (const Member &member : entry->members) {
        if (member.user.kind != UserKind::Person || member.user.id == user)
            continue;
        if (other)
            return false;
        other = member.user.id;
    }
    return other && m_people && m_people->hasBlocked(*other, user);
}

rights::Standing RoomDirectory::standing(RoomId room, const Actor &actor) const
{
    rights::Standing result = standing(room, actor.userId());
    result.serverRole = actor.identity.serverRole;
    return result;
}

const Ban *RoomDirectory::banOf(RoomId room, UserId user) const
{
    const auto it = m_rooms.constFind(room);
    if (it == m_rooms.cend())
        return nullptr;
    const auto ban = it->bans.constFind(user);
    return ban != it->bans.cend() && ban->until.value_or(kForGood) > now() ? &*ban : nullptr;
}

const Ban *RoomDirectory::expulsionOf(RoomId room, UserId user) const
{
    const Ban *ban = banOf(room, user);
    return ban && m_rooms.constFind(room)->expelled.contains(user) ? ban : nullptr;
}

bool RoomDirectory::hasPeople(RoomId room) const
{
    const auto it = m_rooms.constFind(room);
    return it != m_rooms.cend() && it->people > 0;
}

std::optional<Timestamp> RoomDirectory::lastMessageAt(RoomId room) const
{
    const auto it = m_rooms.constFind(room);
    return it == m_rooms.cend() ? std::nullopt : it->lastMessageAt;
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
    entry.room.memberCount = 0;
    entry.lastMessageAt = stored.lastMessageAt;
    entry.bans = stored.bans;
    entry.expelled = stored.expelled;
    entry.members.reserve(stored.members.size());
    for (const Member &member : stored.members)
        addMember(entry, member);
    indexName(stored.room);
}

void RoomDirectory::update(Entry &entry, const Room &room)
{
    forgetName(entry.room);
    const Room before = std::exchange(entry.room, room);
    entry.room.ev = before.ev;
    entry.room.seq = before.seq;
    entry.room.memberCount = before.memberCount;
    indexName(entry.room);
}

void RoomDirectory::remove(RoomId room)
{
    const Entry gone = m_rooms.take(room);
    for (const Member &member : gone.members)
        forgetRoomOf(member.user.id, room);
    forgetName(gone.room);
}

void RoomDirectory::addMember(Entry &entry, const Member &member)
{
    const auto known = entry.members.constFind(member.user.id);
    if (known == entry.members.cend() && member.user.kind == UserKind::Person)
        ++entry.people;
    Member &shown = *entry.members.insert(member.user.id, member);
    if (const KnownPerson *person = m_people ? m_people->find(member.user.id) : nullptr)
        shown.user = person->user;
    entry.initials |= initialOf(shown);
    entry.room.memberCount = int(entry.members.size());
    m_roomsOf[member.user.id].insert(entry.room.id);
}

//! Somebody is called otherwise, or has another picture.
void RoomDirectory::show(const User &user)
{
    for (const RoomId room : roomsOf(user.id)) {
        Entry &entry = m_rooms[room];
        Member &member = entry.members[user.id];
        member.user = user;
        entry.initials |= initialOf(member);
    }
}

void RoomDirectory::removeMember(Entry &entry, UserId user)
{
    const auto gone = entry.members.constFind(user);
    if (gone == entry.members.cend())
        return;
    if (gone->user.kind == UserKind::Person)
        --entry.people;
    entry.members.erase(gone);
    entry.room.memberCount = int(entry.members.size());
    forgetRoomOf(user, entry.room.id);
}

void RoomDirectory::forgetRoomOf(UserId user, RoomId room)
{
    const auto rooms = m_roomsOf.find(user);
    rooms->remove(room);
    if (rooms->isEmpty())
        m_roomsOf.erase(rooms);
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
