// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "protocol/Codec.h"

#include <QHash>
#include <QSet>

namespace confab::tests {

//! Of ephemeral events that can be told from one another: the room's newest number where and when each was made.
using Marks = QHash<std::pair<MessageId, int>, qint64>;
//! Nothing: this event is like others.
std::optional<Marks::key_type> markOf(const Event &event);

//! A client that believes nothing: follows what one connection after another of a person is sent, and complains of the
//! first event that is missing, comes twice, or is none of his business.
class Witness
{
public:
    Witness(UserId user, const Marks &marks);

    UserId user() const { return m_user; }
    //! What it has of each room that it takes part in.
    const QHash<RoomId, qint64> &positions() const { return m_positions; }
    //! Empty: all was well.
    QString complaint() const { return m_complaint; }

    //! The next connection, which goes on with the rooms that it names.
    void reconnect();
    //! A room as the welcome shows it.
    void welcome(const Room &room);
    //! An event whose place an ack has taken.
    void answered(const EventFrame &frame);
    void hear(const EventFrame &frame);
    //! How far it is in a room, or nothing where it takes no part.
    std::optional<qint64> positionIn(RoomId room) const;

private:
    void hearReset(const event::RoomReset &reset);
    void hearReplayed();
    void hearDurable(RoomId room, const EventFrame &frame);
    void hearEphemeral(RoomId room, const EventFrame &frame);
    bool isBeginning(const EventFrame &frame) const;
    void end(RoomId room, qint64 ev);
    void complain(const QString &what, const EventFrame &frame);

    UserId m_user;
    const Marks &m_marks;
    QHash<RoomId, qint64> m_positions;
    QHash<RoomId, QSet<qint64>> m_answered; //!< by acks, and never pushed
    QHash<RoomId, qint64> m_joinedByAnswer; //!< where nothing was pushed of before
    //! Named in hello, and not replayed to the end. Who has left such a room and come back gets what was between, too.
    QSet<RoomId> m_replayed;
    QHash<RoomId, qint64> m_leftInReplay;
    QString m_complaint;
};

} // namespace confab::tests
