// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteLogStore.h"

#include "LogRows.h"
#include "PendingCursors.h"
#include "RoomRows.h"
#include "SqliteEngine.h"

namespace confab::storage {

using core::LogPage;
using core::RoomStanding;

namespace {

RoomStanding readStanding(const Row &row)
{
    const RoomHead head = readHead(row, 3);
    RoomStanding standing{.room = row.id<RoomId>(0), .ev = head.ev, .seq = head.seq};
    if (row.isNull(1))
        return standing;
    standing.lastRead = row.integer(1);
    // Sending advances the sender's cursor, so nothing above it is one's own: only tombstones are taken off.
    standing.unread = int(std::max<qint64>(standing.seq - standing.lastRead - row.integer(2), 0));
    return standing;
}

// `waiting`: how far the user has seen the room by what is not written yet.
Result<std::optional<RoomStanding>> standingOf(Database &database, UserId user, RoomId room, qint64 waiting)
{
    static constexpr auto kText =
        SqlText("SELECT r.id, r.seen, (SELECT COUNT(*) FROM messages t INDEXED BY messages_deleted"
                " WHERE t.room = r.id AND t.seq > r.seen AND t.deleted_at IS NOT NULL), ") +
        kHeadColumns +
        " FROM (SELECT o.id, MAX(COALESCE(c.seq, NULLIF(?, 0)), ?) AS seen FROM rooms o"
        " LEFT JOIN cursors c ON c.room = o.id AND c.kind = 1 AND c.user = ? WHERE o.id = ?) r";
    return database.first(kText, readStanding, waiting, waiting, user, room);
}

} // namespace

SqliteLogStore::SqliteLogStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteLogStore::standings(UserId user, const QList<RoomId> &rooms, Reply<QList<RoomStanding>> reply)
{
    m_engine.read(
        {user},
        [&pending = m_engine.pendingCursors(), user, rooms](Database &database) -> Result<QList<RoomStanding>> {
            std::vector<qint64> waiting;
            for (const RoomId &room : rooms)
                waiting.push_back(pending.waitingOf(room, user));
            QList<RoomStanding> standings;
            for (qsizetype i = 0; i < rooms.size(); ++i) {
                const auto standing = standingOf(database, user, rooms[i], waiting[size_t(i)]);
                if (!standing)
                    return standing.error();
                if (*standing)
                    standings += **standing;
            }
            return standings;
        },
        std::move(reply));
}

void SqliteLogStore::since(RoomId room, qint64 ev, int limit, int maxBytes, Reply<LogPage> reply)
{
    m_engine.read(
        {room},
        [room, ev, limit, maxBytes](Database &database) { return readLog(database, room, ev, limit, maxBytes); },
        std::move(reply));
}

} // namespace confab::storage
