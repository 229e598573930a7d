// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerRun.h"

#include <QLoggingCategory>

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStreams, "confab.streams", QtInfoMsg)

} // namespace

AnswerRun::AnswerRun(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
                     const PlacedAnswer &placed, std::unique_ptr<AnswerPlan> plan, Hooks hooks)
    : m_ports(ports)
    , m_settings(settings)
    , m_ask(placed.ask)
    , m_answer(placed.answer)
    , m_hooks(std::move(hooks))
    , m_parts(settings.chunkMs, limits)
    , m_plan(std::move(plan))
{
}

AnswerRun::~AnswerRun() = default;

void AnswerRun::announcePlace(int place)
{
    if (m_place == place || m_phase != Phase::Waiting)
        return;
    m_place = place;
    publishState(place);
}

void AnswerRun::start()
{
    // It may have ended while its turn was on the way.
    if (m_phase != Phase::Waiting)
        return;
    m_phase = Phase::AtWork;
    m_hasStarted = true;
    m_savedAt = m_ports.clock.monotonicMs();
    m_figures.begin(m_savedAt);
    takeSteps();
}

// A loop, as a step may end inside its start(), and the one after it too.
void AnswerRun::takeSteps()
{
    do {
        if (std::unique_ptr<AnswerStep> step = nextStep())
            begin(std::move(step));
    } while (m_phase == Phase::AtWork && m_ended);
}

// Null: there is none, and the answer was ended.
std::unique_ptr<AnswerStep> AnswerRun::nextStep()
{
    std::optional<int> left = m_ask.maxTokens();
    if (left)
        left = std::max(0, *left - generatedTokens());
    std::unique_ptr<AnswerStep> step = m_plan->next({m_ended, m_parts, left}, *this);
    if (!step) {
        const StepEnd last = m_ended.value_or(StepEnd{});
        m_finish = last.finish;
        end(last.state, last.reason);
    } else if (isLate()) {
        endLate();
        step.reset();
    } else if (left == 0) {
        m_finish = Finish::Length;
        end(StreamState::Done, u"The answer was cut at its length limit."_s);
        step.reset();
    }
    return step;
}

void AnswerRun::begin(std::unique_ptr<AnswerStep> step)
{
    m_isBeginning = true;
    publishRest();
    m_step = std::move(step);
    m_ended.reset();
    m_figures.beginStep();
    if (m_step->state() != m_state)
        enter(m_step->state());
    if (!isEnding()) // by somebody who was told of this
        m_step->start();
    m_isBeginning = false;
    if (isEnding())
        m_step.reset();
}

void AnswerRun::onText(const QString &text, int tokens)
{
    if (isEnding())
        return;
    const qint64 now = m_ports.clock.monotonicMs();
    const qint64 bytesBefore = m_parts.textBytes();
    m_figures.countTokens(tokens);
    const bool fits = m_parts.addText(text, now);
    if (m_state != StreamState::Writing && m_parts.textBytes() > bytesBefore) {
        m_figures.noteText(now);
        publishChunk(AnswerParts::kReasoning, m_parts.takeRest(AnswerParts::kReasoning));
        enter(StreamState::Writing);
    }
    publishChunk(AnswerParts::kText, m_parts.take(AnswerParts::kText, now));
    if (!fits)
        return end(StreamState::Failed, u"The answer is longer than this server allows."_s);
    if (m_parts.unsavedBytes() >= m_settings.saveBytes)
        save();
}

void AnswerRun::onThought(const QString &text, int tokens)
{
    if (isEnding())
        return;
    const qint64 now = m_ports.clock.monotonicMs();
    m_figures.countTokens(tokens);
    m_parts.addThought(text, now);
    publishChunk(AnswerParts::kReasoning, m_parts.take(AnswerParts::kReasoning, now));
    if (m_parts.unsavedBytes() >= m_settings.saveBytes)
        save();
}

void AnswerRun::onToolCall(const ToolCall &call)
{
    if (!isEnding())
        m_parts.add(call, m_ports.clock.monotonicMs());
}

void AnswerRun::onToolResult(const ToolResult &result)
{
    if (!isEnding())
        m_parts.add(result, m_ports.clock.monotonicMs());
}

void AnswerRun::onUsage(const ProviderUsage &usage)
{
    if (!isEnding())
        m_figures.report(usage);
}

void AnswerRun::onStepEnded(const StepEnd &step)
{
    if (isEnding())
        return;
    show(step.verdict, step.isLasting);
    m_ended = step;
    if (!m_isBeginning)
        takeSteps();
}

// A step that asks no provider takes nothing back of what another one has shown.
void AnswerRun::show(ProviderVerdict verdict, bool isLasting)
{
    if (verdict == ProviderVerdict::Unknown)
        return;
    m_verdict = verdict;
    m_hasLastingTrouble = isLasting;
}

void AnswerRun::enter(StreamState state)
{
    m_state = state;
    publishState(std::nullopt);
    save();
}

