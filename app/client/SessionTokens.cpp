// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionTokens.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace confab::client {

namespace {
constexpr qint64 kFloorMs = 60'000;
}

SessionTokens::SessionTokens(Credentials credentials, SignIn &signIn, CredentialStore *store, Timing timing,
                             QObject *parent)
    : QObject(parent)
    , m_credentials(std::move(credentials))
    , m_signIn(signIn)
    , m_store(store)
    , m_timing(timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionTokens::refresh);
}

bool SessionTokens::isExpired() const
{
    return m_credentials.expiresAt <= QDateTime::currentMSecsSinceEpoch();
}

void SessionTokens::start()
{
    m_running = true;
    if (isExpired())
        refresh();
    else
        plan();
}

void SessionTokens::stop()
{
    m_running = false;
    m_timer.stop();
}

void SessionTokens::plan()
{
    if (!m_running)
        return;
    const qint64 left = m_credentials.expiresAt - QDateTime::currentMSecsSinceEpoch();
    // Short-lived tokens are prolonged at half their life. The floor keeps a wrong clock, by which even a fresh token
    // has ended, from making a busy loop.
    const qint64 wait = left - std::min<qint64>(m_timing.refreshAhead, left / 2);
    const qint64 floor = left > 0 ? 1'000 : kFloorMs;
    m_timer.start(int(std::clamp<qint64>(wait, floor, std::numeric_limits<int>::max())));
}

void SessionTokens::refresh()
{
    if (!m_running || std::exchange(m_refreshing, true))
        return;
    m_timer.stop();
    m_signIn.refresh(m_credentials, [this](const Result<Credentials> &result) { onRefreshed(result); });
}

void SessionTokens::onRefreshed(const Result<Credentials> &result)
{
    m_refreshing = false;
    if (!m_running)
        return;
    if (result) {
        m_failures = 0;
        m_credentials = *result;
        if (m_store != nullptr)
            m_store->save(m_signIn.address(), m_credentials);
        plan();
        Q_EMIT refreshed(m_credentials);
        return;
    }
    const Error &error = result.error();
    const bool refused = error.code == ErrorCode::TokenExpired || !errorInfo(error.code).retryable;
    if (!refused) {
        const int wait = std::min(m_timing.backoffMin << std::min(m_failures++, 10), m_timing.backoffMax);
        m_timer.start(std::max(error.retryAfterMs, wait));
        return;
    }
    stop();
    Q_EMIT ended(error);
}

} // namespace confab::client
