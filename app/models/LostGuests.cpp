// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LostGuests.h"

#include "client/Guarded.h"

namespace confab::models {

LostGuests::LostGuests(AccountSession &session, KnownAccounts &accounts, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_accounts(accounts)
{
    connect(&session, &AccountSession::ended, this, [this](const KnownAccount &account) {
        if (!account.signedIn)
            lose(account);
    });
}

void LostGuests::find()
{
    const QList<KnownAccount> accounts = m_accounts.all();
    for (const KnownAccount &account : accounts) {
        if (account.hosted)
            continue;
        if (!account.signedIn) {
            handBack(account); // lost before, and nobody has taken it yet
            continue;
        }
        if (account.id == m_accounts.current())
            continue;
        const auto onAnswer = [this, account](const Result<client::Credentials> &credentials) {
            if (credentials && credentials->isNull())
                lose(account);
        };
        m_session.loadCredentials(account, client::guarded(this, onAnswer));
    }
}

void LostGuests::lose(const KnownAccount &account)
{
    m_accounts.setSignedIn(account.id, false);
    handBack(account);
}

void LostGuests::handBack(const KnownAccount &account)
{
    const QStringList texts = account.guest ? m_session.unsent(account) : QStringList();
    if (!texts.isEmpty())
        Q_EMIT handedBack(account, texts);
}

} // namespace confab::models
