// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/TurnBook.h"
#include "core/streams/StreamSettings.h"

#include <optional>

namespace confab::core {

//! Which answer may start next: nobody gets above a cap, and people take turns, so that many requests of one do not
//! delay another. Knows ids only. Room thread.
class StreamQueue
{
public:
    //! `book` outlives it.
    StreamQueue(TurnBook &book, const StreamSettings &settings);

    //! Whether it may start at once, or wait, beside those that are expected; its stream need not be known yet.
    bool hasRoomFor(const QueueEntry &entry) const;
    //! Keeps a place for one that has been promised and will come, or be called off.
    void expect(const QueueEntry &entry);
    void callOff(const QueueEntry &entry);
    void add(const QueueEntry &entry);
    //! Forgets a waiting or running answer; false if there is none.
    bool remove(StreamId stream);
    //! Lets the next one that may start run, and says which; or nothing, as none may, or as this is being asked
    //! already.
    using Next = std::optional<QueueEntry>;
    void takeNext(Reply<Next> reply);
    //! Whether another node has let one run, or off, since this was asked last.
    bool hasChangedElsewhere();

    //! The waiting ones in the order of their turn: the first one's place is 1.
    QList<StreamId> order() const;
    int runningCount() const { return int(m_book.running().size()); }
    int waitingCount() const { return int(m_book.waiting().size()); }

private:
    //! Whether fewer than `cap` of these share this with the entry.
    template <class Value>
    static bool isBelow(int cap, const QList<Turn> &turns, Value QueueEntry::*member, const QueueEntry &entry);
    qint64 nextRoundOf(UserId person) const;
    Next nextToRun() const;
    bool mayRun(const QueueEntry &entry, const QList<Turn> &running) const;

    TurnBook &m_book;
    StreamSettings m_settings;
    QList<Turn> m_expectedToRun; //!< at once, as it looked when they were promised
    QList<Turn> m_expectedToWait;
    bool m_isClaiming = false;
    qint64 m_changesSeen = 0;
    Life m_life;
};

} // namespace confab::core
