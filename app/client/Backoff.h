// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace confab::client {

//! How long to wait before the next try: doubling, jittered, bounded. Times in milliseconds.
class Backoff
{
public:
    //! `random` gives numbers in [0, 1); empty means a real source.
    Backoff(int minMs, int maxMs, std::function<double()> random = {});

    //! The next delay, between half and all of min·2ⁿ, never above max.
    int next();
    void reset() { m_tries = 0; }
    int tries() const { return m_tries; }

private:
    int m_min;
    int m_max;
    int m_tries = 0;
    std::function<double()> m_random;
};

} // namespace confab::client
