// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RetryPlan.h"

#include "ConnectionEnd.h"

#include <algorithm>

namespace confab::client {

RetryPlan::RetryPlan(const Timing &timing, const std::function<double()> &random)
    : m_backoff(timing.backoffMin, timing.backoffMax, random)
    , m_tokenBackoff(timing.backoffMin, timing.backoffMax, random)
{
    m_next.setSingleShot(true);
    m_trust.setSingleShot(true);
    m_trust.setInterval(timing.trust);
    connect(&m_next, &QTimer::timeout, this, &RetryPlan::due);
    connect(&m_trust, &QTimer::timeout, this, [this] {
        reset();
        Q_EMIT trusted();
    });
}

void RetryPlan::begin()
{
    reset();
    m_next.start(0);
}

void RetryPlan::reset()
{
    m_backoff.reset();
    m_tokenBackoff.reset();
}

void RetryPlan::afterEnd(const ConnectionEnd &end)
{
    const int delay = m_backoff.next();
    // A server that announces one again and again is not restarting.
    m_next.start(std::max(end.announcedDelay().value_or(delay), m_backoff.tries() > 2 ? delay : 0));
}

void RetryPlan::afterRefusal(int retryAfterMs)
{
    m_next.start(std::max(retryAfterMs, m_backoff.next()));
}

void RetryPlan::noteTokenRefused()
{
    const int delay = m_tokenBackoff.next();
    m_tokenDelay = m_tokenBackoff.tries() > 1 ? delay : 0;
}

void RetryPlan::stop()
{
    m_next.stop();
    m_trust.stop();
}

} // namespace confab::client
