// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReaderRows.h"

#include "core/people/NotifyRules.h"

#include <algorithm>

namespace confab::storage::readerrows {

namespace {

Result<> toDone(const Result<int> &changed)
{
    return changed ? Result<>(Done{}) : Result<>(changed.error());
}

Result<> checkIsMember(Database &database, RoomId room, UserId user)
{
    const auto member = database.first("SELECT 1 FROM members WHERE room = ? AND user = ? AND has_left = 0",
                                       [](const Row &row) { return row.integer(0); }, room, user);
    if (!member)
        return member.error();
    return *member ? Result<>(Done{}) : Result<>(ErrorCode::NotFound);
}

} // namespace

core::ReaderSettings settings(const Row &row, int from)
{
    core::ReaderSettings found{.favourite = row.integer(from + 3) != 0};
    if (row.isNull(from))
        return found;
    found.notify = core::NotifySetting{row.enumeration<NotifyLevel>(from), row.optionalInteger(from + 1)};
    if (!row.isNull(from + 2))
        found.notify->before = row.enumeration<NotifyLevel>(from + 2);
    return found;
}

Result<qint64> reached(Database &database, WriterCache &cache, core::CursorKind kind, RoomId room, UserId user)
{
    const auto stored = database.first("SELECT seq FROM cursors WHERE room = ? AND kind = ? AND user = ?",
                                       [](const Row &row) { return row.integer(0); }, room, kind, user);
    if (!stored)
        return stored.error();
    return std::max(stored->value_or(0), cache.cursors().newestOf(kind, room, user));
}

Result<core::ReadMark> markRead(Database &database, WriterCache &cache, RoomId room, UserId user, qint64 seq)
{
    const auto head = roomHead(database, room);
    if (!head)
        return head.error();
    if (const auto member = checkIsMember(database, room, user); !member)
        return member.error();
    const auto seen = reached(database, cache, core::CursorKind::Seen, room, user);
    if (!seen)
        return seen.error();
    const qint64 mark = std::clamp<qint64>(seq, 0, head->seq);
    if (mark >= *seen) {
        cache.cursors().advance(core::CursorKind::Seen, room, user, mark);
        const auto done = database.execute(
            "UPDATE room_settings SET mark = NULL, mark_seen = NULL WHERE room = ? AND user = ?", room, user);
        if (!done)
            return done.error();
    } else {
        const auto done = database.execute(
            "INSERT INTO room_settings (room, user, mark, mark_seen) VALUES (?, ?, ?, ?) ON CONFLICT (room, user)"
            " DO UPDATE SET mark = excluded.mark, mark_seen = excluded.mark_seen",
            room, user, mark, *seen);
        if (!done)
            return done.error();
    }
    return core::ReadMark{mark, mark > *seen};
}

Result<core::ReaderSettings> change(Database &database, RoomId room, UserId user, const core::SettingsChange &change)
{
    if (const auto member = checkIsMember(database, room, user); !member)
        return member.error();
    const auto stored = database.first(
        "SELECT level, until, level_before, favourite FROM room_settings WHERE room = ? AND user = ?",
        [](const Row &row) { return settings(row, 0); }, room, user);
    if (!stored)
        return stored.error();
    const core::ReaderSettings result = core::notifyrules::changed(stored->value_or(core::ReaderSettings{}), change);
    const auto &notify = result.notify;
    const auto done = database.execute(
        "INSERT INTO room_settings (room, user, level, until, level_before, favourite) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (room, user) DO UPDATE SET level = excluded.level, until = excluded.until,"
        " level_before = excluded.level_before, favourite = excluded.favourite",
        room, user, notify ? std::optional(notify->level) : std::nullopt,
        notify ? notify->until : std::nullopt, notify ? notify->before : std::nullopt, result.favourite);
    if (!done)
        return done.error();
    return result;
}

Result<> seen(Database &database, RoomId room, UserId user, qint64 seq)
{
    return toDone(database.execute("UPDATE room_settings SET mark = ? WHERE room = ? AND user = ? AND mark < ?", seq, room,
                                   user, seq));
}

Result<> forget(Database &database, RoomId room, UserId user)
{
    return toDone(database.execute("DELETE FROM room_settings WHERE room = ? AND user = ?", room, user));
}

} // namespace confab::storage::readerrows
