// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"

#include <QHash>
#include <QObject>

namespace confab::client {

class Workspace;

//! Turns each event into changes of what is kept and shown, and what an answer of the server told the same way. Durable
//! events come through RoomLogs, in order and once. What others have done is told by signals. GUI thread.
class EventApplier : public QObject
{
    Q_OBJECT
public:
    //! It outlives this.
    explicit EventApplier(Workspace &workspace);

    //! An event as it came from the connection.
    void take(const EventFrame &frame);
    //! A durable event whose turn it is.
    void apply(const EventFrame &frame);
    //! A message as the server gave it in an answer: stored and shown, not counted as new.
    void absorb(const Message &message);
    //! Somebody as an answer gave them, maybe this user: they may be called or look otherwise.
    void absorb(const User &user);

    // One for each event.
    void operator()(const event::RoomCreated &) {}
    void operator()(const event::RoomUpdated &event);
    void operator()(const event::RoomDeleted &event);
    void operator()(const event::RoomReset &event);
    void operator()(const event::ResumeDone &) {}
    void operator()(const event::UserJoined &event);
    void operator()(const event::UserLeft &event);
    void operator()(const event::MemberUpdated &event);
    void operator()(const event::MessageNew &event);
    void operator()(const event::MessageEdited &event);
    void operator()(const event::MessageDeleted &event);
    void operator()(const event::MessageDelivered &event);
    void operator()(const event::MessageSeenUpdate &event);
    void operator()(const event::TypingStart &event);
    void operator()(const event::TypingStop &event);
    void operator()(const event::PresenceUpdate &event);
    void operator()(const event::StreamStateChanged &event);
    void operator()(const event::StreamChunk &event);
    void operator()(const event::StreamEnded &event);
    void operator()(const event::ServerNotice &event);
    void operator()(const event::AgentUpdated &event);
    void operator()(const event::RoomRead &event);
    void operator()(const event::RoomNotify &event);
    void operator()(const event::UserUpdated &event);
    void operator()(const event::UserBlock &event);

Q_SIGNALS:
    //! Somebody else has put the user into the room; `by` is empty where it can't be learnt who.
    void addedTo(confab::RoomId room, const QString &by);
    //! Somebody else has written, or an agent is done with its answer; in the order of the room's log, each once.
    void messageCame(const confab::Message &message);
    //! Edited, deleted, or done.
    void messageChanged(const confab::Message &message);

private:
    void enter(const EventFrame &frame);
    void tellAdded(RoomId room, UserId by);
    void change(const Message &message);

    Workspace &m_workspace;
    RoomId m_room; // of the event at hand
    qint64 m_ev = 0;
    Timestamp m_now = 0; // while an event is taken that happens now
    QHash<UserId, QList<RoomId>> m_addedBy; // people whose names are being asked for
};

} // namespace confab::client
