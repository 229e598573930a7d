// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryTurnBook.h"

#include <algorithm>

namespace confab::core {

void MemoryTurnBook::add(const QueueEntry &entry, qint64 round)
{
    const auto at = std::ranges::upper_bound(m_waiting, round, {}, &Turn::round);
    m_waiting.insert(at - m_waiting.begin(), {entry, round});
}

void MemoryTurnBook::claim(StreamId stream, Reply<Claim> reply)
{
    const auto claimed =
        std::ranges::find_if(m_waiting, [stream](const Turn &turn) { return turn.entry.stream == stream; });
    if (claimed == m_waiting.end())
        return reply(Claim::Missed);
    m_round = std::max(m_round, claimed->round);
    m_running.append(*claimed);
    m_waiting.erase(claimed);
    reply(Claim::Taken);
}

bool MemoryTurnBook::remove(StreamId stream)
{
    const auto matches = [stream](const Turn &turn) { return turn.entry.stream == stream; };
    return m_waiting.removeIf(matches) + m_running.removeIf(matches) > 0;
}

} // namespace confab::core
