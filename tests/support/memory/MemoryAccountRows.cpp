// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryAccountRows.h"

#include "core/accounts/NamePolicy.h"

namespace confab::support {

core::KnownPerson MemoryAccountRows::known(const AccountRow &row)
{
    core::KnownPerson person{.user = row.stored.user,
                             .guest = row.stored.guest,
                             .suspended = row.suspension.has_value(),
                             .role = row.stored.role,
                             .createdAt = row.stored.createdAt,
                             .folded = row.stored.folded,
                             .about = row.about,
                             .lastSeen = row.lastSeen};
    person.user.picture = row.picture;
    if (row.suspension) {
        person.suspendedAt = row.suspendedAt;
        person.suspendedUntil = row.suspension->until;
        person.suspension = row.suspension->reason;
    }
    return person;
}

bool MemoryAccountRows::passesForAnybody(const QString &name, UserId except) const
{
    for (const AccountRow &row : accounts) {
        const core::StoredUser &stored = row.stored;
        const bool speaks =
            stored.role == Role::Owner || stored.role == Role::Admin || stored.user.kind == UserKind::Agent;
        if (speaks && !row.endedAt && stored.user.id != except && core::names::couldPassFor(name, stored.user.name))
            return true;
    }
    return false;
}

Result<> MemoryAccountRows::checkNames(const QStringList &keys, UserId except, Timestamp now) const
{
    for (const QString &key : keys) {
        const auto holder = names.constFind(key);
        if (holder != names.cend() && holder->account != except && (!holder->freeAt || *holder->freeAt > now))
            return ErrorCode::Conflict;
    }
    return Done{};
}

void MemoryAccountRows::claimNames(const QStringList &keys, UserId account)
{
    names.removeIf([account](const auto &name) { return name.value().account == account; });
    for (const QString &key : keys)
        names.insert(key, {account, std::nullopt});
}

std::optional<core::StoredUser> MemoryAccountRows::living(UserId user) const
{
    const auto row = accounts.constFind(user);
    return row == accounts.cend() || row->endedAt ? std::nullopt : std::optional(row->stored);
}

QList<SessionId> MemoryAccountRows::endSessions(UserId user, SessionId keep, Timestamp now)
{
    QList<SessionId> ended;
    for (auto session = sessions.begin(); session != sessions.end(); ++session) {
        if (session->stored.user != user || session.key() == keep || session->endedAt)
            continue;
        session->endedAt = now;
        ended.append(session.key());
    }
    return ended;
}

} // namespace confab::support
