// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SeenRanges.h"

namespace confab::models {

void SeenRanges::add(qint64 first, qint64 last)
{
    auto it = m_runs.upperBound(first);
    if (it != m_runs.begin() && std::prev(it).value() >= first - 1)
        --it;
    while (it != m_runs.end() && it.key() <= last + 1) {
        first = qMin(first, it.key());
        last = qMax(last, it.value());
        it = m_runs.erase(it);
    }
    m_runs.insert(first, last);
}

qint64 SeenRanges::reachFrom(qint64 seq) const
{
    const auto it = m_runs.upperBound(seq + 1);
    return it == m_runs.begin() ? seq : qMax(seq, std::prev(it).value());
}

qint64 SeenRanges::nextAfter(qint64 seq) const
{
    if (const qint64 reached = reachFrom(seq); reached > seq)
        return seq + 1;
    const auto it = m_runs.upperBound(seq);
    return it == m_runs.end() ? 0 : it.key();
}

} // namespace confab::models
