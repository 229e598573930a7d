// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "core/streams/AnswerOutcome.h"
#include "core/streams/AnswerRows.h"
#include "core/streams/ChunkMerger.h"
#include "core/streams/ContextReader.h"
#include "core/streams/Reasoning.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamSettings.h"

namespace confab::core {

//! One answer from its row to its one end: asks the provider, publishes state and chunks, saves the text, ends it.
//! Room thread.
class AnswerRun
{
public:
    struct Hooks
    {
        //! The provider's work is over; the end is not committed yet.
        std::function<void(AnswerRun &)> closed;
        //! The end was committed and published. The run may be destroyed later, not in here.
        std::function<void(AnswerRun &)> ended;
        //! The end could not be written; it is tried again.
        std::function<void(AnswerRun &)> unwritten;
    };

    AnswerRun(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
              const PlacedAnswer &placed, Hooks hooks);
    ~AnswerRun();

    StreamId id() const { return m_answer.stream->id; }
    MessageId message() const { return m_answer.id; }
    const Ask &ask() const { return m_ask; }
    StreamState state() const { return m_state; }
    //! Its end waits to be tried again.
    bool isUnwritten() const { return m_retryAt.has_value(); }
    const QString &text() const { return m_merger.text(); }
    //! As the provider counts them, else counted here.
    int generatedTokens() const;
    AnswerOutcome outcome() const { return {m_ask.agent.user.id, m_verdict, m_reason, m_hasLastingTrouble}; }

    //! Publishes the place in the queue when it is another one than before.
    void announcePlace(int place);
    void start();
    //! Closes the provider's connection at once and writes the end; later calls change nothing.
    void end(StreamState state, const QString &reason);
    //! The same for an answer that was deleted: nothing of its text is kept.
    void discard(const QString &reason);
    //! Answers with the final state when it is committed, or with why that failed.
    void whenEnded(Reply<StreamState> reply);
    void tick();

    StreamStatus status() const;
    StreamMetrics metrics() const;
    reply::StreamText textFrom(int part, int from) const;

private:
    void askProvider(const QList<Message> &before);
    void onText(const QString &text, int tokens);
    void onThought(const QString &text, int tokens);
    void onFinished(const Result<ProviderEnd> &result);
    void enter(StreamState state);
    void publish(const Event &event, qint64 ev = 0);
    void publishState(std::optional<int> place);
    void publishChunk(int part, const std::optional<TextChunk> &chunk);
    void save();
    void writeEnd();
    void onEndWritten(const Result<MessageChange> &change);
    void answerWaiting(const Result<StreamState> &result);

    StreamPorts m_ports;
    StreamSettings m_settings;
    Limits m_limits;
    Ask m_ask;
    Message m_answer;
    Question m_question;
    Hooks m_hooks;

    StreamState m_state = StreamState::Queued;
    QString m_reason;
    std::optional<Finish> m_finish; //!< as the provider said
    bool m_hasLastingTrouble = false;
    ProviderVerdict m_verdict = ProviderVerdict::Unknown;
    std::optional<int> m_place;
    std::unique_ptr<ContextReader> m_context;
    ChunkMerger m_merger;
    Reasoning m_reasoning;
    std::unique_ptr<ProviderCall> m_call;
    QList<Reply<StreamState>> m_waiting;
    bool m_ending = false;
    std::optional<qint64> m_retryAt; //!< when an end that was not written is to be tried again

    int m_tokens = 0;
    ProviderUsage m_usage;
    int m_chunks = 0;
    qint64 m_savedBytes = 0;    //!< of the text,
    qint64 m_savedThoughts = 0; //!< and of the reasoning
    qint64 m_savedAt = 0;
    std::optional<qint64> m_askedAt;
    std::optional<qint64> m_firstTextAt;
    std::optional<qint64> m_closedAt;
    qint64 m_lastSignAt = 0;
    std::shared_ptr<int> m_alive;
};

} // namespace confab::core
