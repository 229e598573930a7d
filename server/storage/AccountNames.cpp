// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountNames.h"

#include "core/accounts/NamePolicy.h"
#include "Transaction.h"

#include <QHash>

namespace confab::storage::accountnames {

namespace names = core::names;

namespace {

struct Holder
{
    UserId account = {};
    std::optional<Timestamp> freeAt = {};
    friend bool operator==(const Holder &, const Holder &) = default;
};
using Holders = QHash<QString, Holder>; // by look

Result<Holders> holdersByRule(Database &database)
{
    static constexpr SqlText kText(
        "SELECT a.id, a.name, CASE WHEN a.ended_at IS NOT NULL THEN"
        " (SELECT MAX(n.free_at) FROM account_names n WHERE n.account = a.id) END AS free_at FROM accounts a"
        " WHERE a.ended_at IS NULL OR EXISTS (SELECT 1 FROM account_names n WHERE n.account = a.id)"
        " ORDER BY a.ended_at IS NOT NULL, a.created_at, a.id");
    Holders holders;
    const auto read = database.forEach(kText, [&holders](const Row &row) {
        for (const QString &look : names::keys(row.text(kText["a.name"]))) {
            if (!holders.contains(look))
                holders.insert(look, {row.id<UserId>(kText["a.id"]), row.optionalInteger(kText["free_at"])});
        }
    });
    return read ? Result<Holders>(holders) : Result<Holders>(read.error());
}

// Who is called otherwise by now: nobody knows by which name he held these.
constexpr SqlText kFormer(" free_at IS NOT NULL AND account IN (SELECT id FROM accounts WHERE ended_at IS NULL)");

Result<Holders> storedHolders(Database &database)
{
    static constexpr auto kText = SqlText("SELECT look, account, free_at FROM account_names WHERE NOT (") + kFormer + ")";
    Holders holders;
    const auto read = database.forEach(kText, [&holders](const Row &row) {
        holders.insert(row.text(kText["look"]),
                       {row.id<UserId>(kText["account"]), row.optionalInteger(kText["free_at"])});
    });
    return read ? Result<Holders>(holders) : Result<Holders>(read.error());
}

Result<> replaceAll(Database &database, const Holders &holders)
{
    static constexpr auto kText = SqlText("DELETE FROM account_names WHERE NOT (") + kFormer + ")";
    if (const auto emptied = database.execute(kText); !emptied)
        return emptied.error();
    for (auto it = holders.cbegin(); it != holders.cend(); ++it) {
        const auto done = database.execute("INSERT OR REPLACE INTO account_names (look, account, free_at) VALUES (?, ?, ?)",
                                           it.key(), it->account, it->freeAt);
        if (!done)
            return done.error();
    }
    return Done{};
}

} // namespace

Result<> checkSpeaksForNobody(Database &database, const QString &name, UserId account)
{
    bool isTaken = false;
    const auto read = database.forEach(
        "SELECT name FROM accounts WHERE (role IN (0, 1) OR kind = 1) AND ended_at IS NULL AND id <> ?",
        [&](const Row &row) { isTaken = isTaken || names::couldPassFor(name, row.text(0)); }, account);
    if (!read)
        return read.error();
    return isTaken ? Result<>(ErrorCode::Conflict) : Result<>(Done{});
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

} // namespace confab::storage::accountnames
