// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountSessions.h"

namespace confab::core {

class PasswordHasher;

//! Passwords of accounts: whether one is right, and how somebody comes to another, with the old one or without. Room
//! thread.
class AccountPasswords
{
public:
    AccountPasswords(AccountStore &store, PasswordHasher &hasher, AccountSessions &sessions, const Clock &clock);

    //! Answers with the user whose password it is, else `wrong`; after the same time where there is no user.
    void verify(const std::optional<StoredUser> &user, const QString &password, const Error &wrong,
                Reply<StoredUser> reply);
    //! Ends the other sessions of the account.
    void change(const Identity &identity, const QString &current, const QString &next, Reply<Done> reply);
    //! Makes the code of a link by which this person sets a new password, once and within a day. NotFound: it has none.
    void allowReset(UserId user, const AuditNotes &notes, Reply<QString> reply);
    //! NotFound (field "code"): it is no such code, or no more. All sessions of the user end.
    void reset(const QString &code, const QString &password, Reply<Done> reply);

private:
    void replace(const Identity &identity, const QString &next, Reply<Done> reply);

    AccountStore &m_store;
    PasswordHasher &m_hasher;
    AccountSessions &m_sessions;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core
