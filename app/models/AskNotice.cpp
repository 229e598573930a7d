// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AskNotice.h"

#include "MessageText.h"

using namespace Qt::StringLiterals;

namespace confab::models {

AskNotice::AskNotice(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_until.hasExpired())
            m_tick.stop();
        Q_EMIT changed();
    });
}

QString AskNotice::text() const
{
    return m_waits ? tr("%1 %2").arg(m_reason, waitText()) : m_reason;
}

QString AskNotice::waitText() const
{
    const qint64 left = m_until.remainingTime();
    return left > 0 ? tr("You can ask again in %1.").arg(durationText(left)) : tr("You can ask again now.");
}

void AskNotice::dismiss()
{
    show({}, 0);
}

void AskNotice::show(const QString &reason, int retryAfterMs)
{
    m_reason = reason;
    m_waits = retryAfterMs > 0;
    m_until = QDeadlineTimer(retryAfterMs);
    if (m_waits)
        m_tick.start();
    else
        m_tick.stop();
    Q_EMIT changed();
}

} // namespace confab::models
