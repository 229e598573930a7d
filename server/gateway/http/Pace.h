// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>

#include <algorithm>

namespace confab::gateway {

//! For a body that goes at once: more than a megabyte may take longer.
inline qint64 allowance(qint64 baseMs, qint64 bytes, int bytesPerSecond)
{
    return bytes <= 1024 * 1024 ? baseMs : baseMs + bytes * 1'000 / bytesPerSecond;
}

//! How long others may let one wait for bytes: a while, and then as long as the bytes so far take at the slowest speed
//! that is put up with. Only what they are waited for counts.
class Pace
{
public:
    Pace(qint64 graceMs, int bytesPerSecond)
        : m_graceMs(graceMs)
        , m_bytesPerSecond(bytesPerSecond)
    {
    }

    //! They are waited for from now on, or still are. What is left of their time.
    qint64 wait(qint64 bytesSoFar)
    {
        if (!m_since.isValid())
            m_since.start();
        const qint64 all = m_graceMs + bytesSoFar * 1'000 / m_bytesPerSecond;
        return std::max<qint64>(0, std::min(all - m_usedMs - m_since.elapsed(), m_graceMs));
    }
    //! They are not waited for any more.
    void rest()
    {
        if (m_since.isValid())
            m_usedMs += m_since.elapsed();
        m_since.invalidate();
    }

private:
    qint64 m_graceMs;
    int m_bytesPerSecond;
    qint64 m_usedMs = 0;
    QElapsedTimer m_since;
};

} // namespace confab::gateway
