// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "core/ports/AgentStore.h"
#include "core/ports/PeopleStore.h"

#include <QHash>
#include <QMap>

namespace confab::support {

//! Accounts, their names, sessions and agents, as the stores in memory keep them.
struct MemoryAccountRows
{
    struct AccountRow
    {
        core::StoredUser stored = {};
        std::optional<Timestamp> endedAt = {};
        QString about = {};
        QString picture = {};
        std::optional<core::Suspension> suspension = {};
        Timestamp suspendedAt = 0;
        std::optional<Timestamp> lastSeen = {};
    };
    struct ResetRow
    {
        QByteArray codeHash = {};
        UserId account = {};
        Timestamp endsAt = 0;
    };
    struct NameRow
    {
        UserId account = {};
        std::optional<Timestamp> freeAt = {};
    };
    struct SessionRow
    {
        core::StoredSession stored = {};
        std::optional<Timestamp> endedAt = {};
    };
    struct TokenRow
    {
        SessionId session = {};
        std::optional<Timestamp> usedAt = {};
    };

    static core::KnownPerson known(const AccountRow &row);
    //! Whether people would take somebody of this name for the owner, an admin or an agent.
    bool passesForAnybody(const QString &name, UserId except) const;
    //! Conflict: somebody else has one of these looks.
    Result<> checkNames(const QStringList &keys, UserId except, Timestamp now) const;
    void claimNames(const QStringList &keys, UserId account);
    std::optional<core::StoredUser> living(UserId user) const;
    QList<SessionId> endSessions(UserId user, SessionId keep, Timestamp now);

    QMap<UserId, AccountRow> accounts = {};
    QHash<QString, NameRow> names = {}; //!< by what they look like
    QMap<SessionId, SessionRow> sessions = {};
    QHash<QByteArray, TokenRow> tokens = {};
    QList<core::Block> blocks = {};
    QList<ResetRow> resets = {};
    QMap<UserId, core::StoredAgent> agents = {}; //!< with folded keys
    QMap<QString, core::StoredProvider> providers = {};
};

} // namespace confab::support