void AnswerRun::tick()
{
    const qint64 now = m_ports.clock.monotonicMs();
    if (m_phase == Phase::Unwritten && now >= m_retryAt)
        return writeEnd();
    if (m_phase != Phase::AtWork)
        return;
    for (const int part : {AnswerParts::kReasoning, AnswerParts::kText})
        publishChunk(part, m_parts.take(part, now));
    if (m_parts.unsavedBytes() > 0 && now - m_savedAt >= m_settings.saveMs)
        save();
    if (!isLate())
        return m_step->tick();
    show(m_step->verdictWhenLate(), false);
    endLate();
}

bool AnswerRun::isLate() const
{
    return m_settings.totalMs > 0 && m_figures.durationMs(m_ports.clock.monotonicMs()) >= m_settings.totalMs;
}

void AnswerRun::endLate()
{
    end(StreamState::Failed, u"The answer was not complete after %1 seconds."_s.arg(m_settings.totalMs / 1000));
}

void AnswerRun::end(StreamState state, const QString &reason)
{
    if (isEnding())
        return;
    m_phase = Phase::Ending;
    // It may be on the call stack, and does nothing more there, unless it is within start().
    if (!m_isBeginning)
        m_step.reset();
    m_figures.close(m_ports.clock.monotonicMs());
    publishRest();
    m_state = state;
    m_reason = reason;
    m_hooks.closed(*this);
    writeEnd();
}

void AnswerRun::discard(const QString &reason)
{
    if (isEnding())
        return;
    m_parts.clear();
    end(StreamState::Stopped, reason);
}

void AnswerRun::writeEnd()
{
    m_phase = Phase::Ending;
    StreamEnd end;
    end.room = m_ask.room;
    end.stream = id();
    end.state = m_state;
    end.finish = m_finish;
    end.reason = m_reason;
    end.text = m_parts.text();
    end.reasoning = m_parts.reasoning();
    end.metrics = metrics();
    end.at = m_ports.clock.now();
    m_ports.streams.finish(end, {m_life, [this](const Result<MessageChange> &change) { onEndWritten(change); }});
}

void AnswerRun::onEndWritten(const Result<MessageChange> &change)
{
    if (change) {
        publishState(std::nullopt);
        // As pages have them from now on: nothing of an answer that was deleted.
        const QList<StreamPart> parts = change->message.stream.value_or(MessageStream{}).parts;
        publish(event::StreamEnded{id(), message(), m_state, m_reason, change->message.content, generatedTokens(),
                                   m_finish, parts},
                change->ev);
        answerWaiting(m_state);
        return m_hooks.ended(*this);
    }
    answerWaiting(change.error());
    const ErrorCode code = change.error().code;
    // It has ended before, or its room is gone: nothing is left to be written.
    if (code == ErrorCode::Conflict || code == ErrorCode::NotFound)
        return m_hooks.ended(*this);
    qCWarning(lcStreams) << "the end of stream" << id().toString() << "could not be written:" << change.error().text();
    m_phase = Phase::Unwritten;
    m_retryAt = m_ports.clock.monotonicMs() + m_settings.retryMs;
    m_hooks.unwritten(*this);
}

Message AnswerRun::answer() const
{
    Message answer = m_answer;
    answer.content = m_parts.text();
    return answer;
}

void AnswerRun::whenEnded(Reply<StreamState> reply)
{
    m_waiting.push_back(std::move(reply));
}

void AnswerRun::answerWaiting(const Result<StreamState> &result)
{
    for (Reply<StreamState> &reply : std::exchange(m_waiting, {}))
        reply(result);
}

void AnswerRun::save()
{
    StreamProgress progress{m_ask.room, id(), m_state, m_parts.text(), m_figures.countedTokens()};
    if (m_parts.isReasoningUnsaved())
        progress.reasoning = m_parts.reasoning();
    m_parts.markSaved();
    m_savedAt = m_ports.clock.monotonicMs();
    m_ports.streams.saveProgress(progress);
}

void AnswerRun::publish(const Event &event, qint64 ev)
{
    m_ports.bus.publish({.frame = {m_ask.room, ev, event}, .at = m_ports.directory.newestOf(m_ask.room)});
}

void AnswerRun::publishState(std::optional<int> place)
{
    publish(event::StreamStateChanged{id(), message(), m_state, place, m_reason});
}

void AnswerRun::publishChunk(int part, const std::optional<TextChunk> &chunk)
{
    if (!chunk)
        return;
    m_figures.countChunk();
    publish(event::StreamChunk{id(), message(), part, chunk->from, chunk->text, m_figures.countedTokens()});
}

void AnswerRun::publishRest()
{
    for (const int part : {AnswerParts::kReasoning, AnswerParts::kText})
        publishChunk(part, m_parts.takeRest(part));
}

StreamStatus AnswerRun::status() const
{
    StreamStatus status;
    status.stream = id();
    status.room = m_ask.room;
    status.message = message();
    status.agent = m_ask.agent.user.id;
    status.state = m_state;
    status.tokensGenerated = generatedTokens();
    status.startedAt = m_answer.createdAt;
    return status;
}

StreamMetrics AnswerRun::metrics() const
{
    StreamMetrics metrics = m_figures.metrics(m_ports.clock.monotonicMs());
    metrics.stream = id();
    metrics.bytes = m_parts.textBytes();
    metrics.errors = m_state == StreamState::Failed || m_state == StreamState::OverBudget ? 1 : 0;
    return metrics;
}

} // namespace confab::core
