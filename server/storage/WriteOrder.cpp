// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WriteOrder.h"

#include <algorithm>

namespace confab::storage {

void WriteOrder::submit(const Subjects &changed, quint64 finished)
{
    ++m_last;
    if (changed.areAll())
        m_lastOfAll = m_last;
    for (const size_t key : changed.keys())
        m_lastOf.insert(key, m_last);
    if (m_lastOf.size() >= m_forgetAt)
        forget(finished);
}

quint64 WriteOrder::lastFor(const Subjects &read) const
{
    if (read.areAll())
        return m_last;
    quint64 last = m_lastOfAll;
    for (const size_t key : read.keys())
        last = std::max(last, m_lastOf.value(key));
    return last;
}

void WriteOrder::forget(quint64 finished)
{
    m_lastOf.removeIf([finished](const auto &entry) { return entry.value() <= finished; });
    // Seldom enough to cost nothing.
    m_forgetAt = std::max<qsizetype>(1'024, 2 * m_lastOf.size());
}

} // namespace confab::storage
