// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QByteArray>

//! Secrets that are not tokens of the protocol: passwords' rules, refresh tokens, codes. Stateless and thread-safe.
namespace confab::core::secrets {

inline constexpr int kPasswordMinChars = 8;
inline constexpr int kPasswordMaxChars = 256;
inline constexpr int kPasswordMaxBytes = 1024;

//! ValidationFailed, naming `field`.
Result<Done> checkPassword(const QString &password, const QString &field);

//! 256 random bits, as 43 characters of base64url.
QByteArray makeRefreshToken();
bool isRefreshToken(const QByteArray &text);
//! SHA-256: what is stored instead of a refresh token.
QByteArray hashOf(const QByteArray &secret);

//! Compares in a time that does not depend on where they differ. An empty secret is the same as nothing.
bool sameSecret(const QByteArray &given, const QByteArray &secret);

} // namespace confab::core::secrets
