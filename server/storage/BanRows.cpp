// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanRows.h"

namespace confab::storage::banrows {

namespace {

Result<qint64> countChange(Database &database, RoomId room)
{
    if (const auto done = database.execute("UPDATE rooms SET ban_changes = ban_changes + 1 WHERE id = ?", room); !done)
        return done.error();
    const auto number = database.first(
        "SELECT ban_changes FROM rooms WHERE id = ?", [](const Row &row) { return row.integer(0); }, room);
    return number ? Result<qint64>(number->value_or(0)) : Result<qint64>(number.error());
}

} // namespace

Result<bool> isBanned(Database &database, RoomId room, UserId user, Timestamp now)
{
    const auto found = database.first(
        "SELECT 1 FROM bans WHERE room = ? AND user = ? AND (until IS NULL OR until > ?)",
        [](const Row &) { return true; }, room, user, now);
    return found ? Result<bool>(found->has_value()) : Result<bool>(found.error());
}

Result<qint64> write(Database &database, RoomId room, const Ban &ban, bool isExpulsion)
{
    const auto done = database.execute(
        "INSERT OR REPLACE INTO bans (room, user, done_by, at, until, reason, expelled) VALUES (?, ?, ?, ?, ?, ?, ? OR"
        " EXISTS (SELECT 1 FROM bans WHERE room = ? AND user = ? AND expelled AND (until IS NULL OR until > ?)))",
        room, ban.user.id, ban.by, ban.at, ban.until, ban.reason, isExpulsion, room, ban.user.id, ban.at);
    return done ? countChange(database, room) : Result<qint64>(done.error());
}

Result<qint64> lift(Database &database, RoomId room, UserId user)
{
    const auto done = database.execute("DELETE FROM bans WHERE room = ? AND user = ?", room, user);
    if (!done)
        return done.error();
    return *done > 0 ? countChange(database, room) : Result<qint64>(qint64(0));
}

Result<core::BanPage> page(Database &database, RoomId room, const core::BanQuery &query)
{
    static constexpr SqlText kText("SELECT b.user, a.name, a.kind, b.done_by, b.at, b.until, b.reason FROM bans b"
                                   " LEFT JOIN authors a ON a.id = b.user"
                                   " WHERE b.room = ? AND (b.until IS NULL OR b.until > ?)"
                                   " AND (b.at < ? OR (b.at = ? AND b.user > ?))"
                                   " ORDER BY b.at DESC, b.user LIMIT ?");
    const auto [at, user] = query.after.value_or(std::pair(core::kForGood, UserId{}));
    core::BanPage page;
    const auto read = database.forEach(
        kText,
        [&page](const Row &row) {
            page.bans.append({.user = {row.id<UserId>(kText["b.user"]), row.text(kText["a.name"]),
                                       row.enumeration<UserKind>(kText["a.kind"])},
                              .by = row.id<UserId>(kText["b.done_by"]),
                              .at = row.integer(kText["b.at"]),
                              .until = row.optionalInteger(kText["b.until"]),
                              .reason = row.text(kText["b.reason"])});
        },
        room, query.now, at, at, user, query.limit + 1);
    if (!read)
        return read.error();
    page.more = page.bans.size() > query.limit;
    if (page.more)
        page.bans.removeLast();
    return page;
}

} // namespace confab::storage::banrows
