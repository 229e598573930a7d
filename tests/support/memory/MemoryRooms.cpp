// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryRooms.h"

#include "core/RoomNames.h"
#include "MemoryMembership.h"

#include <QSet>

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

Result<Room> createRoom(MemoryData &data, const core::StoredRoom &stored)
{
    if (const auto may = data.mayAllBeAdded(stored); !may)
        return may.error();
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
        membership::add(data, row, member, std::nullopt);
    return row.room;
}

Result<core::ChangedRoom> openDirect(MemoryData &data, const core::StoredRoom &stored)
{
    if (const auto may = data.mayAllBeAdded(stored); !may)
        return may.error();
    QSet<UserId> wanted;
    for (const Member &member : stored.members)
        wanted.insert(member.user.id);
    for (const RoomRow &row : data.rooms) {
        const auto ids = row.members.keys();
        const bool isWhole = std::ranges::none_of(row.members, [](const auto &member) { return member.hasLeft; });
        if (row.room.kind == RoomKind::Direct && isWhole && QSet<UserId>(ids.cbegin(), ids.cend()) == wanted)
            return core::ChangedRoom{row.room, false};
    }
    const auto made = createRoom(data, stored);
    return made ? Result<core::ChangedRoom>({*made, true}) : Result<core::ChangedRoom>(made.error());
}

Result<core::ChangedRoom> updateRoom(MemoryData &data, RoomId id, const core::RoomChange &change)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    Room after = row->room;
    after.name = change.name.value_or(after.name);
    after.topic = change.topic.value_or(after.topic);
    after.kind = change.kind.value_or(after.kind);
    after.archived = change.archived.value_or(after.archived);
    after.receipts = change.receipts.value_or(after.receipts);
    after.agents = change.agents.value_or(after.agents);
    if (change.picture)
        after.picture = change.picture->hash;
    if (after == row->room)
        return core::ChangedRoom{after, false};
    const bool takesName =
        after.kind == RoomKind::Public && (after.name != row->room.name || row->room.kind != RoomKind::Public);
    if (takesName) {
        if (const auto free = checkNameIsFree(data, id, after.name); !free)
            return free.error();
    }
    const QString picture = row->room.picture;
    row->room = after;
    if (change.picture && !after.picture.isEmpty())
        data.pictures.insert(after.picture, *change.picture);
    data.dropPicture(picture);
    MemoryData::log(*row, {.what = Logged::RoomUpdated, .by = change.by});
    return core::ChangedRoom{row->room, true};
}

Result<qint64> removeRoom(MemoryData &data, RoomId id)
{
    const RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    for (MessageId message : row->messages) {
        if (const auto stream = data.messages.take(message).stream)
            data.streams.remove(stream->id);
        data.edits.remove(message);
    }
    const qint64 ev = row->room.ev + 1;
    const QString picture = row->room.picture;
    data.rooms.remove(id);
    data.dropPicture(picture);
    return ev;
}

core::RoomActivity activityOf(const MemoryData &data, Timestamp since)
{
    core::RoomActivity activity;
    for (const RoomRow &row : data.rooms) {
        const auto fresh = std::ranges::count_if(
            row.messages, [&](MessageId id) { return data.messages.value(id).createdAt >= since; });
        if (row.room.kind == RoomKind::Public && fresh > 0)
            activity.insert(row.room.id, int(fresh));
    }
    return activity;
}

} // namespace

