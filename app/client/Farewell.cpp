// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Farewell.h"

#include "protocol/CloseCode.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

// The reasons that stand in a 4403 close.
constexpr QLatin1String kSuspended{"suspended"};
constexpr QLatin1String kDeleted{"deleted"};

} // namespace

bool Farewell::take(const event::ServerNotice &notice)
{
    if (notice.kind != kSuspended && notice.kind != "password_changed"_L1)
        return false;
    m_text = notice.text;
    m_isSuspension = notice.kind == kSuspended;
    return true;
}

void Farewell::forget()
{
    m_text.clear();
    m_isSuspension = false;
}

void Farewell::noteClose(const QString &reason)
{
    if (reason == closereason::kSessionRevoked)
        m_text = u"You were signed out from another device. Please sign in again."_s;
}

Error Farewell::refusal(const QString &reason)
{
    m_isSuspension = reason == kSuspended || (m_isSuspension && reason != kDeleted);
    if (reason != kDeleted && !m_text.isEmpty())
        return {ErrorCode::Forbidden, m_text};
    if (reason == kSuspended)
        return {ErrorCode::Forbidden, u"This account is suspended on this server."_s};
    if (reason == kDeleted)
        return {ErrorCode::Forbidden, u"This account is no more: it was deleted."_s};
    return {ErrorCode::Forbidden,
            reason.isEmpty() ? u"You can't come back to this server with this account."_s : reason};
}

Error Farewell::ended(const Error &error)
{
    // Nobody else is forbidden a new token: who is no more is unknown.
    m_isSuspension = error.code == ErrorCode::Forbidden;
    return error.code == ErrorCode::Unauthorized && !m_text.isEmpty() ? Error{error.code, m_text} : error;
}

} // namespace confab::client
