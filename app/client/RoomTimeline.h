// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Reasonings.h"
#include "RunningAnswers.h"
#include "TimelineRows.h"
#include "TimelineWindow.h"

namespace confab::client {

class Connection;
class Cursors;
class Outbox;
class Replica;

//! What a RoomTimeline works with; all outlive it.
struct TimelineSources
{
    Replica &replica;
    Connection &connection;
    Outbox &outbox;
    Cursors &cursors;
    UserId self;
};

//! One room's messages as they are read: the rows of a window into its history, before them what waits in the outbox.
//! The text of an answer that is being written is overlaid on its message. Lives on the GUI thread, as its parts do.
class RoomTimeline : public QObject
{
    Q_OBJECT
public:
    RoomTimeline(RoomId room, TimelineSources sources, QObject *parent = nullptr);

    RoomId room() const { return m_room; }
    TimelineRows &rows() { return m_rows; }
    const TimelineRows &rows() const { return m_rows; }
    const RunningAnswers &answers() const { return m_answers; }
    Reasonings &reasonings() { return m_reasonings; }
    TimelineWindow &window() { return m_window; }
    const TimelineWindow &window() const { return m_window; }
    //! Who asked for this answer; none when that is not known here.
    std::optional<UserId> askerOf(const Message &answer) const;
    // What the room's log says, already in order.
    void putMessage(const Message &message);
    void endStream(const event::StreamEnded &event);
    void apply(const event::StreamStateChanged &event);
    void apply(const event::StreamChunk &event);
    //! The connection is live (again).
    void catchUp();

Q_SIGNALS:
    //! What the log or an answer says of a message, in the window or not.
    void heard(const confab::Message &message);

private:
    void connectSources();
    void onAnswerChanged(StreamId stream);
    void onQueued(const OutboxEntry &entry);
    void onOutboxChanged(const OutboxEntry &entry);
    void onSent(const Message &message);
    void onCursors();
    void track(const Message &message);
    //! With the text that its running stream has got to.
    Message overlaid(Message message);
    QList<Message> overlaid(QList<Message> messages);

    RoomId m_room;
    TimelineSources m_sources;
    TimelineRows m_rows;
    RunningAnswers m_answers;
    Reasonings m_reasonings;
    TimelineWindow m_window;
};

} // namespace confab::client
