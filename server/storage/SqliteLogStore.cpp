// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteLogStore.h"

#include "LogRows.h"
#include "PendingCursors.h"
#include "ReaderRows.h"
#include "SqliteEngine.h"

namespace confab::storage {

using core::LogPage;
using core::RoomStanding;

namespace {

// Whose standing it is, and among how many of the newest messages it is counted.
//! Of the messages that are unread, the newest ones are looked at one by one for whom the reader has blocked: no index
//! holds their authors, and a page of rooms must not take seconds.
constexpr qint64 kAuthorsLookedAt = 1'000;

struct Reader
{
    UserId user = {};
    qint64 unreadMax = 0;
    bool blocksSomebody = false;
    qint64 behind(const RoomStanding &standing) const
    {
        return std::max(standing.lastRead, standing.seq - unreadMax);
    }
};

// A marker that was set back may have one's own messages behind it.
Result<std::optional<RoomStanding>> withoutOwn(Database &database, const Reader &reader, RoomStanding standing)
{
    const auto own = database.first("SELECT COUNT(*) FROM messages WHERE room = ? AND seq > ? AND author = ?"
                                    " AND deleted_at IS NULL",
                                    [](const Row &row) { return row.integer(0); }, standing.room, reader.behind(standing),
                                    reader.user);
    if (!own)
        return own.error();
    standing.unread = int(std::max<qint64>(standing.unread - own->value_or(0), 0));
    return std::optional(standing);
}

Result<std::optional<RoomStanding>> withoutBlocked(Database &database, const Reader &reader, RoomStanding standing)
{
    const auto blocked = database.first("SELECT COUNT(*) FROM messages WHERE room = ? AND seq > ? AND deleted_at IS NULL"
                                        " AND author IN (SELECT blocked FROM blocks WHERE blocker = ?)",
                                        [](const Row &row) { return row.integer(0); }, standing.room,
                                        std::max(reader.behind(standing), standing.seq - kAuthorsLookedAt), reader.user);
    if (!blocked)
        return blocked.error();
    standing.unread = int(std::max<qint64>(standing.unread - blocked->value_or(0), 0));
    return std::optional(standing);
}

Result<std::optional<RoomStanding>> withMentions(Database &database, const Reader &reader, RoomStanding standing)
{
    const auto mentions = database.first(
        "SELECT COUNT(*) FROM messages INDEXED BY messages_that_mention WHERE room = ? AND seq > ?"
        " AND mentions IS NOT NULL AND instr(mentions, ?) > 0 AND author <> ? AND deleted_at IS NULL"
        " AND author NOT IN (SELECT blocked FROM blocks WHERE blocker = ?)",
        [](const Row &row) { return row.integer(0); }, standing.room, reader.behind(standing), reader.user, reader.user,
        reader.user);
    if (!mentions)
        return mentions.error();
    standing.unreadMentions = int(mentions->value_or(0));
    return std::optional(standing);
}

// `waiting`: how far the user has seen the room by what is not written yet.
Result<std::optional<RoomStanding>> standingOf(Database &database, const Reader &reader, RoomId room, qint64 waiting)
{
    static constexpr SqlText kText(
        "SELECT r.id, r.ev, r.seq, r.lastRead, r.level, r.until, r.level_before, r.favourite, r.isBack,"
        " (SELECT COUNT(*) FROM messages t INDEXED BY messages_that_are_deleted"
        " WHERE t.room = r.id AND t.seq > MAX(r.lastRead, r.seq - ?) AND t.deleted_at IS NOT NULL) AS deleted"
        " FROM (SELECT s.*, s.seen <= s.mark_seen AS isBack,"
        " CASE WHEN s.seen <= s.mark_seen THEN s.mark ELSE s.seen END AS lastRead"
        " FROM (SELECT o.id, o.ev, o.seq, g.level, g.until, g.level_before, g.favourite, g.mark, g.mark_seen,"
        " MAX(COALESCE(c.seq, NULLIF(?, 0)), ?) AS seen FROM rooms o"
        " LEFT JOIN cursors c ON c.room = o.id AND c.kind = 1 AND c.user = ?"
        " LEFT JOIN room_settings g ON g.room = o.id AND g.user = ? WHERE o.id = ?) s) r");
    bool isBack = false;
    const auto read = [&isBack, &reader](const Row &row) {
        RoomStanding standing{.room = row.id<RoomId>(kText["r.id"]),
                              .ev = row.integer(kText["r.ev"]),
                              .seq = row.integer(kText["r.seq"]),
                              .settings = readerrows::settings(row, kText["r.level"])};
        if (row.isNull(kText["r.lastRead"]))
            return standing;
        isBack = row.integer(kText["r.isBack"]) != 0;
        standing.lastRead = row.integer(kText["r.lastRead"]);
        // Sending advances the sender's cursor, so nothing above it is one's own: only tombstones are taken off.
        standing.unread = int(std::max<qint64>(standing.seq - reader.behind(standing) - row.integer(kText["deleted"]), 0));
        return standing;
    };
    auto standing =
        database.first(kText, read, reader.unreadMax, waiting, waiting, reader.user, reader.user, room);
    if (!standing || !*standing || (*standing)->unread == 0)
        return standing;
    if (isBack) {
        standing = withoutOwn(database, reader, **standing);
        if (!standing)
            return standing;
    }
    if (reader.blocksSomebody) {
        standing = withoutBlocked(database, reader, **standing);
        if (!standing)
            return standing;
    }
    return withMentions(database, reader, **standing);
}

Result<bool> blocksSomebody(Database &database, UserId user)
{
    const auto found = database.first("SELECT EXISTS (SELECT 1 FROM blocks WHERE blocker = ?)",
                                      [](const Row &row) { return row.integer(0) != 0; }, user);
    return found ? Result<bool>(found->value_or(false)) : Result<bool>(found.error());
}

} // namespace

SqliteLogStore::SqliteLogStore(SqliteEngine &engine, int unreadMax)
    : m_engine(engine)
    , m_unreadMax(unreadMax)
{
}

void SqliteLogStore::standings(UserId user, const QList<RoomId> &rooms, core::Reply<QList<RoomStanding>> reply)
{
    m_engine.read(
        {user},
        [&pending = m_engine.pendingCursors(), user, unreadMax = m_unreadMax,
         rooms](Database &database) -> Result<QList<RoomStanding>> {
            const auto blocks = blocksSomebody(database, user);
            if (!blocks)
                return blocks.error();
            const Reader reader{user, unreadMax, *blocks};
            std::vector<qint64> waiting;
            for (const RoomId &room : rooms)
                waiting.push_back(pending.waitingOf(room, reader.user));
            QList<RoomStanding> standings;
            for (qsizetype i = 0; i < rooms.size(); ++i) {
                const auto standing = standingOf(database, reader, rooms[i], waiting[size_t(i)]);
                if (!standing)
                    return standing.error();
                if (*standing)
                    standings += **standing;
            }
            return standings;
        },
        std::move(reply));
}

void SqliteLogStore::since(RoomId room, qint64 ev, int limit, int maxBytes, core::Reply<LogPage> reply)
{
    m_engine.read(
        {room},
        [room, ev, limit, maxBytes](Database &database) { return readLog(database, room, ev, limit, maxBytes); },
        std::move(reply));
}

} // namespace confab::storage
