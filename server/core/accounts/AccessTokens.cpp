// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccessTokens.h"

#include "Hs256.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

// {"alg":"HS256","typ":"JWT"}: the one header there is. Comparing the encoded text leaves no algorithm, key id or
// extension for a token to choose.
constexpr QByteArrayView kHeader = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

struct Claims
{
    Identity identity = {};
    QString tokenId = {};
    qint64 issuedAt = 0;
};

std::optional<Claims> parse(const QByteArray &payload)
{
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const auto user = UserId::fromString(object.value("sub"_L1).toString());
    const auto session = SessionId::fromString(object.value("sid"_L1).toString());
    if (!user || !session)
        return std::nullopt;
    Claims claims;
    claims.identity.user = {*user, object.value("name"_L1).toString(), UserKind::Person};
    claims.identity.session = *session;
    claims.identity.guest = object.value("guest"_L1).toBool();
    claims.identity.serverRole = object.value("role"_L1).toString() == "owner"_L1 ? Role::Owner : Role::Member;
    claims.identity.expiresAt = object.value("exp"_L1).toInteger() * 1000;
    claims.tokenId = object.value("jti"_L1).toString();
    claims.issuedAt = object.value("iat"_L1).toInteger();
    return claims;
}

void ensureSodium()
{
    static const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
}

} // namespace

AccessTokens::AccessTokens(Options options)
    : m_options(std::move(options))
{
    ensureSodium();
}

Result<AccessTokens> AccessTokens::make(Options options)
{
    if (options.secret.size() < kSecretBytes) {
        return Error{ErrorCode::ValidationFailed, u"The token secret must have at least %1 bytes."_s.arg(kSecretBytes),
                     u"secret"_s};
    }
    return AccessTokens(std::move(options));
}

QByteArray AccessTokens::randomSecret()
{
    ensureSodium();
    QByteArray secret(kSecretBytes, Qt::Uninitialized);
    randombytes_buf(secret.data(), size_t(secret.size()));
    return secret;
}

QByteArray AccessTokens::mint(const Identity &identity, Timestamp now) const
{
    Identity bounded = identity;
    bounded.expiresAt = std::min(identity.expiresAt, now + m_options.lifetimeMs);
    const QByteArray token =
        kHeader.toByteArray() + '.' + hs256::encode(claims(bounded, now / 1000, Uuid::make().toString()));
    return token + '.' + hs256::encode(signature(token));
}

Result<Identity> AccessTokens::verify(QByteArrayView token, Timestamp now) const
{
    if (token.size() > kTokenBytes || !token.startsWith(kHeader) || token.size() <= kHeader.size() ||
        token[kHeader.size()] != '.') {
        return ErrorCode::Unauthorized;
    }
    const qsizetype dot = token.lastIndexOf('.');
    if (dot <= kHeader.size())
        return ErrorCode::Unauthorized;
    if (!hs256::isSignature(m_options.secret, token.first(dot), token.sliced(dot + 1)))
        return ErrorCode::Unauthorized;

    const auto payload = hs256::decode(token.sliced(kHeader.size() + 1, dot - kHeader.size() - 1));
    const auto parsed = payload ? parse(*payload) : std::nullopt;
    // Written again, the claims must give the same bytes: no claim missing, unknown, twice, or of another type.
    if (!parsed || claims(parsed->identity, parsed->issuedAt, parsed->tokenId) != *payload)
        return ErrorCode::Unauthorized;
    const qint64 issuedAt = parsed->issuedAt * 1000;
    const qint64 expiresAt = parsed->identity.expiresAt;
    if (issuedAt > now + kLeewayMs || expiresAt > issuedAt + m_options.lifetimeMs + 1000 || parsed->tokenId.isEmpty())
        return ErrorCode::Unauthorized;
    if (now >= expiresAt)
        return ErrorCode::TokenExpired;
    return parsed->identity;
}

QByteArray AccessTokens::refreshTokenAfter(QByteArrayView refreshToken) const
{
    // No access token has a space in what is signed, so that neither can be had by way of the other.
    return hs256::encode(signature(QByteArray("refresh ").append(refreshToken)));
}

QByteArray AccessTokens::signature(QByteArrayView signedPart) const
{
    return hs256::signature(m_options.secret, signedPart);
}

QByteArray AccessTokens::claims(const Identity &identity, qint64 issuedAt, const QString &tokenId) const
{
    const QJsonObject object{
        {u"iss"_s, m_options.issuer},
        {u"aud"_s, m_options.audience},
        {u"sub"_s, identity.user.id.toString()},
        {u"sid"_s, identity.session.toString()},
        {u"name"_s, identity.user.name},
        {u"guest"_s, identity.guest},
        {u"role"_s, identity.serverRole == Role::Owner ? u"owner"_s : u"member"_s},
        {u"iat"_s, issuedAt},
        {u"exp"_s, identity.expiresAt / 1000},
        {u"jti"_s, tokenId},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace confab::core
