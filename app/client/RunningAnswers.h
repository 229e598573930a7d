// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"
#include "protocol/Replies.h"
#include "protocol/Result.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>

namespace confab::client {

class Connection;

//! The answers that are being written in one room: puts the chunks of each part together, drops overlap, and asks
//! stream:resume for what is missing.
class RunningAnswers : public QObject
{
    Q_OBJECT
public:
    struct Answer
    {
        MessageId message = {};
        MessageStream stream = {};
        QMap<int, QString> parts = {}; //!< 0 is the answer, others are reasoning or tools
        std::optional<int> place = {}; //!< in the queue, 1 is next
        QString reason = {};
        int tokens = 0;
    };

    explicit RunningAnswers(Connection &connection, QObject *parent = nullptr);

    //! Null when this stream was not seen running.
    const Answer *find(StreamId stream) const;
    const Answer *ofMessage(MessageId message) const;

    //! A message with a running stream came into sight: its content is the text so far.
    void track(const Message &message);
    void apply(const event::StreamStateChanged &event);
    void apply(const event::StreamChunk &event);
    //! Ended ones stay, with their reasoning and their reason, until clear().
    void end(const event::StreamEnded &event);
    //! After a reconnect: asks for whatever was missed.
    void resumeAll();
    void clear();

Q_SIGNALS:
    //! State, place or text of the answer; `part` is -1 when no text changed.
    void changed(confab::StreamId stream, int part);

private:
    void resume(StreamId stream, int part);
    void onResumed(StreamId stream, int part, const Result<reply::StreamText> &result);
    void add(Answer &answer, int part, int from, const QString &text);

    Connection &m_connection;
    QHash<StreamId, Answer> m_answers;
    QSet<QPair<StreamId, int>> m_resuming;
};

} // namespace confab::client
