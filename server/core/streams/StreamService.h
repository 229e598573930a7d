// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerOutcome.h"
#include "core/streams/AnswerRows.h"
#include "core/streams/AnswerRuns.h"
#include "core/streams/StreamBudget.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamReading.h"
#include "core/streams/StreamTriggers.h"
#include "protocol/Commands.h"

namespace confab::core {

//! Answers of agents: from the request (a command, a mention, /ask) over the queue to their one end. It writes rows,
//! publishes message:new and all stream events. Whatever way somebody asks, it costs one token of his for each agent.
//! Room thread.
class StreamService final
{
public:
    StreamService(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits);
    ~StreamService();
    Q_DISABLE_COPY_MOVE(StreamService)

    //! Answered after the answer's row is committed. The same (room, asker, clientId) gives the same stream again, and
    //! costs nothing.
    void request(const User &asker, const command::StreamRequest &command, Reply<reply::StreamStarted> reply);
    //! Answered when the end is committed, with the state that the stream ended in. Repeating it is harmless.
    void stop(const User &asker, StreamId stream, Reply<reply::StreamStopped> reply);
    //! What is told of answers.
    const StreamReading &reading() const { return m_reading; }
    //! The agents of a room, or all of the server and those that are no longer set up and still in a room.
    reply::Agents agents(std::optional<RoomId> room) const;

    //! Called for each answer that has come to its end.
    using AnswerEnded = std::function<void(const AnswerOutcome &outcome)>;
    void onAnswerEnded(AnswerEnded handler) { m_answerEnded = std::move(handler); }

    //! Ends all answers as interrupted and takes no more; answers when that is committed, or was tried: an end that
    //! can't be written now is written by the next start.
    void shutdown(Reply<> reply);
    int runningCount() const { return m_runs.runningCount(); }
    int waitingCount() const { return m_runs.waitingCount(); }
    //! Beside its own timer.
    void tick() { m_runs.tick(); }

private:
    void onPublication(const Publication &publication);
    void onEnded(const AnswerRun &run);
    //! For an ask that is paid.
    void place(const Ask &ask);
    //! Gives back what was paid when nobody was asked.
    void settle(UserId asker, const Result<PlacedAnswer> &placed);
    void publishNew(const MessageChange &change);
    //! That there is an answer to come, if there is.
    void tell(const Result<PlacedAnswer> &placed);
    //! Gives it its turn. It was told of.
    void begin(const Result<PlacedAnswer> &placed);
    void finishShutdown();
    Result<Ask> askOf(const User &asker, const command::StreamRequest &command) const;
    Result<> checkCommand(const User &asker, const command::StreamRequest &command) const;

    StreamPorts m_ports;
    StreamSettings m_settings;
    Limits m_limits;
    StreamBudget m_budget;
    AnswerRuns m_runs;
    StreamReading m_reading;
    StreamTriggers m_triggers;
    AnswerRows m_rows;
    QSet<MessageId> m_ownPrompts; //!< published, not yet seen on the bus: they are no new requests
    Reply<> m_shutdown;
    AnswerEnded m_answerEnded;
    Life m_life;
};

} // namespace confab::core
