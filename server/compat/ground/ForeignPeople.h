// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/Identity.h"
#include "core/ports/ForeignStore.h"
#include "FacadeSettings.h"

#include <map>
#include <vector>

class QHostAddress;

namespace confab::core {
class AccountService;
class RateLimiter;
} // namespace confab::core

namespace confab::compat {

//! The people of a façade, whom its clients call by keys of their own: each is a guest here, made when he is first seen
//! and kept until the façade ends him. Nobody can be, or be called as, somebody who has a password here. Room thread.
class ForeignPeople
{
public:
    ForeignPeople(const FacadeKind &kind, core::ForeignStore &store, core::AccountService &accounts,
                  core::RateLimiter &limiter);

    void load(core::Reply<Done> reply);
    //! `name` is how he is shown here where nobody is called so, else with a mark of where he comes from.
    void find(const QString &key, const QString &name, core::Reply<core::Identity> reply);
    //! The person of this key, if he was seen before.
    std::optional<UserId> known(const QString &key) const;
    //! Nothing: not one of the façade's people.
    std::optional<QString> keyOf(UserId user) const;
    //! Forbidden: he is suspended.
    Result<> mayAct(UserId user) const;
    //! Ends somebody who was made by find(), as a guest ends: his key is nobody's then.
    void end(UserId user, core::Reply<Done> reply);
    //! Whether one more may be made from this address now.
    Result<> mayComeFrom(const QHostAddress &address);

private:
    void begin(const QString &key, const QString &name);
    void letIn(UserId id, const QString &name, int attempt, core::Reply<core::Identity> reply);
    QString nameOf(const QString &name, UserId id, int attempt) const;

    const FacadeKind &m_kind;
    core::ForeignStore &m_store;
    core::AccountService &m_accounts;
    core::RateLimiter &m_limiter;
    QHash<QString, UserId> m_byKey;
    QHash<UserId, QString> m_keys;
    //! By keys, who waits for the same person: two tabs of a new one come at once, and make one.
    std::map<QString, std::vector<core::Reply<core::Identity>>> m_waiting;
    core::Life m_life;
};

} // namespace confab::compat
