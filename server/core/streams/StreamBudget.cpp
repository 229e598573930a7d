// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamBudget.h"

#include "core/WaitText.h"

namespace confab::core {

using namespace Qt::StringLiterals;

StreamBudget::StreamBudget(const StreamPorts &ports, const StreamSettings &settings)
    : m_ports(ports)
    , m_settings(settings)
{
}

Result<> StreamBudget::pay(UserId asker)
{
    if (!m_settings.guests && isGuest(asker))
        return Error{ErrorCode::Forbidden, u"On this server agents answer only people with an account."_s, u"agent"_s};
    return m_ports.limiter.take(RateKind::Stream, asker);
}

void StreamBudget::giveBack(UserId asker)
{
    m_ports.limiter.refund(RateKind::Stream, asker);
}

Result<> StreamBudget::payTogether(const Ask &ask)
{
    if (!ask.agent.external)
        return Done{};
    RateLimiter &limiter = m_ports.limiter;
    const bool isByGuest = isGuest(ask.asker.id);
    if (isByGuest) {
        if (const auto free = limiter.take(RateKind::StreamByGuests, QByteArray()); !free)
            return Error{ErrorCode::BudgetExceeded,
                         u"Guests have asked too often, all together. One more may ask in %1."_s.arg(
                             waitText(free.error().retryAfterMs))};
    }
    const auto free = limiter.take(RateKind::StreamADay, QByteArray());
    if (free)
        return Done{};
    if (isByGuest)
        limiter.refund(RateKind::StreamByGuests, QByteArray());
    return Error{ErrorCode::BudgetExceeded,
                 u"The answers that this server allows in a day are used up. There is one more in %1."_s.arg(
                     waitText(free.error().retryAfterMs))};
}

void StreamBudget::giveBackTogether(const Ask &ask)
{
    if (!ask.agent.external)
        return;
    m_ports.limiter.refund(RateKind::StreamADay, QByteArray());
    if (isGuest(ask.asker.id))
        m_ports.limiter.refund(RateKind::StreamByGuests, QByteArray());
}

} // namespace confab::core
