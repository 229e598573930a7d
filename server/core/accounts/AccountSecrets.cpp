// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountSecrets.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace confab::core::secrets {

using namespace Qt::StringLiterals;

namespace {
constexpr int kRefreshBytes = 32;
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
} // namespace

Result<Done> checkPassword(const QString &password, const QString &field)
{
    const auto refusal = [&field](const QString &text) { return Error{ErrorCode::ValidationFailed, text, field}; };
    if (password.size() < kPasswordMinChars)
        return refusal(u"A password has at least %1 characters."_s.arg(kPasswordMinChars));
    if (password.size() > kPasswordMaxChars || password.toUtf8().size() > kPasswordMaxBytes)
        return refusal(u"A password has at most %1 characters."_s.arg(kPasswordMaxChars));
    if (!password.isValidUtf16())
        return refusal(u"A password must be valid text."_s);
    return Done{};
}

QByteArray makeRefreshToken()
{
    QByteArray bytes(kRefreshBytes, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return bytes.toBase64(kBase64);
}

bool isRefreshToken(const QByteArray &text)
{
    const auto bytes = QByteArray::fromBase64Encoding(text, kBase64 | QByteArray::AbortOnBase64DecodingErrors);
    return bytes && (*bytes).size() == kRefreshBytes && (*bytes).toBase64(kBase64) == text;
}

QByteArray hashOf(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
}

bool sameSecret(const QByteArray &given, const QByteArray &secret)
{
    const QByteArray left = hashOf(given);
    const QByteArray right = hashOf(secret);
    return !secret.isEmpty() && sodium_memcmp(left.constData(), right.constData(), size_t(right.size())) == 0;
}

} // namespace confab::core::secrets
