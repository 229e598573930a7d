// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>
#include <utility>

namespace confab::core {

//! How often the log tells of what strangers can cause as often as they like: so many lines a minute, and then how many
//! were left out. Times by the monotonic clock.
class LineBudget
{
public:
    explicit LineBudget(int linesAMinute)
        : m_lines(linesAMinute)
    {
    }

    //! How many were left out since the last line; nothing: this one is left out as well.
    std::optional<qint64> take(qint64 nowMs)
    {
        if (nowMs - m_since >= kMinuteMs) {
            m_since = nowMs;
            m_written = 0;
        }
        if (m_written == m_lines) {
            ++m_leftOut;
            return std::nullopt;
        }
        ++m_written;
        return std::exchange(m_leftOut, 0);
    }

private:
    static constexpr qint64 kMinuteMs = 60'000;

    int m_lines;
    int m_written = 0;
    qint64 m_since = -kMinuteMs;
    qint64 m_leftOut = 0;
};

} // namespace confab::core
