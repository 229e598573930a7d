// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Heartbeat.h"

#include <algorithm>

namespace confab::client {

Heartbeat::Heartbeat(int askAfterMs, int silentAfterMs)
    : m_askAfterMs(askAfterMs)
    , m_silentAfterMs(silentAfterMs)
{
    m_timer.setInterval(std::max(1, askAfterMs / 2));
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::look);
}

void Heartbeat::start()
{
    note();
    m_timer.start();
}

void Heartbeat::stop()
{
    m_timer.stop();
}

void Heartbeat::look()
{
    // At least, as the first may have come right after what was heard.
    const qint64 since = qint64(m_looks++) * m_timer.interval();
    if (since >= m_silentAfterMs)
        Q_EMIT silent();
    else if (since >= m_askAfterMs)
        Q_EMIT quiet();
}

} // namespace confab::client
