// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "core/streams/AnswerFigures.h"
#include "core/streams/AnswerOutcome.h"
#include "core/streams/AnswerPlan.h"
#include "core/streams/AnswerRows.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamSettings.h"

namespace confab::core {

//! One answer from its row to its one end: takes the steps of its plan one after the other, publishes state and chunks,
//! saves the text, ends it. Its text, time and tokens are limited as a whole, not by the step. Room thread.
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
              const PlacedAnswer &placed, std::unique_ptr<AnswerPlan> plan, Hooks hooks);
    ~AnswerRun() override;

    StreamId id() const { return m_answer.stream->id; }
    MessageId message() const { return m_answer.id; }
    //! As it was begun, and with what is said so far.
    Message answer() const;
    const Ask &ask() const { return m_ask; }
    StreamState state() const { return m_state; }
    //! Its turn has come: a provider may have been asked.
    bool hasStarted() const { return m_hasStarted; }
    //! Its end waits to be tried again.
    bool isUnwritten() const { return m_phase == Phase::Unwritten; }
    const QString &text() const { return m_parts.text(); }
    //! As the provider counts them, else counted here.
    int generatedTokens() const { return m_figures.generatedTokens(); }
    AnswerOutcome outcome() const { return {m_ask.agent.user.id, m_verdict, m_reason, m_hasLastingTrouble}; }

    //! Publishes the place in the queue when it is another one than before.
    void announcePlace(int place);
    void start();
    //! Calls off the step under way, which closes the provider's connection, and writes the end; later calls change
    //! nothing.
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
        AtWork,    //!< m_step is under way, or about to be followed by the next one
        Ending,    //!< its end is being written
        Unwritten, //!< that went wrong, and is tried again at m_retryAt
    };

    bool isEnding() const { return m_phase == Phase::Ending || m_phase == Phase::Unwritten; }
    void takeSteps();
    std::unique_ptr<AnswerStep> nextStep();
    void begin(std::unique_ptr<AnswerStep> step);
    bool isLate() const;
    void endLate();
    void onText(const QString &text, int tokens) override;
    void onThought(const QString &text, int tokens) override;
    void onToolCall(const ToolCall &call) override;
    void onToolResult(const ToolResult &result) override;
    void onUsage(const ProviderUsage &usage) override;
    void onStepEnded(const StepEnd &step) override;
    void show(ProviderVerdict verdict, bool isLasting);
    void enter(StreamState state);
    void publish(const Event &event, qint64 ev = 0);
    void publishState(std::optional<int> place);
    void publishChunk(int part, const std::optional<TextChunk> &chunk);
    void publishRest();
    void save();
    void writeEnd();
    void onEndWritten(const Result<MessageChange> &change);
    void answerWaiting(const Result<StreamState> &result);

    StreamPorts m_ports;
    StreamSettings m_settings;
    Ask m_ask;
    Message m_answer;
    Hooks m_hooks;

    Phase m_phase = Phase::Waiting;
    bool m_hasStarted = false;
    StreamState m_state = StreamState::Queued;
    QString m_reason;
    std::optional<Finish> m_finish; //!< as the provider said
    bool m_hasLastingTrouble = false;
    ProviderVerdict m_verdict = ProviderVerdict::Unknown;
    std::optional<int> m_place;
    AnswerParts m_parts;
    AnswerFigures m_figures;
    std::unique_ptr<AnswerPlan> m_plan;
    std::unique_ptr<AnswerStep> m_step;
    bool m_isBeginning = false;     //!< m_step is within its start()
    std::optional<StepEnd> m_ended; //!< how m_step has ended
    std::vector<Reply<StreamState>> m_waiting;
    qint64 m_retryAt = 0;
    qint64 m_savedAt = 0;
    Life m_life;
};

} // namespace confab::core
