// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerOutcome.h"
#include "core/streams/AnswerRows.h"
#include "core/streams/AskedAgents.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamQueue.h"
#include "protocol/Commands.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace confab::core {

class AnswerRun;

//! Answers of agents: from the request (a command, a mention, /ask) over the queue to their one end. It writes rows,
//! publishes message:new and all stream events. Whatever way somebody asks, it costs one token of his for each agent.
//! Room thread.
class StreamService final : public QObject
{
    Q_OBJECT

public:
    StreamService(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
                  QObject *parent = nullptr);
    ~StreamService() override;

    //! Answered after the answer's row is committed. The same (room, asker, clientId) gives the same stream again, and
    //! costs nothing.
    void request(const User &asker, const command::StreamRequest &command, Reply<reply::StreamStarted> reply);
    //! Answered when the end is committed, with the state that the stream ended in. Repeating it is harmless.
    void stop(const User &asker, StreamId stream, Reply<reply::StreamStopped> reply);
    //! One piece from `from` up to what was sent in chunks so far.
    void resume(const User &asker, const command::StreamResume &command, Reply<reply::StreamText> reply);
    void status(const User &asker, StreamId stream, Reply<StreamStatus> reply);
    void metrics(const User &asker, StreamId stream, Reply<StreamMetrics> reply);
    //! The agents of a room, or all of the server and those that are no longer set up and still in a room.
    reply::Agents agents(std::optional<RoomId> room) const;

    //! Called for each answer that has come to its end.
    using AnswerEnded = std::function<void(const AnswerOutcome &outcome)>;
    void onAnswerEnded(AnswerEnded handler) { m_answerEnded = std::move(handler); }

    //! Ends all answers as interrupted and takes no more; answers when that is committed, or was tried: an end that
    //! can't be written now is written by the next start.
    void shutdown(Reply<> reply);
    int runningCount() const { return m_outside.runningCount() + m_inside.runningCount(); }
    int waitingCount() const { return m_outside.waitingCount() + m_inside.waitingCount(); }
    //! What time brings: merged chunks, saved text, time-outs. Its own timer calls it while answers exist.
    void tick();

private:
    using RunMatch = std::function<bool(const AnswerRun &)>;

    void onPublication(const Publication &publication);
    void onMessage(const Message &message);
    void askMentioned(const AnswerRun &run);
    void askEach(const Message &message, const User &asker, const QList<AskedAgent> &asked, int hop);
    void tellNotAsked(RoomId room, UserId asker, const QStringList &agents, const Error &why);
    void answerMessage(const Message &message, const User &asker, const AskedAgent &asked, int hop);
    void publishNew(const MessageChange &change);
    //! That there is an answer to come, if there is.
    void tell(const Result<PlacedAnswer> &placed);
    //! Gives it its turn. It was told of.
    void begin(const Result<PlacedAnswer> &placed);
    void queue(const PlacedAnswer &placed);
    void startNext(StreamQueue &queue);
    QueueEntry entryOf(StreamId stream, const Ask &ask) const;
    StreamQueue &queueOf(const Ask &ask) { return ask.agent.external ? m_outside : m_inside; }
    const StreamQueue &queueOf(const Ask &ask) const { return ask.agent.external ? m_outside : m_inside; }
    void onClosed(AnswerRun &run);
    void onEnded(AnswerRun &run);
    static QString askerLeftText();
    void endRuns(const RunMatch &matches, StreamState state, const QString &reason);
    void finishShutdown();

    Result<Ask> askOf(const User &asker, const command::StreamRequest &command) const;
    Result<> checkCommand(const User &asker, const command::StreamRequest &command) const;
    //! Why nothing new is begun now.
    std::optional<Error> refusal(const Ask &ask) const;
    //! Takes what asking one agent costs, or says why this person can't ask now.
    Result<> pay(UserId asker);
    //! What guests and everybody together have left for agents that ask an outside service, which may cost money. Taken
    //! when the provider is about to be asked: only then it is known which agent answers, whatever the way.
    Result<> payTogether(const Ask &ask);
    //! Gives it back when nobody was asked.
    void settle(UserId asker, const Result<PlacedAnswer> &placed);
    bool mayRead(RoomId room, UserId user) const;
    void readStored(const User &asker, StreamId stream, Reply<StoredStream> reply) const;
    AnswerRun *findRun(StreamId stream) const;

    StreamPorts m_ports;
    StreamSettings m_settings;
    Limits m_limits;
    // Apart, as what this machine writes by itself is never to wait for a service that hangs.
    StreamQueue m_outside;
    StreamQueue m_inside;
    AnswerRows m_rows;
    std::map<StreamId, std::unique_ptr<AnswerRun>> m_runs;
    std::vector<std::unique_ptr<AnswerRun>> m_ended; //!< until the event loop is back
    QTimer m_timer;
    QSet<MessageId> m_ownPrompts; //!< published, not yet seen on the bus: they are no new requests
    Reply<> m_shutdown;
    AnswerEnded m_answerEnded;
    bool m_closing = false;
    Life m_life;
};

} // namespace confab::core
