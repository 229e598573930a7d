// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomPurge.h"

#include "SqliteEngine.h"

#include <QList>

namespace confab::storage {

namespace {

// True when rows may be left.
Result<bool> purgeSlice(Database &database, RoomId room)
{
    const auto edits = database.execute("DELETE FROM message_edits WHERE message IN"
                                        " (SELECT id FROM messages WHERE room = ? ORDER BY seq LIMIT 300)",
                                        room);
    const auto messages = database.execute("DELETE FROM messages WHERE room = ? AND seq IN"
                                           " (SELECT seq FROM messages WHERE room = ? ORDER BY seq LIMIT 300)",
                                           room, room);
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
    const auto finished = database.execute("DELETE FROM purges WHERE room = ?", room);
    return finished ? Result<bool>(false) : Result<bool>(finished.error());
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
