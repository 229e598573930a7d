// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/Identity.h"
#include "protocol/Result.h"

#include <QByteArray>

namespace confab::core {

//! Makes and checks access tokens: JWT of one form only, HS256; and says which refresh token follows another. Stateless
//! and thread-safe; it knows nothing of sessions that were ended early.
class AccessTokens
{
public:
    static constexpr int kSecretBytes = 32; //!< a shorter secret is refused
    static constexpr int kTokenBytes = 4096;
    static constexpr qint64 kLeewayMs = 60'000; //!< how far another clock may be ahead of ours

    struct Options
    {
        QByteArray secret = {};
        QString issuer = QStringLiteral("confab");
        QString audience = QStringLiteral("confab");
        qint64 lifetimeMs = 15 * 60 * 1000;
    };

    //! ValidationFailed: the secret is shorter than kSecretBytes.
    static Result<AccessTokens> make(Options options);
    //! kSecretBytes random bytes.
    static QByteArray randomSecret();

    qint64 lifetimeMs() const { return m_options.lifetimeMs; }

    //! Valid until identity.expiresAt, which is not later than now + lifetimeMs and is rounded down to seconds.
    QByteArray mint(const Identity &identity, Timestamp now) const;
    //! TokenExpired when only the time is wrong; everything else that is not exactly what mint() makes is Unauthorized.
    Result<Identity> verify(QByteArrayView token, Timestamp now) const;
    //! The refresh token that follows another one: always the same, and known to nobody without the secret.
    QByteArray refreshTokenAfter(QByteArrayView refreshToken) const;

private:
    explicit AccessTokens(Options options);
    QByteArray signature(QByteArrayView signedPart) const;
    QByteArray claims(const Identity &identity, qint64 issuedAt, const QString &tokenId) const;

    Options m_options;
};

} // namespace confab::core
