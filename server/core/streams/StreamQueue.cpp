// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamQueue.h"

#include <algorithm>
#include <utility>

namespace confab::core {

StreamQueue::StreamQueue(TurnBook &book, const StreamSettings &settings)
    : m_book(book)
    , m_settings(settings)
{
}

template <class Value>
bool StreamQueue::isBelow(int cap, const QList<Turn> &turns, Value QueueEntry::*member, const QueueEntry &entry)
{
    const auto isSame = [&](const Turn &turn) { return turn.entry.*member == entry.*member; };
    return cap <= 0 || std::ranges::count_if(turns, isSame) < cap;
}

bool StreamQueue::hasRoomFor(const QueueEntry &entry) const
{
    // What starts at once takes no place from those that wait for something else.
    if (mayRun(entry, m_book.running() + m_expectedToRun))
        return true;
    const QList<Turn> waiting = m_book.waiting() + m_expectedToWait;
    return (m_settings.waiting <= 0 || waiting.size() < m_settings.waiting) &&
           isBelow(m_settings.waitingPerPerson, waiting, &QueueEntry::person, entry) &&
           isBelow(m_settings.waitingPerProvider, waiting, &QueueEntry::provider, entry) &&
           (!entry.ofGuest || isBelow(m_settings.waitingOfGuests, waiting, &QueueEntry::ofGuest, entry));
}

void StreamQueue::expect(const QueueEntry &entry)
{
    (mayRun(entry, m_book.running() + m_expectedToRun) ? m_expectedToRun : m_expectedToWait).append({entry});
}

void StreamQueue::callOff(const QueueEntry &entry)
{
    for (QList<Turn> *expected : {&m_expectedToRun, &m_expectedToWait}) {
        const auto found = std::ranges::find(*expected, entry, &Turn::entry);
        if (found == expected->end())
            continue;
        expected->erase(found);
        return;
    }
}

void StreamQueue::add(const QueueEntry &entry)
{
    m_book.add(entry, nextRoundOf(entry.person));
}

// Who has nothing here takes part in the running round, who has waits for the one after his last. So ten requests of
// one person do not delay the first one of another, and a place never gets worse by what ends.
qint64 StreamQueue::nextRoundOf(UserId person) const
{
    qint64 round = m_book.round();
    for (const QList<Turn> *turns : {&m_book.running(), &m_book.waiting()}) {
        for (const Turn &turn : *turns) {
            if (turn.entry.person == person)
                round = std::max(round, turn.round + 1);
        }
    }
    return round;
}

bool StreamQueue::remove(StreamId stream)
{
    return m_book.remove(stream);
}

void StreamQueue::takeNext(Reply<Next> reply)
{
    const Next next = m_isClaiming ? std::nullopt : nextToRun();
    if (!next)
        return reply(Next());
    m_isClaiming = true;
    m_book.claim(next->stream,
                 {m_life, [this, next, reply = std::move(reply)](const Result<TurnBook::Claim> &claim) mutable {
                      m_isClaiming = false;
                      if (!claim)
                          return reply(claim.error());
                      if (*claim == TurnBook::Claim::Missed)
                          return takeNext(std::move(reply));
                      reply(next);
                  }});
}

bool StreamQueue::hasChangedElsewhere()
{
    const qint64 before = std::exchange(m_changesSeen, m_book.changesElsewhere());
    return before != m_changesSeen;
}

StreamQueue::Next StreamQueue::nextToRun() const
{
    QList<Turn> running = m_book.running();
    for (const Turn &turn : m_book.waiting()) {
        if (!mayRun(turn.entry, running))
            continue;
        if (turn.isHere)
            return turn.entry;
        running.append(turn); // its own node is about to start it
    }
    return std::nullopt;
}

QList<StreamId> StreamQueue::order() const
{
    QList<StreamId> ids;
    for (const Turn &turn : m_book.waiting())
        ids.append(turn.entry.stream);
    return ids;
}

bool StreamQueue::mayRun(const QueueEntry &entry, const QList<Turn> &running) const
{
    return (m_settings.perNode <= 0 || std::ranges::count(running, true, &Turn::isHere) < m_settings.perNode) &&
           isBelow(m_settings.perPerson, running, &QueueEntry::person, entry) &&
           isBelow(m_settings.perRoom, running, &QueueEntry::room, entry) &&
           isBelow(m_settings.perAgent, running, &QueueEntry::agent, entry) &&
           isBelow(m_settings.perProvider, running, &QueueEntry::provider, entry);
}

} // namespace confab::core
