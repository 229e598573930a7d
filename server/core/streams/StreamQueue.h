// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/StreamSettings.h"
#include "protocol/Types.h"

#include <optional>

namespace confab::core {

//! Who waits for an answer, and what it counts against.
struct QueueEntry
{
    StreamId stream = {};
    UserId person = {};
    UserId agent = {};
    RoomId room = {};
    QString provider = {};
    bool ofGuest = false; //!< asked by somebody without an account
    friend bool operator==(const QueueEntry &, const QueueEntry &) = default;
};

//! Which answer may start next: nobody gets above a cap, and people take turns, so that many requests of one do not
//! delay another. Knows ids only; pure.
class StreamQueue
{
public:
    explicit StreamQueue(const StreamSettings &settings);

    //! Whether it may start at once, or wait, beside those that are expected; its stream need not be known yet.
    bool hasRoomFor(const QueueEntry &entry) const;
    //! Keeps a place for one that has been promised and will come, or be called off.
    void expect(const QueueEntry &entry);
    void callOff(const QueueEntry &entry);
    void add(const QueueEntry &entry);
    //! Forgets a waiting or running answer; false if there is none.
    bool remove(StreamId stream);
    //! Moves the next one that may start to the running ones.
    std::optional<QueueEntry> takeNext();

    //! The waiting ones in the order of their turn: the first one's place is 1.
    QList<StreamId> order() const;
    int runningCount() const { return int(m_running.size()); }
    int waitingCount() const { return int(m_waiting.size()); }

private:
    struct Turn
    {
        QueueEntry entry = {};
        qint64 round = 0; //!< each person has one turn a round
    };

    //! Whether fewer than `cap` of these share this with the entry.
    template <class Value>
    static bool isBelow(int cap, const QList<Turn> &turns, Value QueueEntry::*member, const QueueEntry &entry);
    qint64 nextRoundOf(UserId person) const;
    bool mayRun(const QueueEntry &entry, const QList<Turn> &running) const;

    StreamSettings m_settings;
    QList<Turn> m_waiting; //!< in the order of their turn
    QList<Turn> m_running;
    QList<Turn> m_expectedToRun; //!< at once, as it looked when they were promised
    QList<Turn> m_expectedToWait;
    qint64 m_round = 0; //!< the newest one of which a turn has started
};

} // namespace confab::core
