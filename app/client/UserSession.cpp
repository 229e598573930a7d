// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UserSession.h"

#include "Connection.h"
#include "protocol/CloseCode.h"

namespace confab::client {

using namespace Qt::StringLiterals;

UserSession::UserSession(const ServerAddress &address, const Credentials &credentials, CredentialStore *store,
                         const Timing &timing, Connection &connection)
    : m_address(address)
    , m_isGuest(credentials.guest)
    , m_store(store)
    , m_connection(connection)
    , m_signIn(address)
    , m_tokens(credentials, m_signIn, store, timing)
{
    connect(&connection, &Connection::welcomed, this, [this] { m_farewell.forget(); });
    connect(&connection, &Connection::stateChanged, this, [this] {
        if (m_connection.isLive())
            m_tokens.noteTaken();
    });
    connect(&connection, &Connection::tokenRefused, this, [this](bool expired, const QString &reason) {
        m_farewell.noteClose(reason);
        m_tokens.renewRefused(expired);
    });
    connect(&connection, &Connection::refused, this, &UserSession::onRefused);
    connect(&m_tokens, &SessionTokens::refreshed, this,
            [this](const Credentials &refreshed) { m_connection.setToken(refreshed.token); });
    connect(&m_tokens, &SessionTokens::unsaved, this, &UserSession::unsaved);
    connect(&m_tokens, &SessionTokens::ended, this, [this](const Error &error) { end(m_farewell.ended(error)); });
}

void UserSession::start()
{
    m_connection.setToken(token());
    m_connection.start();
    m_tokens.start();
}

void UserSession::stop()
{
    m_tokens.stop();
    m_connection.stop();
}

void UserSession::signOut(Callback<> reply)
{
    const Credentials credentials = m_tokens.credentials();
    stop();
    if (m_store != nullptr)
        m_store->clear(m_address);
    m_signIn.logout(credentials, std::move(reply));
}

bool UserSession::mayComeBack(const Error &error) const
{
    return isGuest() && error.code == ErrorCode::Forbidden && m_farewell.isSuspension();
}

void UserSession::changePassword(const QString &before, const QString &after, Callback<> reply)
{
    m_signIn.changePassword(m_tokens.credentials(), before, after, std::move(reply));
}

void UserSession::removeAccount(const QString &password, Callback<> reply)
{
    m_signIn.removeAccount(m_tokens.credentials(), password, std::move(reply));
}

void UserSession::onRefused(quint16 code, const QString &reason)
{
    if (reason == closereason::kSessionExpired)
        end(Error{ErrorCode::Unauthorized, u"The guest session has ended. You can come back with a new one."_s});
    else if (code == quint16(CloseCode::Banned))
        end(m_farewell.refusal(reason));
}

void UserSession::end(const Error &error)
{
    stop();
    if (m_store != nullptr && !mayComeBack(error))
        m_store->clear(m_address);
    Q_EMIT ended(error);
}

} // namespace confab::client
