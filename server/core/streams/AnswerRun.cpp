// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerRun.h"

#include "core/streams/CallStep.h"

#include <QLoggingCategory>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStreams, "confab.streams", QtInfoMsg)

} // namespace

AnswerRun::AnswerRun(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
                     const PlacedAnswer &placed, Hooks hooks)
    : m_ports(ports)
    , m_settings(settings)
    , m_limits(limits)
    , m_ask(placed.ask)
    , m_answer(placed.answer)
    , m_question(placed.question)
    , m_hooks(std::move(hooks))
    , m_parts(settings.chunkMs, limits)
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
    m_phase = Phase::AtWork;
    m_askedAt = m_savedAt = m_ports.clock.monotonicMs();
    enter(StreamState::Reading);
    next(std::make_unique<CallStep>(m_ports, m_settings, m_limits, m_ask, m_question, id(), *this));
}

void AnswerRun::next(std::unique_ptr<AnswerStep> step)
{
    m_step = std::move(step);
    m_step->start();
}

void AnswerRun::onText(const QString &text, int tokens)
{
    const qint64 now = m_ports.clock.monotonicMs();
    m_tokens += tokens;
    const bool fits = m_parts.addText(text, now);
    if (!m_firstTextAt && m_parts.hasText()) {
        m_firstTextAt = now;
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
    const qint64 now = m_ports.clock.monotonicMs();
    m_tokens += tokens;
    m_parts.addThought(text, now);
    publishChunk(AnswerParts::kReasoning, m_parts.take(AnswerParts::kReasoning, now));
    if (m_parts.unsavedBytes() >= m_settings.saveBytes)
        save();
}

void AnswerRun::onUsage(const ProviderUsage &usage)
{
    m_usage = usage;
}

void AnswerRun::onStepEnded(const StepEnd &step)
{
    m_finish = step.finish;
    m_verdict = step.verdict;
    m_hasLastingTrouble = step.isLasting;
    end(step.state, step.reason);
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
    m_step->tick();
}

void AnswerRun::end(StreamState state, const QString &reason)
{
    if (isEnding())
        return;
    m_phase = Phase::Ending;
    // It may be on the call stack, and does nothing more there.
    m_step.reset();
    m_closedAt = m_ports.clock.monotonicMs();
    for (const int part : {AnswerParts::kReasoning, AnswerParts::kText})
        publishChunk(part, m_parts.takeRest(part));
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
    StreamProgress progress{m_ask.room, id(), m_state, m_parts.text(), m_tokens};
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
    ++m_chunks;
    publish(event::StreamChunk{id(), message(), part, chunk->from, chunk->text, m_tokens});
}

int AnswerRun::generatedTokens() const
{
    return m_usage.completionTokens >= 0 ? m_usage.completionTokens : m_tokens;
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
    StreamMetrics metrics;
    metrics.stream = id();
    const int generated = generatedTokens();
    metrics.totalTokens = generated;
    metrics.promptTokens = std::max(m_usage.promptTokens, 0);
    metrics.bytes = m_parts.textBytes();
    metrics.chunks = m_chunks;
    metrics.errors = m_state == StreamState::Failed || m_state == StreamState::OverBudget ? 1 : 0;
    metrics.retries = m_usage.retries;
    if (!m_askedAt)
        return metrics;
    const qint64 until = m_closedAt.value_or(m_ports.clock.monotonicMs());
    metrics.durationMs = int(until - *m_askedAt);
    if (m_firstTextAt) {
        metrics.firstTokenMs = int(*m_firstTextAt - *m_askedAt);
        if (until > *m_firstTextAt)
            metrics.tokensPerSecond = 1000.0 * generated / double(until - *m_firstTextAt);
    }
    return metrics;
}

} // namespace confab::core
