// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1String>

#include <span>

namespace confab {

//! Close codes of the WebSocket, RFC 6455 section 7.4 and our own range.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    BadFrame = 1002,
    BadText = 1007,
    Policy = 1008,
    TooLarge = 1009,
    Internal = 1011,
    Restart = 1012,
    ProtocolError = 4400,
    NotSignedIn = 4401,
    Banned = 4403,
    HeartbeatMissed = 4408,
};

//! What a client may do after a close: connect again at once, with a new token only, or not at all.
enum class Reconnect { Yes, AfterSignIn, No };

struct CloseInfo
{
    CloseCode code;
    QLatin1String reason; //!< empty: any reason of this code
    Reconnect reconnect;
    QLatin1String text;
};

//! The reasons that stand in a 1008 close.
namespace closereason {
inline constexpr QLatin1String kTokenExpired{"token_expired"};
inline constexpr QLatin1String kTokenInvalid{"token_invalid"};
inline constexpr QLatin1String kSessionExpired{"session_expired"};
inline constexpr QLatin1String kSessionRevoked{"session_revoked"};
inline constexpr QLatin1String kSlowConsumer{"slow_consumer"};
inline constexpr QLatin1String kBadInput{"bad_input"};
inline constexpr QLatin1String kTooManyConnections{"too_many_connections"};
} // namespace closereason

std::span<const CloseInfo> allCloseCodes();
//! What a client may do after this close; an unknown code allows a reconnect.
Reconnect reconnectAfter(quint16 code, QStringView reason);

} // namespace confab
