// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Hs256.h"

#include <array>
#include <sodium.h>

namespace confab::core::hs256 {

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

void ensureSodium()
{
    static const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
}

//! Of nothing as well, which a view may point nowhere for, and sodium declares that it is given something.
const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.isEmpty() ? "" : view.data());
}

} // namespace

QByteArray encode(const QByteArray &bytes)
{
    return bytes.toBase64(kBase64);
}

std::optional<QByteArray> decode(QByteArrayView text)
{
    const QByteArray encoded = text.toByteArray();
    auto decoded = QByteArray::fromBase64Encoding(encoded, kBase64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || encode(*decoded) != encoded)
        return std::nullopt;
    return *decoded;
}

QByteArray signature(QByteArrayView key, QByteArrayView text)
{
    ensureSodium();
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytesOf(key), size_t(key.size()));
    crypto_auth_hmacsha256_update(&state, bytesOf(text), quint64(text.size()));
    crypto_auth_hmacsha256_final(&state, mac.data());
    return QByteArray(reinterpret_cast<const char *>(mac.data()), qsizetype(mac.size()));
}

bool isSignature(QByteArrayView key, QByteArrayView text, QByteArrayView encoded)
{
    const auto given = decode(encoded);
    const QByteArray expected = signature(key, text);
    return given && given->size() == expected.size() &&
           sodium_memcmp(given->constData(), expected.constData(), size_t(expected.size())) == 0;
}

} // namespace confab::core::hs256
