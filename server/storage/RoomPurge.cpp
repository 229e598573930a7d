// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomPurge.h"

#include "MessageRows.h"
#include "SqliteEngine.h"

#include <QList>

namespace confab::storage {

namespace {

// True when rows may be left.
Result<bool> purgeSlice(Database &database, RoomId room)
{
    static constexpr auto kOldest = kRoomMessages + " WHERE k.room = ? ORDER BY k.first_seq, m.seq LIMIT 300)";
    static constexpr auto kEdits = SqlText("DELETE FROM message_edits WHERE message IN (SELECT m.id") + kOldest;
    static constexpr auto kMessages = SqlText("DELETE FROM messages WHERE rowid IN (SELECT m.rowid") + kOldest;
    const auto edits = database.execute(kEdits, room);
    const auto messages = database.execute(kMessages, room);
    const auto log = database.execute("DELETE FROM room_log WHERE room = ? AND ev IN"
                                      " (SELECT ev FROM room_log WHERE room = ? ORDER BY ev LIMIT 300)",
                                      room, room);
    const auto streams = database.execute("DELETE FROM streams WHERE id IN"
                                          " (SELECT id FROM streams WHERE room = ? LIMIT 100)",
                                          room);
    for (const auto *result : {&edits, &messages, &log, &streams}) {
        if (!*result)
            return result->error();
    }
    if (*messages + *log + *streams > 0)
        return true;
    for (const auto &result : {database.execute("DELETE FROM room_stretches WHERE room = ?", room),
                               database.execute("DELETE FROM purges WHERE room = ?", room)}) {
        if (!result)
            return result.error();
    }
    return false;
}

} // namespace

void purgeRoom(SqliteEngine &engine, RoomId room)
{
    engine.write<bool>([room](Database &database) { return purgeSlice(database, room); },
                       [&engine, room](const Result<bool> &isLeft) {
                           // After a failure (disk full, stopped) the next start goes on.
                           if (isLeft && *isLeft)
                               purgeRoom(engine, room);
                       });
}

void purgeRemovedRooms(SqliteEngine &engine)
{
    engine.read<QList<RoomId>>(
        [](Database &database) -> Result<QList<RoomId>> {
            QList<RoomId> rooms;
            const auto done =
                database.forEach("SELECT room FROM purges", [&](const Row &row) { rooms += row.id<RoomId>(0); });
            return done ? Result<QList<RoomId>>(rooms) : Result<QList<RoomId>>(done.error());
        },
        [&engine](const Result<QList<RoomId>> &rooms) {
            if (!rooms)
                return;
            for (const RoomId &room : *rooms)
                purgeRoom(engine, room);
        });
}

} // namespace confab::storage
