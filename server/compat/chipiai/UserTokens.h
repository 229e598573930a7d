// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"
#include "protocol/Result.h"

namespace confab::compat::chipiai {

//! Who a token speaks for.
struct TokenUser
{
    QString username = {};
    QString email = {};
    std::optional<Timestamp> expiresAt = {}; //!< none: it never ends
    friend bool operator==(const TokenUser &, const TokenUser &) = default;
};

//! Makes and checks JWTs that are signed with a key which other programs have too: HS256 alone, without header fields
//! that could mean something else, and with claims of which only the user and the times are read. Stateless and
//! thread-safe.
class UserTokens
{
public:
    static constexpr int kTokenBytes = 4096;
    static constexpr qint64 kLifetimeMs = 24LL * 3'600'000;

    //! With an empty key nothing is ever verified.
    explicit UserTokens(QByteArray key)
        : m_key(std::move(key))
    {
    }

    bool hasKey() const { return !m_key.isEmpty(); }
    //! For kLifetimeMs. Needs a key.
    QByteArray mint(const QString &username, const QString &email, Timestamp now) const;
    //! The user is the claim `username`, else `name`, else `sub`. TokenExpired when only `exp` is over; all else that
    //! is wrong is Unauthorized.
    Result<TokenUser> verify(QByteArrayView token, Timestamp now) const;

private:
    QByteArray m_key;
};

} // namespace confab::compat::chipiai
