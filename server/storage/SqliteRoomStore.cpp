// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteRoomStore.h"

#include "BanRows.h"
#include "EngineWrites.h"
#include "RoomActivity.h"
#include "RoomPurge.h"
#include "RoomRows.h"

namespace confab::storage {

using core::MembershipChange;
using core::StoredRoom;

namespace {

//! With when something was said last.
Result<QList<StoredRoom>> readRooms(Database &database)
{
    static constexpr auto kRooms = SqlText("SELECT ") + kRoomColumns +
                                   ", r.ban_changes, m.created_at AS said FROM rooms r"
                                   " LEFT JOIN messages m ON m.room = r.id AND m.seq = r.seq ORDER BY r.id";
    QList<StoredRoom> rooms;
    const auto done = database.forEach(kRooms, [&rooms](const Row &row) {
        rooms += StoredRoom{.room = readRoom(row),
                            .lastMessageAt = row.optionalInteger(kRooms["said"]),
                            .banNumber = row.integer(kRooms["r.ban_changes"])};
    });
    return done ? Result<QList<StoredRoom>>(rooms) : Result<QList<StoredRoom>>(done.error());
}

Result<QList<StoredRoom>> readAll(Database &database)
{
    auto rooms = readRooms(database);
    if (!rooms)
        return rooms;
    QHash<RoomId, StoredRoom *> byId;
    for (StoredRoom &stored : *rooms)
        byId.insert(stored.room.id, &stored);
    static constexpr SqlText kMembers(
        "SELECT m.room, m.user, a.name, a.kind, m.role, m.joined_at, m.muted_until, c.picture FROM members m"
        " LEFT JOIN authors a ON a.id = m.user LEFT JOIN accounts c ON c.id = m.user WHERE m.has_left = 0 ORDER BY m.room, m.joined_at, m.user");
    auto done = database.forEach(kMembers, [&](const Row &row) {
        byId.value(row.id<RoomId>(kMembers["m.room"]))->members +=
            Member{{row.id<UserId>(kMembers["m.user"]), row.text(kMembers["a.name"]),
                    row.enumeration<UserKind>(kMembers["a.kind"]), row.text(kMembers["c.picture"])},
                   row.enumeration<Role>(kMembers["m.role"]),
                   row.integer(kMembers["m.joined_at"]),
                   row.optionalInteger(kMembers["m.muted_until"])};
    });
    if (!done)
        return done.error();
    static constexpr SqlText kBans("SELECT room, user, done_by, at, until, reason, expelled FROM bans");
    done = database.forEach(kBans, [&](const Row &row) {
        const Ban ban{.user = {row.id<UserId>(kBans["user"])},
                      .by = row.id<UserId>(kBans["done_by"]),
                      .at = row.integer(kBans["at"]),
                      .until = row.optionalInteger(kBans["until"]),
                      .reason = row.text(kBans["reason"])};
        StoredRoom &stored = *byId.value(row.id<RoomId>(kBans["room"]));
        stored.bans.insert(ban.user.id, ban);
        if (row.integer(kBans["expelled"]) != 0)
            stored.expelled.insert(ban.user.id);
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

void SqliteRoomStore::loadAll(core::Reply<QList<StoredRoom>> reply)
{
    m_engine.read(readAll, std::move(reply));
}

void SqliteRoomStore::create(const StoredRoom &room, core::Reply<Room> reply)
{
    m_engine.write(write::CreateRoom{room}, std::move(reply));
}

void SqliteRoomStore::openDirect(const StoredRoom &room, core::Reply<core::ChangedRoom> reply)
{
    m_engine.write(write::OpenDirect{room}, std::move(reply));
}

void SqliteRoomStore::update(RoomId room, const core::RoomChange &change, core::Reply<core::ChangedRoom> reply)
{
    m_engine.write(write::UpdateRoom{room, change}, change.notes, std::move(reply));
}

void SqliteRoomStore::remove(RoomId room, const core::AuditNotes &notes, core::Reply<qint64> reply)
{
    m_engine.write(write::RemoveRoom{room}, notes,
                   {m_life, std::move(reply), [this, room](qint64 ev, core::Reply<qint64> next) {
                        purgeRoom(m_engine, m_life, room);
                        next(ev);
                    }});
}

void SqliteRoomStore::join(RoomId room, const Member &member, core::Reply<MembershipChange> reply)
{
    joinAll(room, {.members = {member}, .byThemselves = true},
            {std::move(reply), [](const QList<MembershipChange> &changes) { return changes.first(); }});
}

void SqliteRoomStore::joinAll(RoomId room, const core::Joining &joining, core::Reply<QList<MembershipChange>> reply)
{
    m_engine.write(write::JoinRoom{room, joining}, joining.notes, std::move(reply));
}

void SqliteRoomStore::leave(RoomId room, const core::Leaving &leaving, core::Reply<MembershipChange> reply)
{
    m_engine.write(write::LeaveRoom{room, leaving}, leaving.notes, std::move(reply));
}

void SqliteRoomStore::setRole(RoomId room, const core::RoleChange &change, core::Reply<core::RoleChanges> reply)
{
    m_engine.write(write::SetRole{room, change}, change.notes, std::move(reply));
}

void SqliteRoomStore::mute(RoomId room, const core::Muting &muting, core::Reply<MembershipChange> reply)
{
    m_engine.write(write::MuteMember{room, muting}, muting.notes, std::move(reply));
}

void SqliteRoomStore::ban(RoomId room, const Ban &ban, const core::AuditNotes &notes,
                          core::Reply<MembershipChange> reply)
{
    m_engine.write(write::BanFromRoom{room, ban}, notes, std::move(reply));
}

void SqliteRoomStore::unban(RoomId room, UserId user, const core::AuditNotes &notes, core::Reply<qint64> reply)
{
    m_engine.write(write::LiftBan{room, user}, notes, std::move(reply));
}

void SqliteRoomStore::bans(RoomId room, const core::BanQuery &query, core::Reply<core::BanPage> reply)
{
    m_engine.read<core::BanPage>(
        {room}, [room, query](Database &database) { return banrows::page(database, room, query); }, std::move(reply));
}

void SqliteRoomStore::activity(Timestamp since, core::Reply<core::RoomActivity> reply)
{
    m_engine.read<core::RoomActivity>(
        {}, [since](Database &database) { return roomActivity(database, since); }, std::move(reply));
}

} // namespace confab::storage
