// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomActivity.h"

namespace confab::storage {

namespace {

struct Head
{
    RoomId room = {};
    qint64 seq = 0;
};

//! Messages lie in the order of their times, but for clocks that were set: a look at twenty of them says how many of a
//! million are new.
Result<qint64> lastBefore(Database &database, const Head &head, Timestamp since)
{
    qint64 old = 0;
    qint64 fresh = head.seq + 1;
    while (fresh - old > 1) {
        const qint64 middle = old + (fresh - old) / 2;
        const auto at = database.first(
            "SELECT created_at FROM messages WHERE room = ? AND seq = ?", [](const Row &row) { return row.integer(0); },
            head.room, middle);
        if (!at)
            return at.error();
        (at->value_or(0) < since ? old : fresh) = middle;
    }
    return old;
}

} // namespace

Result<core::RoomActivity> roomActivity(Database &database, Timestamp since)
{
    static constexpr SqlText kText("SELECT id, seq FROM rooms WHERE kind = 0 AND seq > 0");
    QList<Head> heads;
    const auto read = database.forEach(kText, [&heads](const Row &row) {
        heads.append({row.id<RoomId>(kText["id"]), row.integer(kText["seq"])});
    });
    if (!read)
        return read.error();
    core::RoomActivity activity;
    for (const Head &head : std::as_const(heads)) {
        const auto before = lastBefore(database, head, since);
        if (!before)
            return before.error();
        if (*before < head.seq)
            activity.insert(head.room, int(head.seq - *before));
    }
    return activity;
}

} // namespace confab::storage
