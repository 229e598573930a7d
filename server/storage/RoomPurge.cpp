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
    static constexpr auto kInOrder = kRoomMessages + " WHERE k.room = ? ORDER BY k.first_seq, m.seq LIMIT ";
    static constexpr auto kEdits =
        SqlText("DELETE FROM message_edits WHERE message IN (SELECT m.id") + kInOrder + "300)";
    static constexpr auto kMessages =
        SqlText("DELETE FROM messages WHERE rowid IN (SELECT m.rowid") + kInOrder + "300)";
    // Or each slice would walk all stretches that were emptied before it.
    static constexpr auto kStretches =
        SqlText("DELETE FROM room_stretches WHERE room = ? AND first_seq < COALESCE((SELECT k.first_seq") + kInOrder +
        "1), 9223372036854775807)";
    const auto edits = database.execute(kEdits, room);
    const auto messages = database.execute(kMessages, room);
    const auto stretches = database.execute(kStretches, room, room);
    const auto log = database.execute("DELETE FROM room_log WHERE room = ? AND ev IN"
                                      " (SELECT ev FROM room_log WHERE room = ? ORDER BY ev LIMIT 300)",
                                      room, room);
    const auto parts = database.execute("DELETE FROM stream_parts WHERE stream IN"
                                        " (SELECT id FROM streams WHERE room = ? LIMIT 100)",
                                        room);
    const auto streams = database.execute("DELETE FROM streams WHERE id IN"
                                          " (SELECT id FROM streams WHERE room = ? LIMIT 100)",
                                          room);
    for (const auto *result : {&edits, &messages, &stretches, &log, &parts, &streams}) {
        if (!*result)
            return result->error();
    }
    if (*messages + *log + *streams > 0)
        return true;
    const auto finished = database.execute("DELETE FROM purges WHERE room = ?", room);
    return finished ? Result<bool>(false) : Result<bool>(finished.error());
}

} // namespace

void purgeRoom(SqliteEngine &engine, RoomId room)
{
    engine.write<bool>(
        {room}, [room](Database &database) { return purgeSlice(database, room); },
        [&engine, room](const Result<bool> &isLeft) {
            // After a failure (disk full, stopped) the next start goes on.
            if (isLeft && *isLeft)
                purgeRoom(engine, room);
        });
}

void purgeRemovedRooms(SqliteEngine &engine)
{
    engine.read<QList<RoomId>>(
        {},
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
