// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomWrites.h"

#include "MembershipWrites.h"
#include "Newcomers.h"
#include "PictureRows.h"
#include "RoomLog.h"
#include "RoomNameRows.h"
#include "RoomRows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

//! What the same people have in common in whichever order they are named; migrations write it, too.
QString keyOf(const QList<Member> &members)
{
    QByteArrayList ids;
    for (const Member &member : members)
        ids.append(member.user.id.toBytes().toHex().toUpper());
    std::ranges::sort(ids);
    return QString::fromLatin1(ids.join());
}

Room changed(const Room &room, const core::RoomChange &change)
{
    Room result = room;
    result.name = change.name.value_or(room.name);
    result.topic = change.topic.value_or(room.topic);
    result.kind = change.kind.value_or(room.kind);
    result.archived = change.archived.value_or(room.archived);
    result.receipts = change.receipts.value_or(room.receipts);
    result.agents = change.agents.value_or(room.agents);
    if (change.picture)
        result.picture = change.picture->hash;
    return result;
}

//! Public names are unique: the room takes its one, keeps it, or lets it go.
Result<> claimName(Database &database, const Room &before, const Room &after)
{
    const bool wasPublic = before.kind == RoomKind::Public;
    const bool isPublic = after.kind == RoomKind::Public;
    if (!isPublic)
        return wasPublic ? roomnamerows::release(database, after.id) : Result<>(Done{});
    if (wasPublic && before.name == after.name)
        return Done{};
    if (const auto free = roomnamerows::checkIsFree(database, after.id, after.name); !free)
        return free;
    return roomnamerows::claim(database, after.id, after.name);
}

Result<Room> makeRoom(Database &database, WriterCache &cache, const core::StoredRoom &stored)
{
    const Room &room = stored.room;
    if (room.kind == RoomKind::Public) {
        if (const auto free = roomnamerows::checkIsFree(database, room.id, room.name); !free)
            return free.error();
    }
    const auto inserted =
        database.execute("INSERT INTO rooms (id, name, kind, topic, epoch, ev, seq, member_count, created_at,"
                         " created_by) VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?, ?) ON CONFLICT DO NOTHING",
                         room.id, room.name, room.kind, room.topic, room.epoch, room.createdAt, room.createdBy);
    if (!inserted)
        return inserted.error();
    if (*inserted == 0)
        return Error{ErrorCode::Conflict, u"A room with this id exists."_s};
    if (room.kind == RoomKind::Public) {
        if (const auto claimed = roomnamerows::claim(database, room.id, room.name); !claimed)
            return claimed.error();
    }
    if (const auto logged = logRoom(database, room.id, LogType::RoomCreated, std::nullopt); !logged)
        return logged.error();
    for (const Member &member : stored.members) {
        if (const auto added = addMember(database, cache, room.id, member, std::nullopt); !added)
            return added.error();
    }
    return roomById(database, room.id);
}

} // namespace

Result<Room> createRoom(Database &database, WriterCache &cache, const core::StoredRoom &stored)
{
    if (const auto may = newcomers::checkFirst(database, stored); !may)
        return may.error();
    return makeRoom(database, cache, stored);
}

Result<core::ChangedRoom> openDirectRoom(Database &database, WriterCache &cache, const core::StoredRoom &stored)
{
    if (const auto may = newcomers::checkFirst(database, stored); !may)
        return may.error();
    const QString key = keyOf(stored.members);
    const auto known = database.first(
        "SELECT room FROM direct_rooms WHERE people = ?", [](const Row &row) { return row.id<RoomId>(0); }, key);
    if (!known)
        return known.error();
    if (*known) {
        const auto room = roomById(database, **known);
        return room ? Result<core::ChangedRoom>({*room, false}) : Result<core::ChangedRoom>(room.error());
    }
    const auto made = makeRoom(database, cache, stored);
    if (!made)
        return made.error();
    const auto kept = database.execute("INSERT INTO direct_rooms (people, room) VALUES (?, ?)", key, stored.room.id);
    return kept ? Result<core::ChangedRoom>({*made, true}) : Result<core::ChangedRoom>(kept.error());
}

Result<core::ChangedRoom> updateRoom(Database &database, RoomId id, const core::RoomChange &change)
{
    const auto before = roomById(database, id);
    if (!before)
        return before.error();
    const Room after = changed(*before, change);
    if (after == *before)
        return core::ChangedRoom{*before, false};
    if (const auto claimed = claimName(database, *before, after); !claimed)
        return claimed.error();
    if (const auto kept = change.picture ? picturerows::keep(database, *change.picture) : Result<>(Done{}); !kept)
        return kept.error();
    const auto written = database.execute("UPDATE rooms SET name = ?, topic = ?, kind = ?, archived = ?, receipts = ?,"
                                          " agents = ?, picture = ? WHERE id = ?",
                                          after.name, after.topic, after.kind, after.archived, after.receipts,
                                          after.agents, after.picture, id);
    if (!written)
        return written.error();
    if (after.picture != before->picture) {
        if (const auto dropped = picturerows::drop(database, before->picture); !dropped)
            return dropped.error();
    }
    if (const auto logged = logRoom(database, id, LogType::RoomUpdated, change.by); !logged)
        return logged.error();
    const auto room = roomById(database, id);
    return room ? Result<core::ChangedRoom>({*room, true}) : Result<core::ChangedRoom>(room.error());
}

Result<qint64> removeRoom(Database &database, WriterCache &cache, RoomId id)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    if (const auto released = roomnamerows::release(database, id); !released)
        return released.error();
    const auto results = {database.execute("DELETE FROM rooms WHERE id = ?", id),
                          database.execute("DELETE FROM cursors WHERE room = ?", id),
                          database.execute("DELETE FROM room_settings WHERE room = ?", id),
                          database.execute("DELETE FROM audit WHERE room = ?", id),
                          database.execute("INSERT INTO purges (room) VALUES (?)", id)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    if (const auto dropped = picturerows::drop(database, room->picture); !dropped)
        return dropped.error();
    cache.cursors().forget(id);
    return room->ev + 1;
}

} // namespace confab::storage
