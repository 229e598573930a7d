// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace confab {

//! Every error that leaves the server, over WebSocket and REST alike.
enum class ErrorCode {
    BadRequest,
    ValidationFailed,
    Unauthorized,
    TokenExpired,
    Forbidden,
    NotFound,
    Conflict,
    TooLarge,
    RateLimited,
    UnknownEvent,
    StorageFull,
    Busy,
    Unavailable,
    AgentUnavailable,
    BudgetExceeded,
    Internal,
};

//! A registry row: what a code is called on the wire, what it says to a person, and whether trying again can help.
struct ErrorInfo
{
    ErrorCode code;
    QLatin1String name;
    QLatin1String text;
    bool retryable;
    int httpStatus;
};

const ErrorInfo &errorInfo(ErrorCode code);
std::span<const ErrorInfo> allErrors();
std::optional<ErrorCode> errorCodeFromName(QStringView name);

//! One failure. `message` is for people and empty means the registry's text; `field` names the offending input.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message = {};
    QString field = {};
    int retryAfterMs = 0;

    QString text() const;
    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace confab
