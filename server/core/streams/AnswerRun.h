// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "core/streams/AnswerOutcome.h"
#include "core/streams/AnswerParts.h"
#include "core/streams/AnswerRows.h"
#include "core/streams/AnswerStep.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamSettings.h"

namespace confab::core {

//! One answer from its row to its one end: takes its steps, publishes state and chunks, saves the text, ends it. There
//! is one step so far, a call of the model; onStepEnded() is where the next one would begin. Room thread.
class AnswerRun final : public StepListener
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
    ~AnswerRun() override;

    StreamId id() const { return m_answer.stream->id; }
    MessageId message() const { return m_answer.id; }
    const Ask &ask() const { return m_ask; }
    StreamState state() const { return m_state; }
    //! Its end waits to be tried again.
    bool isUnwritten() const { return m_phase == Phase::Unwritten; }
    const QString &text() const { return m_parts.text(); }
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
    //! Only what went out in chunks.
    reply::StreamText textFrom(int part, int from) const { return m_parts.sentFrom(part, from, m_state); }

private:
    enum class Phase {
        Waiting,   //!< for its turn
        AtWork,    //!< m_step is under way
        Ending,    //!< its end is being written
        Unwritten, //!< that went wrong, and is tried again at m_retryAt
    };

    bool isEnding() const { return m_phase == Phase::Ending || m_phase == Phase::Unwritten; }
    void next(std::unique_ptr<AnswerStep> step);
    void onText(const QString &text, int tokens) override;
    void onThought(const QString &text, int tokens) override;
    void onUsage(const ProviderUsage &usage) override;
    void onStepEnded(const StepEnd &step) override;
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

    Phase m_phase = Phase::Waiting;
    StreamState m_state = StreamState::Queued;
    QString m_reason;
    std::optional<Finish> m_finish; //!< as the provider said
    bool m_hasLastingTrouble = false;
    ProviderVerdict m_verdict = ProviderVerdict::Unknown;
    std::optional<int> m_place;
    AnswerParts m_parts;
    std::unique_ptr<AnswerStep> m_step;
    std::vector<Reply<StreamState>> m_waiting;
    qint64 m_retryAt = 0;

    int m_tokens = 0;
    ProviderUsage m_usage;
    int m_chunks = 0;
    qint64 m_savedAt = 0;
    std::optional<qint64> m_askedAt;
    std::optional<qint64> m_firstTextAt;
    std::optional<qint64> m_closedAt;
    Life m_life;
};

} // namespace confab::core
