// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Clock.h"

#include <atomic>

namespace confab::support {

//! A clock that stands still until a test moves it.
class FakeClock final : public core::Clock
{
public:
    static constexpr Timestamp kStart = 1'767'225'600'000; //!< 2026-01-01T00:00:00Z

    Timestamp now() const override { return m_now; }
    qint64 monotonicMs() const override { return m_monotonic; }

    void advance(qint64 ms)
    {
        m_now += ms;
        m_monotonic += ms;
    }
    //! The wall clock jumps, as when somebody sets it; the monotonic time does not.
    void step(qint64 ms) { m_now += ms; }

private:
    std::atomic<Timestamp> m_now = kStart;
    std::atomic<qint64> m_monotonic = 1'000;
};

} // namespace confab::support
