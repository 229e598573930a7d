// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NewMessages.h"

#include <utility>

namespace confab::models {

void NewMessages::open(Read read)
{
    m_read = read;
    begin(read);
}

void NewMessages::follow(Read read, bool watched, Cause cause)
{
    const Read before = std::exchange(m_read, read);
    const int more = read.unread - before.unread;
    const bool isRenumbered = read.upTo < before.upTo;
    const bool isReadElsewhere = read.upTo > before.upTo && cause == Cause::Other;
    if (isRenumbered || (m_after && isReadElsewhere))
        begin(read);
    else if (m_after && !m_reached && (more > 0 || read.upTo == before.upTo))
        m_count = qMax(0, m_count + more); // less when one of them is deleted
    else if (more > 0 && !watched)
        begin(read);
}

void NewMessages::noteSeenHere(qint64 seq)
{
    m_read.upTo = qMax(m_read.upTo, seq);
    // What is seen begins at the first of them.
    m_reached = m_reached || (m_after && seq > *m_after);
}

void NewMessages::begin(Read read)
{
    m_after.reset();
    if (read.unread > 0)
        m_after = read.upTo;
    m_count = read.unread;
    m_reached = false;
}

} // namespace confab::models
