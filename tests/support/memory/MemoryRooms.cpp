// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryRooms.h"

#include "core/RoomNames.h"

#include <algorithm>

namespace confab::support {

using namespace Qt::StringLiterals;
using core::MembershipChange;
using Logged = MemoryData::Logged;
using RoomRow = MemoryData::RoomRow;

namespace {

Result<> checkNameIsFree(const MemoryData &data, RoomId id, const QString &name)
{
    const QStringList wanted = core::roomnames::keys(name);
    for (const RoomRow &row : data.rooms) {
        if (row.room.kind != RoomKind::Public || row.room.id == id)
            continue;
        for (const QString &key : core::roomnames::keys(row.room.name)) {
            if (wanted.contains(key))
                return Error{ErrorCode::Conflict, u"The name is taken."_s, u"name"_s};
        }
    }
    return Done{};
}

void add(MemoryData &data, RoomRow &row, const Member &member, std::optional<UserId> by)
{
    const UserId user = member.user.id;
    data.people.insert(user, member.user);
    row.members.insert(user, {member.role, member.joinedAt});
    ++row.room.memberCount;
    MemoryData::log(row, {.what = Logged::UserJoined, .user = user, .by = by});
    if (member.user.kind == UserKind::Person)
        row.seen[user] = std::max(row.seen.value(user), row.room.seq);
}

Result<Room> createRoom(MemoryData &data, const core::StoredRoom &stored)
{
    if (stored.room.kind == RoomKind::Public) {
        if (const auto free = checkNameIsFree(data, stored.room.id, stored.room.name); !free)
            return free.error();
    }
    if (data.rooms.contains(stored.room.id))
        return ErrorCode::Conflict;
    RoomRow &row = data.rooms[stored.room.id];
    row.room = stored.room;
    row.room.seq = 0;
    row.room.memberCount = 0;
    MemoryData::log(row, {Logged::RoomCreated});
    for (const Member &member : stored.members)
        add(data, row, member, std::nullopt);
    return row.room;
}

Result<Room> updateRoom(MemoryData &data, RoomId id, const std::optional<QString> &name,
                        const std::optional<QString> &topic)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    if (name && *name != row->room.name && row->room.kind == RoomKind::Public) {
        if (const auto free = checkNameIsFree(data, id, *name); !free)
            return free.error();
    }
    row->room.name = name.value_or(row->room.name);
    row->room.topic = topic.value_or(row->room.topic);
    MemoryData::log(*row, {Logged::RoomUpdated});
    return row->room;
}

Result<Done> removeRoom(MemoryData &data, RoomId id)
{
    const RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    for (MessageId message : row->messages) {
        if (const auto stream = data.messages.take(message).stream)
            data.streams.remove(stream->id);
        data.edits.remove(message);
    }
    data.rooms.remove(id);
    return Done{};
}

Result<QList<MembershipChange>> joinRoom(MemoryData &data, RoomId id, const core::Joining &joining)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    const auto hasLeft = [row](const Member &member) { return row->members.value(member.user.id).hasLeft; };
    if (joining.former == core::Former::Refuse && std::ranges::any_of(joining.members, hasLeft))
        return Error{ErrorCode::Forbidden, {}, u"users"_s};
    QList<MembershipChange> changes;
    for (const Member &member : joining.members) {
        const bool isKnown = row->members.contains(member.user.id);
        const bool stays = isKnown && (!hasLeft(member) || joining.former == core::Former::StayAway);
        const Member standing = stays ? data.memberOf(*row, member.user.id) : member;
        if (!stays)
            add(data, *row, member, joining.by);
        changes.append({standing, row->room, !stays});
    }
    return changes;
}

std::optional<Member> handOn(MemoryData &data, RoomRow &row)
{
    if (row.room.kind == RoomKind::Direct || row.room.createdBy.isNull())
        return std::nullopt;
    std::optional<Member> heir;
    const auto stored = data.storedRoom(row.room.id);
    for (const Member &member : stored->members) {
        if (member.user.kind == UserKind::Person && member.role < heir.value_or(Member{.role = Role::Guest}).role)
            heir = member;
    }
    if (!heir || heir->role == Role::Owner)
        return std::nullopt;
    heir->role = Role::Owner;
    row.members[heir->user.id].role = Role::Owner;
    MemoryData::log(row, {.what = Logged::MemberUpdated, .user = heir->user.id});
    return heir;
}

Result<MembershipChange> leaveRoom(MemoryData &data, RoomId id, const core::Leaving &leaving)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    const auto it = row->members.find(leaving.user);
    if (it == row->members.end())
        return MembershipChange{Member{.user = {.id = leaving.user}}, row->room, false};
    const Member member = data.memberOf(*row, leaving.user);
    if (it->hasLeft)
        return MembershipChange{member, row->room, false};
    it->hasLeft = true;
    --row->room.memberCount;
    row->delivered.remove(leaving.user);
    row->seen.remove(leaving.user);
    MemoryData::log(*row, {.what = Logged::UserLeft, .user = leaving.user, .by = leaving.by, .reason = leaving.reason});
    const std::optional<Member> heir = member.role == Role::Owner ? handOn(data, *row) : std::nullopt;
    return MembershipChange{member, row->room, true, heir};
}

} // namespace

MemoryRooms::MemoryRooms(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryRooms::loadAll(Reply<QList<core::StoredRoom>> reply)
{
    QList<core::StoredRoom> rooms;
    for (const RoomRow &row : std::as_const(m_data.rooms))
        rooms.append(*m_data.storedRoom(row.room.id));
    m_answers.read<QList<core::StoredRoom>>(std::move(reply), rooms);
}

void MemoryRooms::create(const core::StoredRoom &room, Reply<Room> reply)
{
    m_answers.write<Room>(std::move(reply), [&] { return createRoom(m_data, room); });
}

void MemoryRooms::update(RoomId room, std::optional<QString> name, std::optional<QString> topic, Reply<Room> reply)
{
    m_answers.write<Room>(std::move(reply), [&] { return updateRoom(m_data, room, name, topic); });
}

void MemoryRooms::remove(RoomId room, Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&] { return removeRoom(m_data, room); });
}

void MemoryRooms::join(RoomId room, const Member &member, Reply<MembershipChange> reply)
{
    m_answers.write<MembershipChange>(std::move(reply), [&]() -> Result<MembershipChange> {
        const auto changes = joinRoom(m_data, room, {.members = {member}});
        return changes ? Result<MembershipChange>(changes->first()) : Result<MembershipChange>(changes.error());
    });
}

void MemoryRooms::joinAll(RoomId room, const core::Joining &joining, Reply<QList<MembershipChange>> reply)
{
    m_answers.write<QList<MembershipChange>>(std::move(reply), [&] { return joinRoom(m_data, room, joining); });
}

void MemoryRooms::leave(RoomId room, const core::Leaving &leaving, Reply<MembershipChange> reply)
{
    m_answers.write<MembershipChange>(std::move(reply), [&] { return leaveRoom(m_data, room, leaving); });
}

} // namespace confab::support
