// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ErrorCode.h"

#include <array>

namespace confab {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kErrors{
    ErrorInfo{ErrorCode::BadRequest, "bad_request"_L1, "The request could not be understood."_L1, false, 400},
    ErrorInfo{ErrorCode::ValidationFailed, "validation_failed"_L1, "A value is missing or not allowed."_L1, false, 422},
    ErrorInfo{ErrorCode::Unauthorized, "unauthorized"_L1, "Please sign in."_L1, false, 401},
    ErrorInfo{ErrorCode::TokenExpired, "token_expired"_L1, "The sign-in has expired."_L1, true, 401},
    ErrorInfo{ErrorCode::Forbidden, "forbidden"_L1, "This is not allowed."_L1, false, 403},
    ErrorInfo{ErrorCode::NotFound, "not_found"_L1, "This does not exist, or is not visible to you."_L1, false, 404},
    ErrorInfo{ErrorCode::Conflict, "conflict"_L1, "This conflicts with the current state."_L1, false, 409},
    ErrorInfo{ErrorCode::TooLarge, "too_large"_L1, "This is too large."_L1, false, 413},
    ErrorInfo{ErrorCode::RateLimited, "rate_limited"_L1, "Too many at once. Please wait a moment."_L1, true, 429},
    ErrorInfo{ErrorCode::UnknownEvent, "unknown_event"_L1, "This server does not know that command."_L1, false, 404},
    ErrorInfo{ErrorCode::StorageFull, "storage_full"_L1, "The server's disk is full."_L1, true, 507},
    ErrorInfo{ErrorCode::Busy, "busy"_L1, "The server is busy."_L1, true, 503},
    ErrorInfo{ErrorCode::Unavailable, "unavailable"_L1, "This is not available right now."_L1, true, 503},
    ErrorInfo{ErrorCode::AgentUnavailable, "agent_unavailable"_L1, "The agent can't be reached."_L1, true, 503},
    ErrorInfo{ErrorCode::BudgetExceeded, "budget_exceeded"_L1, "The budget is used up."_L1, false, 402},
    ErrorInfo{ErrorCode::Internal, "internal"_L1, "Something went wrong in the server."_L1, true, 500},
};

} // namespace

const ErrorInfo &errorInfo(ErrorCode code)
{
    return kErrors[size_t(code)];
}

std::span<const ErrorInfo> allErrors()
{
    return kErrors;
}

std::optional<ErrorCode> errorCodeFromName(QStringView name)
{
    for (const ErrorInfo &info : kErrors) {
        if (name == info.name)
            return info.code;
    }
    return std::nullopt;
}

QString Error::text() const
{
    return message.isEmpty() ? QString(errorInfo(code).text) : message;
}

} // namespace confab
