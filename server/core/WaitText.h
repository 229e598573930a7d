// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::core {

//! A time to wait in words, such as "90 seconds", "5 minutes" or "24 hours"; never too short.
inline QString waitText(qint64 ms)
{
    constexpr qint64 kSteps = 120; // of a unit, before the next one says it better
    const qint64 seconds = (ms + 999) / 1000;
    if (seconds < kSteps)
        return (seconds == 1 ? QStringLiteral("%1 second") : QStringLiteral("%1 seconds")).arg(seconds);
    const qint64 minutes = (seconds + 59) / 60;
    if (minutes < kSteps)
        return QStringLiteral("%1 minutes").arg(minutes);
    return QStringLiteral("%1 hours").arg((minutes + 59) / 60);
}

} // namespace confab::core
