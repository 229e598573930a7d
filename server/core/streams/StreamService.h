// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/Clock.h"
#include "core/ports/StreamStore.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "core/streams/StreamQueue.h"
#include "core/streams/StreamSettings.h"
#include "protocol/Commands.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace confab::core {

class AnswerRows;
class AnswerRun;
struct PlacedAnswer;
struct Question;

//! What answers are made with.
struct StreamPorts
{
    MessageStore &messages;
    StreamStore &streams;
    Bus &bus;
    const Clock &clock;
    RoomDirectory &directory;
    const AgentDirectory &agents;
};

//! Answers of agents: from the request (a command, a mention, /ask) over the queue to their one end. It writes rows,
//! publishes message:new and all stream events; rate limits are its caller's. Room thread.
class StreamService final : public QObject
{
    Q_OBJECT

public:
    StreamService(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
                  QObject *parent = nullptr);
    ~StreamService() override;

    //! Answered after the answer's row is committed. The same (room, asker, clientId) gives the same stream again.
    void request(const User &asker, const command::StreamRequest &command, Reply<reply::StreamStarted> reply);
    //! Answered when the end is committed, with the state that the stream ended in. Repeating it is harmless.
    void stop(const User &asker, StreamId stream, Reply<reply::StreamStopped> reply);
    //! One piece from `from` up to what was sent in chunks so far.
    void resume(const User &asker, const command::StreamResume &command, Reply<reply::StreamText> reply);
    void status(const User &asker, StreamId stream, Reply<StreamStatus> reply);
    void metrics(const User &asker, StreamId stream, Reply<StreamMetrics> reply);
    //! The agents of a room, or all.
    reply::Agents agents(std::optional<RoomId> room) const;

    //! Ends all answers as interrupted and takes no more; answers when that is committed.
    void shutdown(Reply<> reply);
    int runningCount() const { return m_queue.runningCount(); }
    int waitingCount() const { return m_queue.waitingCount(); }
    //! What time brings: merged chunks, saved text, time-outs. Its own timer calls it while answers exist.
    void tick();

private:
    struct Ask;

    void onPublication(const Publication &publication);
    void onMessage(const Message &message);
    void onAnswerDone(const AnswerRun &run);
    void askAll(const Message &message, const User &asker, int hop);
    void place(const Ask &ask, Reply<PlacedAnswer> reply);
    void begin(const Ask &ask, const PlacedAnswer &placed);
    void startNext();
    void startRun(AnswerRun &run);
    void announcePlaces();
    void onClosed(AnswerRun &run);
    void onEnded(AnswerRun &run);
    void endRunsOf(const std::function<bool(const AnswerRun &)> &matches, StreamState state, const QString &reason);
    const Agent *agentFor(const command::StreamRequest &command) const;
    QList<const Agent *> agentsIn(RoomId room) const;
    std::optional<Error> refusal(const User &asker, const command::StreamRequest &command) const;
    void readStored(const User &asker, StreamId stream, Reply<StoredStream> reply);
    AnswerRun *findRun(StreamId stream) const;
    void notify(const User &user, const QString &text);

    StreamPorts m_ports;
    StreamSettings m_settings;
    Limits m_limits;
    StreamQueue m_queue;
    std::unique_ptr<AnswerRows> m_rows;
    std::map<StreamId, std::unique_ptr<AnswerRun>> m_runs;
    QTimer m_timer;
    bool m_publishingOwn = false;
    Reply<> m_shutdown;
    bool m_closing = false;
};

} // namespace confab::core
