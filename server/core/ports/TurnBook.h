// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "protocol/Ids.h"

#include <QList>
#include <QString>

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

//! One's place among those that wait, or run.
struct Turn
{
    QueueEntry entry = {};
    qint64 round = 0;   //!< each person has one turn a round
    bool isHere = true; //!< asked on this node, which alone starts it
};

//! Which answers wait for their turn and which have it. Whose turn it is, and who may wait, is up to StreamQueue; what
//! was promised to somebody while his question is being written is known to the node that promised it, and to nobody
//! else.
//!
//! Room thread. What is asked is answered at once, on several nodes from the node's own picture of all turns; only the
//! claim waits for whoever decides between nodes, so that no cap is ever passed. What is written here is in the
//! picture when the call returns, or its reply comes, and in that of others a moment later. The turns of a node that
//! is gone are taken off, or over, by those that are left. Each call in which nodes must agree has a reply; the others
//! have no errors.
class TurnBook
{
public:
    enum class Claim {
        Taken, //!< it has its turn
        Missed //!< others claimed meanwhile, which the picture shows by now, or it waits no more
    };

    virtual ~TurnBook() = default;

    //! Both until something is written or the event loop goes on. The first is in the order of rounds, and within one
    //! in that of coming.
    virtual const QList<Turn> &waiting() const = 0;
    virtual const QList<Turn> &running() const = 0;
    //! The newest round of which a turn was claimed; at first 0.
    virtual qint64 round() const = 0;
    //! How often another node has changed this picture, or whoever decides could be asked again; 0 where there is none.
    virtual qint64 changesElsewhere() const = 0;

    //! One of this node waits.
    virtual void add(const QueueEntry &entry, qint64 round) = 0;
    //! Lets a waiting one of this node run, if nobody has claimed anything that this picture doesn't show. Unavailable
    //! or Busy: whoever decides could not be asked.
    virtual void claim(StreamId stream, Reply<Claim> reply) = 0;
    //! It waits and runs no more, also where a claim of it is under way. False: it did neither.
    virtual bool remove(StreamId stream) = 0;
};

} // namespace confab::core
