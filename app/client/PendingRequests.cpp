// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PendingRequests.h"

#include <algorithm>
#include <limits>

namespace confab::client {

using namespace Qt::StringLiterals;

PendingRequests::PendingRequests(int lookMs, QObject *parent)
    : QObject(parent)
    , m_lookMs(lookMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PendingRequests::expire);
}

qint64 PendingRequests::add(int deadlineMs, Callback<codec::Json> reply)
{
    const qint64 id = ++m_lastId;
    if (!m_timer.isActive())
        m_clock.start();
    m_waiting.insert(id, {m_heard + std::min<qint64>(m_clock.elapsed(), m_lookMs) + deadlineMs, std::move(reply)});
    if (!m_timer.isActive() || m_timer.remainingTime() > deadlineMs)
        m_timer.start(std::min(deadlineMs, m_lookMs));
    return id;
}

bool PendingRequests::finish(qint64 id, Result<codec::Json> result)
{
    const auto it = m_waiting.constFind(id);
    if (it == m_waiting.cend())
        return false;
    // Taken out before it is called: what it starts may look in here.
    const Callback<codec::Json> reply = it->reply;
    m_waiting.erase(it);
    Q_EMIT finished(id);
    if (reply)
        reply(std::move(result));
    return true;
}

void PendingRequests::failAll(const Error &error)
{
    QList<qint64> ids = m_waiting.keys();
    std::sort(ids.begin(), ids.end());
    for (const qint64 id : ids)
        finish(id, error);
}

void PendingRequests::expire()
{
    const qint64 passed = m_clock.restart();
    if (passed > 2LL * m_lookMs) // nothing was heard since: what has come is taken before the next look
        return arm();
    m_heard += passed;
    QList<qint64> late;
    for (auto it = m_waiting.cbegin(); it != m_waiting.cend(); ++it) {
        if (it->deadline <= m_heard)
            late.append(it.key());
    }
    std::sort(late.begin(), late.end());
    for (const qint64 id : late)
        finish(id, Error{ErrorCode::Unavailable, u"The server did not answer in time."_s});
    arm();
}

void PendingRequests::arm()
{
    if (m_waiting.isEmpty())
        return;
    qint64 next = std::numeric_limits<qint64>::max();
    for (const Waiting &waiting : std::as_const(m_waiting))
        next = std::min(next, waiting.deadline);
    m_timer.start(int(std::clamp<qint64>(next - m_heard, 1, m_lookMs)));
}

} // namespace confab::client
