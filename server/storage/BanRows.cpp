// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanRows.h"

namespace confab::storage::banrows {

Result<bool> isBanned(Database &database, RoomId room, UserId user, Timestamp now)
{
    const auto found = database.first(
        "SELECT 1 FROM bans WHERE room = ? AND user = ? AND (until IS NULL OR until > ?)",
        [](const Row &) { return true; }, room, user, now);
    return found ? Result<bool>(found->has_value()) : Result<bool>(found.error());
}

Result<> write(Database &database, RoomId room, const Ban &ban, bool isExpulsion)
{
    const auto done = database.execute(
        "INSERT OR REPLACE INTO bans (room, user, done_by, at, until, reason, expelled) VALUES (?, ?, ?, ?, ?, ?, ? OR"
        " EXISTS (SELECT 1 FROM bans WHERE room = ? AND user = ? AND expelled AND (until IS NULL OR until > ?)))",
        room, ban.user.id, ban.by, ban.at, ban.until, ban.reason, isExpulsion, room, ban.user.id, ban.at);
    return done ? Result<>(Done{}) : Result<>(done.error());
}

Result<> lift(Database &database, RoomId room, UserId user)
{
    const auto done = database.execute("DELETE FROM bans WHERE room = ? AND user = ?", room, user);
    return done ? Result<>(Done{}) : Result<>(done.error());
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
