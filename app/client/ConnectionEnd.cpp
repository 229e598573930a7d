// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConnectionEnd.h"

#include "Transport.h"

namespace confab::client {

using namespace Qt::StringLiterals;

Reconnect ConnectionEnd::reconnect() const
{
    return code == kNoCloseFrame || isDistrusted() ? Reconnect::Yes : reconnectAfter(code, reason);
}

bool ConnectionEnd::isDistrusted() const
{
    return code == Transport::kNotTrusted;
}

bool ConnectionEnd::isRefusal() const
{
    constexpr quint16 kUnsupportedData = 1003; // no code of ours, but of what may stand between
    switch (code) {
    case quint16(CloseCode::Policy):
        return reason != closereason::kTokenExpired && reason != closereason::kTokenInvalid &&
               reason != closereason::kSessionExpired && reason != closereason::kSlowConsumer &&
               reason != closereason::kTooManyConnections;
    case quint16(CloseCode::BadFrame):
    case quint16(CloseCode::BadText):
    case quint16(CloseCode::TooLarge):
    case quint16(CloseCode::ProtocolError):
    case kUnsupportedData:
        return true;
    default:
        return false;
    }
}

std::optional<int> ConnectionEnd::announcedDelay() const
{
    constexpr int kLongest = 300'000;
    constexpr QLatin1String kName{"retryMs="};
    const auto at = reason.indexOf(kName);
    if (at < 0)
        return std::nullopt;
    bool ok = false;
    const int delay = QStringView(reason).mid(at + kName.size()).toInt(&ok);
    return ok && delay >= 0 && delay <= kLongest ? std::optional(delay) : std::nullopt;
}

QString ConnectionEnd::text() const
{
    if (isDistrusted())
        return reason;
    for (const CloseInfo &info : allCloseCodes()) {
        if (quint16(info.code) == code && (info.reason.isEmpty() || info.reason == reason))
            return info.text;
    }
    return u"The server can't be reached."_s;
}

Error ConnectionEnd::error() const
{
    if (code == quint16(CloseCode::TooLarge))
        return tooLarge();
    return Error{ErrorCode::BadRequest, isRefusal() ? u"The server refused this and closed the connection."_s
                                                    : u"The connection broke each time this was sent."_s};
}

Error onThisComputer(Error error)
{
    if (error.code == ErrorCode::StorageFull)
        error.message = u"This computer's disk is full."_s;
    return error;
}

Error tooLarge()
{
    return Error{ErrorCode::TooLarge, u"This is more than the server takes at once. Please send it in parts."_s};
}

} // namespace confab::client
