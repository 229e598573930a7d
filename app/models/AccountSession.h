// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"
#include "client/Callback.h"
#include "client/Workspace.h"
#include "KnownAccounts.h"
#include "platform/AccountCredentials.h"

#include <memory>

namespace confab::models {

//! The account that is open: makes its workspace, and remembers it for the next start.
class AccountSession : public QObject
{
    Q_OBJECT
public:
    AccountSession(const AppParts &parts, KnownAccounts &accounts, QObject *parent = nullptr);
    ~AccountSession() override;

    client::Workspace *workspace() const { return m_opened ? m_opened->workspace.get() : nullptr; }
    const KnownAccount &account() const { return m_account; }
    //! Where this account is, for people: this computer, the server's own name, or its address.
    QString serverName() const;
    //! The server is called otherwise since it welcomed.
    void setServerName(const QString &name);

    //! The sign-in of the open account outlives the app; without a key store that is for the user to choose.
    bool isKept() const;
    void setKept(bool kept);

    //! Someone signed in: files the account, keeps its secrets, and opens it.
    Result<> begin(const client::ServerAddress &address, bool hosted, const client::Credentials &credentials);
    //! Reads the secrets of a known account; null credentials when there are none. An error's text is for people.
    void loadCredentials(const KnownAccount &account, client::Callback<client::Credentials> reply);
    //! Opens a known account. Where its address is another one than is known, that is remembered once it has answered.
    Result<> open(const KnownAccount &account, const client::Credentials &credentials);
    //! Closes the account that is open; it stays signed in.
    void close();
    //! Ends the session on the server and forgets secrets and the local copy. An account with a password stays known.
    void signOut();
    //! The same for an account that is not open; nothing is told to the server.
    void forget(const QString &accountId);
    //! What was written as an account that is not open, and has not been sent: what waits, then the drafts.
    QStringList unsent(const KnownAccount &account) const;

Q_SIGNALS:
    void serverRenamed();
    //! workspace() is another one, or null. The old one is still open while this is told, and gone afterwards.
    void changed();
    //! The server does not take the sign-in any more, or not now, in which case it is kept and the account says that it
    //! is signed in; the session is closed.
    void ended(const confab::models::KnownAccount &account, const confab::Error &error);

private:
    //! A workspace, and the store that it was given.
    struct Opened
    {
        explicit Opened(platform::AccountCredentials credentials)
            : store(std::move(credentials))
        {
        }
        platform::AccountCredentials store;
        std::unique_ptr<client::Workspace> workspace;
    };

    enum class Reached { NotYet, Already };

    Result<> open(const KnownAccount &account, const client::Credentials &credentials, Reached reached);
    void onWelcomed(const reply::Welcome &welcome);
    void onSignedOut(const Error &error);
    std::shared_ptr<Opened> release();

    AppParts m_parts;
    KnownAccounts &m_accounts;
    KnownAccount m_account;
    std::shared_ptr<Opened> m_opened;
};

} // namespace confab::models
