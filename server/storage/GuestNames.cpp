// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "GuestNames.h"

#include "AccountRows.h"
#include "core/accounts/NamePolicy.h"
#include "WriterCache.h"

#include <algorithm>

namespace confab::storage::guestnames {

using namespace Qt::StringLiterals;
using namespace core;

namespace {

struct Holder
{
    User user = {};
    bool isGuest = false;
    std::optional<Timestamp> freeAt = {}; //!< for one who has gone: when the name is anybody's
};

//! Whose names the newcomer's would be taken for.
Result<QList<Holder>> holdersOf(Database &database, const User &newcomer, Timestamp now)
{
    QList<Holder> holders;
    for (const QString &key : names::keys(newcomer.name)) {
        static constexpr SqlText kText(
            "SELECT a.id, a.name, a.kind, a.guest, n.free_at FROM account_names n JOIN accounts a ON a.id = n.account"
            " WHERE n.look = ? AND n.account <> ? AND (n.free_at IS NULL OR n.free_at > ?)");
        const auto read = database.forEach(
            kText,
            [&holders](const Row &row) {
                const User user{row.id<UserId>(kText["a.id"]), row.text(kText["a.name"]),
                                row.enumeration<UserKind>(kText["a.kind"])};
                if (std::ranges::find(holders, user, &Holder::user) == holders.end())
                    holders.append(
                        {user, row.integer(kText["a.guest"]) != 0, row.optionalInteger(kText["n.free_at"])});
            },
            key, newcomer.id, now);
        if (!read)
            return read.error();
    }
    return holders;
}

//! A name that nobody has.
Result<> renameGuest(Database &database, WriterCache &cache, Holder &holder, Timestamp now)
{
    User &guest = holder.user;
    for (int number = 1;; ++number) {
        guest.name = u"Guest %1"_s.arg(number);
        const QStringList keys = names::keys(guest.name);
        const auto free = accountrows::checkNames(database, keys, guest.id, now);
        if (!free && free.error().code == ErrorCode::Conflict)
            continue;
        if (!free)
            return free;
        const auto named = database.execute("UPDATE accounts SET name = ?, folded_name = ? WHERE id = ?", guest.name,
                                            names::folded(guest.name), guest.id);
        if (!named)
            return named.error();
        if (const auto claimed = accountrows::claimNames(database, keys, guest.id); !claimed)
            return claimed;
        const auto kept =
            database.execute("UPDATE account_names SET free_at = ? WHERE account = ?", holder.freeAt, guest.id);
        if (!kept)
            return kept.error();
        return cache.remember(database, guest);
    }
}

} // namespace

Result<QList<Renamed>> makeWay(Database &database, WriterCache &cache, const User &newcomer, Timestamp now)
{
    auto holders = holdersOf(database, newcomer, now);
    if (!holders)
        return holders.error();
    QList<Renamed> all;
    if (!std::ranges::all_of(*holders, &Holder::isGuest))
        return all;
    for (Holder &holder : *holders) {
        const QString before = holder.user.name;
        if (const auto renamed = renameGuest(database, cache, holder, now); !renamed)
            return renamed.error();
        all.append({before, holder.user});
    }
    return all;
}

} // namespace confab::storage::guestnames