MemoryRooms::MemoryRooms(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryRooms::loadAll(core::Reply<QList<core::StoredRoom>> reply)
{
    m_answers.read<QList<core::StoredRoom>>(std::move(reply), m_data.allRooms());
}

void MemoryRooms::create(const core::StoredRoom &room, core::Reply<Room> reply)
{
    m_answers.write<Room>(std::move(reply), [&] { return createRoom(m_data, room); });
}

void MemoryRooms::openDirect(const core::StoredRoom &room, core::Reply<core::ChangedRoom> reply)
{
    m_answers.write<core::ChangedRoom>(std::move(reply), [&] { return confab::support::openDirect(m_data, room); });
}

void MemoryRooms::update(RoomId room, const core::RoomChange &change, core::Reply<core::ChangedRoom> reply)
{
    m_answers.write<core::ChangedRoom>(
        std::move(reply), [&] { return m_data.led(change.notes, [&] { return updateRoom(m_data, room, change); }); });
}

void MemoryRooms::activity(Timestamp since, core::Reply<core::RoomActivity> reply)
{
    m_answers.read<core::RoomActivity>(std::move(reply), activityOf(m_data, since));
}

void MemoryRooms::remove(RoomId room, const core::AuditNotes &notes, core::Reply<qint64> reply)
{
    m_answers.write<qint64>(std::move(reply),
                            [&] { return m_data.led(notes, [&] { return removeRoom(m_data, room); }); });
}

void MemoryRooms::join(RoomId room, const Member &member, core::Reply<MembershipChange> reply)
{
    m_answers.write<MembershipChange>(std::move(reply), [&]() -> Result<MembershipChange> {
        const auto changes = membership::join(m_data, room, {.members = {member}, .byThemselves = true});
        return changes ? Result<MembershipChange>(changes->first()) : Result<MembershipChange>(changes.error());
    });
}

void MemoryRooms::joinAll(RoomId room, const core::Joining &joining, core::Reply<QList<MembershipChange>> reply)
{
    m_answers.write<QList<MembershipChange>>(std::move(reply), [&] {
        return m_data.led(joining.notes, [&] { return membership::join(m_data, room, joining); });
    });
}

void MemoryRooms::leave(RoomId room, const core::Leaving &leaving, core::Reply<MembershipChange> reply)
{
    m_answers.write<MembershipChange>(std::move(reply), [&] {
        return m_data.led(leaving.notes, [&] { return membership::leave(m_data, room, leaving); });
    });
}

void MemoryRooms::setRole(RoomId room, const core::RoleChange &change, core::Reply<core::RoleChanges> reply)
{
    m_answers.write<core::RoleChanges>(std::move(reply), [&] {
        return m_data.led(change.notes, [&] { return membership::setRole(m_data, room, change); });
    });
}

void MemoryRooms::mute(RoomId room, const core::Muting &muting, core::Reply<MembershipChange> reply)
{
    m_answers.write<MembershipChange>(std::move(reply), [&] {
        return m_data.led(muting.notes, [&] { return membership::mute(m_data, room, muting); });
    });
}

void MemoryRooms::ban(RoomId room, const Ban &ban, const core::AuditNotes &notes, core::Reply<MembershipChange> reply)
{
    m_answers.write<MembershipChange>(std::move(reply), [&]() -> Result<MembershipChange> {
        if (const auto may = m_data.mayStill(notes); !may)
            return may.error();
        auto banned = membership::ban(m_data, room, ban);
        // Also of who was no member.
        if (banned)
            m_data.note(notes);
        return banned;
    });
}

void MemoryRooms::unban(RoomId room, UserId user, const core::AuditNotes &notes, core::Reply<qint64> reply)
{
    m_answers.write<qint64>(std::move(reply), [&]() -> Result<qint64> {
        if (const auto may = m_data.mayStill(notes); !may)
            return may.error();
        RoomRow *row = m_data.find(room);
        if (!row)
            return ErrorCode::NotFound;
        const bool wasBanned = row->bans.remove(user) > 0;
        row->expelled.remove(user);
        if (!wasBanned)
            return 0;
        m_data.note(notes);
        return ++row->banNumber;
    });
}

void MemoryRooms::bans(RoomId room, const core::BanQuery &query, core::Reply<core::BanPage> reply)
{
    m_answers.read<core::BanPage>(std::move(reply), membership::bans(m_data, room, query));
}

} // namespace confab::support
