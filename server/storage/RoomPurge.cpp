// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomPurge.h"

#include "EngineWrites.h"

#include <QList>

namespace confab::storage {

Result<bool> purgeSlice(Database &database, RoomId room)
{
    const auto edits = database.execute("DELETE FROM message_edits WHERE message IN"
                                        " (SELECT m.id FROM messages m WHERE m.room = ? ORDER BY m.seq LIMIT 300)",
                                        room);
    const auto messages = database.execute("DELETE FROM messages WHERE key IN"
                                           " (SELECT m.key FROM messages m WHERE m.room = ? ORDER BY m.seq LIMIT 300)",
                                           room);
    const auto log = database.execute("DELETE FROM room_log WHERE room = ? AND ev IN"
                                      " (SELECT ev FROM room_log WHERE room = ? ORDER BY ev LIMIT 300)",
                                      room, room);
    const auto parts = database.execute("DELETE FROM stream_parts WHERE stream IN"
                                        " (SELECT id FROM streams WHERE room = ? LIMIT 100)",
                                        room);
    const auto streams = database.execute("DELETE FROM streams WHERE id IN"
                                          " (SELECT id FROM streams WHERE room = ? LIMIT 100)",
                                          room);
    for (const auto *result : {&edits, &messages, &log, &parts, &streams}) {
        if (!*result)
            return result->error();
    }
    if (*messages + *log + *streams > 0)
        return true;
    const auto finished = database.execute("DELETE FROM purges WHERE room = ?", room);
    return finished ? Result<bool>(false) : Result<bool>(finished.error());
}

void purgeRoom(SqliteEngine &engine, const core::Life &life, RoomId room)
{
    engine.write(write::PurgeRoom{room}, {life, [&engine, &life, room](const Result<bool> &isLeft) {
                                              // After a failure (disk full, stopped) the next start goes on.
                                              if (isLeft && *isLeft)
                                                  purgeRoom(engine, life, room);
                                          }});
}

void purgeRemovedRooms(SqliteEngine &engine, const core::Life &life)
{
    engine.read<QList<RoomId>>(
        {},
        [](Database &database) -> Result<QList<RoomId>> {
            QList<RoomId> rooms;
            const auto done =
                database.forEach("SELECT room FROM purges", [&](const Row &row) { rooms += row.id<RoomId>(0); });
            return done ? Result<QList<RoomId>>(rooms) : Result<QList<RoomId>>(done.error());
        },
        {life, [&engine, &life](const Result<QList<RoomId>> &rooms) {
             if (!rooms)
                 return;
             for (const RoomId &room : *rooms)
                 purgeRoom(engine, life, room);
         }});
}

} // namespace confab::storage
