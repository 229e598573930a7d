// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

//! What every JWT that is signed with a shared key is made of (RFC 7515, HS256). Stateless and thread-safe.
namespace confab::core::hs256 {

//! Base64 for URLs, without padding.
QByteArray encode(const QByteArray &bytes);
//! Only the spelling that encode() gives: no padding, no other alphabet, no set bits after the end.
std::optional<QByteArray> decode(QByteArrayView text);

//! The HMAC with SHA-256 of a text, 32 bytes.
QByteArray signature(QByteArrayView key, QByteArrayView text);
//! Whether `encoded` is it, in constant time for one of the right length.
bool isSignature(QByteArrayView key, QByteArrayView text, QByteArrayView encoded);

} // namespace confab::core::hs256
