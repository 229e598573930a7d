// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomNameRows.h"

#include "core/RoomNames.h"
#include "Transaction.h"

#include <QHash>

namespace confab::storage::roomnamerows {

using namespace Qt::StringLiterals;
namespace names = core::roomnames;

namespace {

using Holders = QHash<QString, RoomId>; // by key

Result<Holders> holdersByRule(Database &database)
{
    static constexpr SqlText kText("SELECT id, name FROM rooms WHERE kind = 0 ORDER BY created_at, id");
    Holders holders;
    const auto read = database.forEach(kText, [&holders](const Row &row) {
        for (const QString &key : names::keys(row.text(kText["name"]))) {
            if (!holders.contains(key))
                holders.insert(key, row.id<RoomId>(kText["id"]));
        }
    });
    return read ? Result<Holders>(holders) : Result<Holders>(read.error());
}

Result<Holders> storedHolders(Database &database)
{
    static constexpr SqlText kText("SELECT look, room FROM room_names");
    Holders holders;
    const auto read = database.forEach(kText, [&holders](const Row &row) {
        holders.insert(row.text(kText["look"]), row.id<RoomId>(kText["room"]));
    });
    return read ? Result<Holders>(holders) : Result<Holders>(read.error());
}

Result<> replaceAll(Database &database, const Holders &holders)
{
    if (const auto emptied = database.execute("DELETE FROM room_names"); !emptied)
        return emptied.error();
    for (auto it = holders.cbegin(); it != holders.cend(); ++it) {
        const auto done = database.execute("INSERT INTO room_names (look, room) VALUES (?, ?)", it.key(), it.value());
        if (!done)
            return done.error();
    }
    return Done{};
}

} // namespace

Result<> checkIsFree(Database &database, RoomId room, const QString &name)
{
    for (const QString &key : names::keys(name)) {
        const auto holder = database.first(
            "SELECT r.name FROM room_names n JOIN rooms r ON r.id = n.room WHERE n.look = ? AND n.room <> ?",
            [](const Row &row) { return row.text(0); }, key, room);
        if (!holder)
            return holder.error();
        if (*holder)
            return Error{ErrorCode::Conflict,
                         u"There is a public room “%1” already, and this name looks like it."_s.arg(**holder),
                         u"name"_s};
    }
    return Done{};
}

Result<> claim(Database &database, RoomId room, const QString &name)
{
    if (const auto released = release(database, room); !released)
        return released;
    for (const QString &key : names::keys(name)) {
        const auto done = database.execute("INSERT OR IGNORE INTO room_names (look, room) VALUES (?, ?)", key, room);
        if (!done)
            return done.error();
    }
    return Done{};
}

Result<> release(Database &database, RoomId room)
{
    const auto done = database.execute("DELETE FROM room_names WHERE room = ?", room);
    return done ? Result<>(Done{}) : Result<>(done.error());
}

Result<> refresh(Database &database)
{
    const auto wanted = holdersByRule(database);
    if (!wanted)
        return wanted.error();
    const auto stored = storedHolders(database);
    if (!stored)
        return stored.error();
    if (*stored == *wanted)
        return Done{};
    return inTransaction(database, [&] { return replaceAll(database, *wanted); });
}

} // namespace confab::storage::roomnamerows
