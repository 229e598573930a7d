// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteRoomStore.h"

#include "RoomPurge.h"
#include "RoomRows.h"
#include "RoomWrites.h"
#include "SqliteEngine.h"

namespace confab::storage {

using core::MembershipChange;
using core::StoredRoom;

namespace {

Result<QList<StoredRoom>> readAll(Database &database)
{
    static constexpr auto kRooms = SqlText("SELECT ") + kRoomColumns + " FROM rooms r ORDER BY r.id";
    QList<StoredRoom> rooms;
    QHash<RoomId, qsizetype> places;
    auto done = database.forEach(kRooms, [&](const Row &row) {
        rooms += StoredRoom{readRoom(row), {}};
        places.insert(rooms.last().room.id, rooms.size() - 1);
    });
    if (!done)
        return done.error();
    done = database.forEach("SELECT m.room, m.user, a.name, a.kind, m.role, m.joined_at FROM members m"
                            " LEFT JOIN authors a ON a.id = m.user WHERE m.has_left = 0"
                            " ORDER BY m.room, m.joined_at, m.user",
                            [&](const Row &row) {
                                rooms[places.value(row.id<RoomId>(0))].members +=
                                    Member{{row.id<UserId>(1), row.text(2), row.enumeration<UserKind>(3)},
                                           row.enumeration<Role>(4),
                                           row.integer(5)};
                            });
    if (!done)
        return done.error();
    return rooms;
}

} // namespace

SqliteRoomStore::SqliteRoomStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteRoomStore::resumePurges()
{
    purgeRemovedRooms(m_engine);
}

void SqliteRoomStore::loadAll(Reply<QList<StoredRoom>> reply)
{
    m_engine.read(readAll, std::move(reply));
}

void SqliteRoomStore::create(const StoredRoom &room, Reply<Room> reply)
{
    m_engine.write(
        {room.room.id, room.room.createdBy},
        [&cache = m_engine.cache(), room](Database &database) { return createRoom(database, cache, room); },
        std::move(reply));
}

void SqliteRoomStore::update(RoomId room, std::optional<QString> name, std::optional<QString> topic, Reply<Room> reply)
{
    m_engine.write(
        {room},
        [&cache = m_engine.cache(), room, name = std::move(name), topic = std::move(topic)](Database &database) {
            return updateRoom(database, cache, room, name, topic);
        },
        std::move(reply));
}

void SqliteRoomStore::remove(RoomId room, Reply<Done> reply)
{
    m_engine.write<Done>(
        {room}, [&cache = m_engine.cache(), room](Database &database) { return removeRoom(database, cache, room); },
        [&engine = m_engine, room, reply = std::move(reply)](const Result<Done> &removed) {
            if (removed)
                purgeRoom(engine, room);
            reply(removed);
        });
}

void SqliteRoomStore::join(RoomId room, const Member &member, Reply<MembershipChange> reply)
{
    joinAll(room, {.members = {member}}, [reply = std::move(reply)](const Result<QList<MembershipChange>> &changes) {
        changes ? reply(changes->first()) : reply(changes.error());
    });
}

void SqliteRoomStore::joinAll(RoomId room, const core::Joining &joining, Reply<QList<MembershipChange>> reply)
{
    m_engine.write(
        {room},
        [&cache = m_engine.cache(), room, joining](Database &database) {
            return joinRoom(database, cache, room, joining);
        },
        std::move(reply));
}

void SqliteRoomStore::leave(RoomId room, const core::Leaving &leaving, Reply<MembershipChange> reply)
{
    m_engine.write(
        {room, leaving.user},
        [&cache = m_engine.cache(), room, leaving](Database &database) {
            return leaveRoom(database, cache, room, leaving);
        },
        std::move(reply));
}

} // namespace confab::storage
