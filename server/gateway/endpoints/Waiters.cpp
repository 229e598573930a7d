// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Waiters.h"

#include <algorithm>

namespace confab::gateway {

void Waiters::serve(qint64 waiting)
{
    const auto served = std::stable_partition(m_waiters.begin(), m_waiters.end(),
                                              [waiting](const Waiter &waiter) { return waiting >= waiter.bytes; });
    const std::vector<Waiter> ready{std::make_move_iterator(served), std::make_move_iterator(m_waiters.end())};
    m_waiters.erase(served, m_waiters.end());
    for (const Waiter &waiter : ready)
        waiter.callback();
}

} // namespace confab::gateway
