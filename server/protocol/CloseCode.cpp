// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CloseCode.h"

#include <array>

namespace confab {

using namespace Qt::StringLiterals;

namespace {

// Rows with a reason stand before the row of their code without one.
constexpr std::array kCloseCodes{
    CloseInfo{CloseCode::Normal, {}, Reconnect::No, "The connection was closed on purpose."_L1},
    CloseInfo{CloseCode::GoingAway, {}, Reconnect::Yes, "The server is going away."_L1},
    CloseInfo{CloseCode::BadFrame, {}, Reconnect::Yes, "A frame broke the rules of WebSocket."_L1},
    CloseInfo{CloseCode::BadText, {}, Reconnect::Yes, "A text was not UTF-8."_L1},
    CloseInfo{CloseCode::Restart, {}, Reconnect::Yes, "The server restarts."_L1},
    CloseInfo{CloseCode::Policy, closereason::kTokenExpired, Reconnect::AfterSignIn, "The access token ended."_L1},
    CloseInfo{CloseCode::Policy, closereason::kTokenInvalid, Reconnect::AfterSignIn, "The access token is wrong."_L1},
    CloseInfo{CloseCode::Policy, closereason::kSessionExpired, Reconnect::No, "The guest's session ended."_L1},
    CloseInfo{CloseCode::Policy, closereason::kSessionRevoked, Reconnect::AfterSignIn, "The session was revoked."_L1},
    CloseInfo{CloseCode::Policy, closereason::kSlowConsumer, Reconnect::Yes, "The client did not read."_L1},
    CloseInfo{CloseCode::Policy, closereason::kBadInput, Reconnect::No, "The client kept sending bad input."_L1},
    CloseInfo{CloseCode::Policy, closereason::kTooManyConnections, Reconnect::Yes,
              "This person has too many connections."_L1},
    CloseInfo{CloseCode::Policy, {}, Reconnect::No, "The server's policy was broken."_L1},
    CloseInfo{CloseCode::TooLarge, {}, Reconnect::Yes, "A message was too large."_L1},
    CloseInfo{CloseCode::Internal, {}, Reconnect::Yes, "The server could not go on."_L1},
    CloseInfo{CloseCode::ProtocolError, {}, Reconnect::No, "The protocol was broken."_L1},
    CloseInfo{CloseCode::NotSignedIn, {}, Reconnect::AfterSignIn, "There was no hello in time."_L1},
    CloseInfo{CloseCode::Banned, {}, Reconnect::No, "The account was banned or removed."_L1},
    CloseInfo{CloseCode::HeartbeatMissed, {}, Reconnect::Yes, "The client fell silent, or stopped reading."_L1},
};

} // namespace

std::span<const CloseInfo> allCloseCodes()
{
    return kCloseCodes;
}

Reconnect reconnectAfter(quint16 code, QStringView reason)
{
    for (const CloseInfo &info : kCloseCodes) {
        if (quint16(info.code) == code && (info.reason.isEmpty() || info.reason == reason))
            return info.reconnect;
    }
    return Reconnect::Yes;
}

} // namespace confab
