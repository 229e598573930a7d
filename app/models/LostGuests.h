// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AccountSession.h"

#include <QObject>
#include <QStringList>

namespace confab::models {

//! Guests whose sign-in has gone, as it does with the app where there is no key store: nobody can be them again, and
//! what they had not sent is handed back.
class LostGuests : public QObject
{
    Q_OBJECT
public:
    //! Both must outlive this.
    LostGuests(AccountSession &session, KnownAccounts &accounts, QObject *parent = nullptr);

    //! Looks at all accounts but the current one, which is being opened anyway. Who has a password is signed out.
    void find();
    //! Nobody wants what this guest wrote any more.
    void forget(const QString &accountId) { m_session.forget(accountId); }
    //! The sign-in of this account has gone. Who has a password can come back and finds everything.
    void lose(const KnownAccount &account);

Q_SIGNALS:
    //! What a guest had not sent. Told at each start, until the guest is forgotten.
    void handedBack(const confab::models::KnownAccount &guest, const QStringList &texts);

private:
    void handBack(const KnownAccount &account);

    AccountSession &m_session;
    KnownAccounts &m_accounts;
};

} // namespace confab::models
