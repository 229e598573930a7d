// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Commands.h"
#include "Reasonings.h"
#include "RunningAnswers.h"
#include "TimelineRows.h"

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

//! One room's messages as they are read: a window that starts at the newest message and grows by paging, first from the
//! replica, then from the server. Runs of answers are overlaid on their message.
class RoomTimeline : public QObject
{
    Q_OBJECT
public:
    static constexpr int kPage = 50;

    RoomTimeline(RoomId room, TimelineSources sources, QObject *parent = nullptr);

    RoomId room() const { return m_room; }
    TimelineRows &rows() { return m_rows; }
    const TimelineRows &rows() const { return m_rows; }
    const RunningAnswers &answers() const { return m_answers; }
    Reasonings &reasonings() { return m_reasonings; }
    //! Who asked for this answer; none when that is not known here.
    std::optional<UserId> askerOf(const Message &answer) const;
    //! Nothing older exists.
    bool isAtStart() const;
    //! The newest message is in the window; false after showAround().
    bool isAtEnd() const { return m_atEnd; }
    bool isLoading() const { return m_loading; }
    //! No page was ever loaded, neither from the replica nor from the server.
    bool isLoaded() const { return m_loaded; }

    //! One page more; does nothing while loading or at the edge.
    void loadOlder();
    void loadNewer();
    //! Moves the window so that this message is in it; found() tells where.
    void showAround(qint64 seq);
    void showNewest();

    // What the room's log says, already in order.
    void putMessage(const Message &message);
    void endStream(const event::StreamEnded &event);
    void apply(const event::StreamStateChanged &event);
    void apply(const event::StreamChunk &event);
    //! The newest page was fetched anew after a reset: everything else is forgotten.
    void restart(const QList<Message> &ascending, bool more);
    //! That page could not be fetched: what is shown stays.
    void failRestart(const Error &error);
    //! The connection is live (again).
    void catchUp();

Q_SIGNALS:
    void loadingChanged();
    void edgesChanged();
    //! A page could not be loaded; the next loadOlder() tries again.
    void failed(const confab::Error &error);
    //! No page was ever loaded, and the newest could not be. The next loadOlder() tries again.
    void restartFailed(const confab::Error &error);
    //! What the log or an answer says of a message, in the window or not.
    void heard(const confab::Message &message);
    //! After showAround(): the index of the message.
    void found(int index);

private:
    using Page = command::MessageHistory;
    void connectSources();
    void loadFromReplica();
    bool showFromReplica(qint64 seq);
    void fetch(const Page &page, qint64 target = 0);
    void onPage(const Page &asked, qint64 target, reply::Messages page);
    void mergePage(const Page &asked, const reply::Messages &page);
    void reachEnd();
    void followReplica();
    void setLoading(bool loading);
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
    bool m_atStart = false;
    bool m_atEnd = true;
    bool m_loading = false;
    bool m_loaded = false;
    int m_generation = 0; // answers to older questions are dropped
};

} // namespace confab::client
