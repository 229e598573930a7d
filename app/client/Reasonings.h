// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"
#include "protocol/Replies.h"
#include "protocol/Result.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

namespace confab::client {

class Connection;

//! What the agents of one room reasoned before they answered, as far as somebody reads it: kept while the answer runs,
//! put together from chunks; loaded when it is opened later; forgotten when it is closed. Never part of a message.
class Reasonings : public QObject
{
    Q_OBJECT
public:
    //! Of a stream.
    static constexpr int kPart = 1;

    struct Reasoning
    {
        QString text = {};
        bool running = true;               //!< more may come
        bool thinking = true;              //!< there is no word of the answer yet
        bool read = false;                 //!< somebody has it open
        bool loading = false;              //!< asked for, not here yet
        bool cut = false;                  //!< it went on, and the server keeps no more of it
        int until = 0;                     //!< how much of it is known to have been said, UTF-16 units
        std::optional<Error> error = {};   //!< why it could not be loaded
        QElapsedTimer since = {};          //!< of one that was seen running
        std::optional<qint64> tookMs = {}; //!< how long it was before the answer began
    };

    explicit Reasonings(Connection &connection, QObject *parent = nullptr);

    //! Null for what neither runs nor is read. Valid until the next call of another function.
    const Reasoning *find(StreamId stream) const;
    QList<StreamId> thinking() const;

    //! Loads what there is, again after a failure, and keeps it until leave().
    void read(StreamId stream, bool running);
    void leave(StreamId stream);
    void leaveAll();

    // What the room's timeline tells.
    void apply(const event::StreamChunk &event, bool thinking);
    //! The answer's first words are there.
    void noteAnswer(StreamId stream);
    void end(StreamId stream, const QList<StreamPart> &parts);
    void resumeAll();

Q_SIGNALS:
    //! Also when it was forgotten.
    void changed(confab::StreamId stream);

private:
    void resume(StreamId stream);
    void onResumed(StreamId stream, const Result<reply::StreamText> &result);
    //! Whether anything was new.
    bool add(Reasoning &reasoning, int from, const QString &text);
    void stopThinking(Reasoning &reasoning);
    int most() const;

    Connection &m_connection;
    QHash<StreamId, Reasoning> m_reasonings;
};

} // namespace confab::client
