// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Midnight.h"

#include "Times.h"

namespace confab::models {

Midnight::Midnight()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        Q_EMIT passed();
        wait();
    });
    wait();
}

//! Looked at now and then: clocks are set, and timers stand still while the computer sleeps.
void Midnight::wait()
{
    constexpr int kAtMostMs = 600'000;
    m_timer.start(qMin(times::untilMidnight(), kAtMostMs));
}

} // namespace confab::models
