// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace confab::client {

Backoff::Backoff(int minMs, int maxMs, std::function<double()> random)
    : m_min(minMs)
    , m_max(maxMs)
    , m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
{
}

int Backoff::next()
{
    double whole = m_min;
    for (int i = 0; i < m_tries && whole < m_max; ++i)
        whole *= 2;
    ++m_tries;
    whole = std::min(whole, double(m_max));
    return int(whole / 2 + whole / 2 * m_random());
}

} // namespace confab::client
