// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>

namespace confab::test {

//! Whether a token of ForgedTokens is forged for our own tokens alone, and is as good as any of another server's: it
//! has other claims, times that are none of ours to judge, or the same header in another spelling.
inline bool isForeignButGood(const QByteArray &what)
{
    static const QByteArrayList kGood{"header {\"alg\":\"HS256\"}",
                                      "header {\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                                      "header {\"alg\":\"HS256\",\"typ\":\"jwt\"}",
                                      "header { \"alg\":\"HS256\",\"typ\":\"JWT\"}",
                                      "no exp",
                                      "exp in a year",
                                      "exp with a fraction",
                                      "exp in milliseconds",
                                      "no iat",
                                      "iat in ten minutes",
                                      "iat a day ago",
                                      "nbf in the past",
                                      "payload with spaces"};
    const bool isOtherClaim = what.startsWith("claim ") && !what.endsWith(" twice");
    return isOtherClaim || kGood.contains(what);
}

} // namespace confab::test
