// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UserTokens.h"

#include "core/accounts/Hs256.h"
#include "protocol/Json.h"
#include "protocol/JsonWriter.h"

#include <cmath>

namespace confab::compat::chipiai {

using namespace Qt::StringLiterals;
namespace hs256 = core::hs256;

namespace {

constexpr double kLatestSecond = 9'000'000'000'000.0; // what fits into milliseconds, and is no infinity

//! HS256, and nothing beside it that would have to be understood.
bool isHeader(const codec::JsonObject &header)
{
    bool isPlain = true;
    header.forEach([&](const QString &name, const codec::JsonValue &value) {
        if (name == "alg"_L1)
            isPlain &= value.isString() && value.toString() == "HS256"_L1;
        else if (name == "typ"_L1)
            isPlain &= value.isString() && value.toString().compare("JWT"_L1, Qt::CaseInsensitive) == 0;
        else
            isPlain = false;
    });
    return isPlain && !header.value("alg"_L1).isUndefined();
}

//! A claim that is a time: none where it is missing, an error where it is none.
Result<std::optional<Timestamp>> timeOf(const codec::JsonObject &claims, QLatin1String name)
{
    const codec::JsonValue value = claims.value(name);
    if (value.isUndefined())
        return std::optional<Timestamp>();
    const double seconds = value.toDouble();
    if (!value.isDouble() || !std::isfinite(seconds) || std::abs(seconds) > kLatestSecond)
        return ErrorCode::Unauthorized;
    return std::optional<Timestamp>(Timestamp(seconds * 1000));
}

QString userOf(const codec::JsonObject &claims)
{
    for (const QLatin1String name : {"username"_L1, "name"_L1, "sub"_L1}) {
        const QString user = claims.value(name).toString().trimmed();
        if (!user.isEmpty())
            return user;
    }
    return {};
}

std::optional<codec::Json> readPart(QByteArrayView encoded)
{
    const auto text = hs256::decode(encoded);
    const auto json = text ? codec::Json::read(*text, Limits{}) : Result<codec::Json>(ErrorCode::BadRequest);
    return json ? std::optional(*json) : std::nullopt;
}

} // namespace

QByteArray UserTokens::mint(const QString &username, const QString &email, Timestamp now) const
{
    codec::JsonWriter claims;
    claims.beginObject();
    claims.field("username"_L1, username);
    claims.field("email"_L1, email);
    claims.field("exp"_L1, (now + kLifetimeMs) / 1000);
    claims.endObject();
    const QByteArray text = hs256::encode(R"({"alg":"HS256","typ":"JWT"})") + '.' + hs256::encode(claims.take());
    return text + '.' + hs256::encode(hs256::signature(m_key, text));
}

Result<TokenUser> UserTokens::verify(QByteArrayView token, Timestamp now) const
{
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (!hasKey() || token.size() > kTokenBytes || first < 0 || last == first)
        return ErrorCode::Unauthorized;
    // Nothing of it is looked at before the signature was.
    if (!hs256::isSignature(m_key, token.first(last), token.sliced(last + 1)))
        return ErrorCode::Unauthorized;
    const auto header = readPart(token.first(first));
    const auto payload = readPart(token.sliced(first + 1, last - first - 1));
    if (!header || !payload || !isHeader(header->object()))
        return ErrorCode::Unauthorized;

    const codec::JsonObject claims = payload->object();
    const auto notBefore = timeOf(claims, "nbf"_L1);
    const auto expiresAt = timeOf(claims, "exp"_L1);
    const TokenUser user{userOf(claims), claims.value("email"_L1).toString(),
                         expiresAt ? *expiresAt : std::optional<Timestamp>()};
    if (!notBefore || !expiresAt || user.username.isEmpty() || (*notBefore && now < **notBefore))
        return ErrorCode::Unauthorized;
    if (user.expiresAt && now >= *user.expiresAt)
        return ErrorCode::TokenExpired;
    return user;
}

} // namespace confab::compat::chipiai
