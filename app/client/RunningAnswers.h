// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"
#include "protocol/Replies.h"
#include "protocol/Result.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace confab::client {

class Connection;

//! The answers that are being written in one room: puts their chunks together, drops overlap, and asks stream:resume
//! for what is missing. What ended is known by its message, and is forgotten here. Only of part 0, the answer itself.
class RunningAnswers : public QObject
{
    Q_OBJECT
public:
    struct Answer
    {
        MessageId message = {};
        MessageStream stream = {};
        QString text = {};
        std::optional<int> place = {}; //!< in the queue, 1 is next
        QString reason = {};
        int tokens = 0;
    };

    explicit RunningAnswers(Connection &connection, QObject *parent = nullptr);

    //! Null unless this stream runs, or ends with the change that is being told.
    const Answer *find(StreamId stream) const;

    //! A message with a stream came into sight. When it runs, its content is the text so far.
    void track(const Message &message);
    void apply(const event::StreamStateChanged &event);
    void apply(const event::StreamChunk &event);
    void end(const event::StreamEnded &event);
    //! After a reconnect: asks for whatever was missed.
    void resumeAll();

Q_SIGNALS:
    //! `part` is 0 when the text grew, -1 when anything else changed.
    void changed(confab::StreamId stream, int part);

private:
    void resume(StreamId stream);
    void onResumed(StreamId stream, const Result<reply::StreamText> &result);
    void add(Answer &answer, int from, const QString &text);
    void tellAndForget(StreamId stream);

    Connection &m_connection;
    QHash<StreamId, Answer> m_answers;
    QSet<StreamId> m_resuming;
};

} // namespace confab::client
