// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "OutboxEntry.h"
#include "protocol/Replies.h"
#include "protocol/Result.h"
#include "Timing.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace confab::client {

class Connection;
class Replica;

//! Sends what the user wrote, in order within each room, exactly once as seen by others: an entry is shown at once, is
//! on disk before it is sent, and keeps its clientId over every crash and reconnect.
class Outbox : public QObject
{
    Q_OBJECT
public:
    Outbox(Replica &replica, Connection &connection, Timing timing, QObject *parent = nullptr);

    //! Oldest first.
    QList<OutboxEntry> entries(RoomId room) const;
    //! Of this state, or of all.
    int count(std::optional<OutboxEntry::State> state = {}) const;
    QList<RoomId> rooms() const { return m_queues.keys(); }

    //! What was left by the last run.
    void load();
    //! Gives the clientId. One that can't be written down fails, and keeps its text.
    QString send(RoomId room, const QString &content, std::optional<MessageId> replyTo,
                 std::optional<MessageId> thread);
    //! A failed one again, at the end of its room's queue; the clientId stays.
    void retry(const QString &clientId);
    void discard(const QString &clientId);
    //! The server has it, as the log shows; its ack may have been lost.
    void confirm(const Message &message);
    //! The room is gone: what waited for it, oldest first, is kept here no longer.
    QList<OutboxEntry> takeRoom(RoomId room);
    //! The connection is live: go on.
    void flush();

Q_SIGNALS:
    void queued(const confab::client::OutboxEntry &entry);
    //! Failed, or waiting again.
    void changed(const confab::client::OutboxEntry &entry);
    //! Acked: the message as the server keeps it.
    void sent(const confab::Message &message);
    void discarded(confab::RoomId room, const QString &clientId);

private:
    using State = OutboxEntry::State;
    struct Queue
    {
        QList<OutboxEntry> entries = {}; // oldest first
        QString inFlight = {};           // clientId
        int tries = 0;
    };
    void pump(RoomId room);
    //! What can't pass fails on the way.
    std::optional<OutboxEntry> nextToSend(RoomId room);
    void onWritten(const QString &clientId);
    void onRefused(const QString &clientId);
    std::optional<RoomId> roomOf(const QString &clientId) const;
    void onAnswer(RoomId room, const QString &clientId, const Result<reply::Sent> &answer);
    void fail(RoomId room, const QString &clientId, const Error &error);
    void waitThenPump(RoomId room, int delayMs);
    std::optional<OutboxEntry> take(RoomId room, const QString &clientId, std::optional<State> state = {});

    Replica &m_replica;
    Connection &m_connection;
    Timing m_timing;
    QHash<RoomId, Queue> m_queues;
    QSet<RoomId> m_pausing;
    QSet<QString> m_unwritten; // clientIds
};

} // namespace confab::client
