// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerRun.h"

#include "core/streams/Briefing.h"

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
    , m_merger(settings.chunkMs, limits.answerBytes)
    , m_reasoning(settings.chunkMs, limits.reasoningBytes)
    , m_alive(std::make_shared<int>(0))
{
}

AnswerRun::~AnswerRun() = default;

void AnswerRun::announcePlace(int place)
{
    if (m_place == place || m_ending)
        return;
    m_place = place;
    publishState(place);
}

void AnswerRun::start()
{
    m_askedAt = m_lastSignAt = m_savedAt = m_ports.clock.monotonicMs();
    enter(StreamState::Reading);
    m_context = std::make_unique<ContextReader>(m_ports.messages, m_limits, m_question, m_ask.agent.contextMessages,
                                                m_settings.contextUnits);
    m_context->read([this](const Result<QList<Message>> &read) {
        if (m_ending)
            return;
        if (!read)
            return end(StreamState::Failed, u"The room's messages could not be read: "_s + read.error().text());
        askProvider(*read);
    });
}

void AnswerRun::askProvider(const QList<Message> &before)
{
    const Agent &agent = m_ask.agent;
    const AnswerContext context =
        buildContext(m_question, before, agent.user.id, agent.contextMessages, m_settings.contextUnits);
    qCDebug(lcStreams) << "stream" << id().toString() << "context messages" << context.sources.size() << "cut"
                       << context.cut;
    ProviderRequest request;
    request.stream = id();
    request.agentName = agent.user.name;
    request.askerName = m_ask.asker.name;
    const Room *room = m_ports.directory.room(m_ask.room);
    request.systemPrompt =
        briefing(agent, room ? *room : Room{}, m_ports.directory.members(m_ask.room), m_ask.asker.id);
    request.question = m_question.text;
    request.messages = context.messages;
    request.continues = context.continues;
    request.model = m_ask.model();
    request.temperature = m_ask.temperature ? m_ask.temperature : agent.temperature;
    request.maxTokens = m_ask.maxTokens();

    ProviderSink sink;
    sink.alive = [this] { m_lastSignAt = m_ports.clock.monotonicMs(); };
    sink.text = [this](const QString &text, int tokens) { onText(text, tokens); };
    sink.thought = [this](const QString &text, int tokens) { onThought(text, tokens); };
    sink.usage = [this](const ProviderUsage &usage) { m_usage = usage; };
    sink.finished = [this](const Result<ProviderEnd> &result) { onFinished(result); };
    m_call = agent.provider->start(request, std::move(sink));
}

void AnswerRun::onText(const QString &text, int tokens)
{
    if (m_ending)
        return;
    const qint64 now = m_ports.clock.monotonicMs();
    m_lastSignAt = now;
    m_tokens += tokens;
    if (!text.isEmpty())
        m_reasoning.pause(now);
    const bool fits = m_merger.append(text);
    if (!m_firstTextAt && m_merger.bytes() > 0) {
        m_firstTextAt = now;
        publishChunk(Reasoning::kPart, m_reasoning.takeRest());
        enter(StreamState::Writing);
    }
    publishChunk(0, m_merger.take(now));
    if (!fits)
        return end(StreamState::Failed, u"The answer is longer than this server allows."_s);
    if (m_merger.bytes() - m_savedBytes >= m_settings.saveBytes)
        save();
}

void AnswerRun::onThought(const QString &text, int tokens)
{
    if (m_ending)
        return;
    const qint64 now = m_ports.clock.monotonicMs();
    m_lastSignAt = now;
    m_tokens += tokens;
    m_reasoning.append(text, now);
    publishChunk(Reasoning::kPart, m_reasoning.take(now));
    if (m_reasoning.bytes() - m_savedThoughts >= m_settings.saveBytes)
        save();
}

void AnswerRun::onFinished(const Result<ProviderEnd> &result)
{
    if (m_ending)
        return;
    m_verdict = result ? ProviderVerdict::Works : ProviderVerdict::Failed;
    if (result) {
        m_finish = result->finish;
        const bool isAnswer = result->finish == Finish::Stop || result->finish == Finish::Length;
        return end(isAnswer ? StreamState::Done : StreamState::Failed, result->reason);
    }
    const ErrorCode code = result.error().code;
    const bool overBudget = code == ErrorCode::BudgetExceeded;
    // A model that this request alone has chosen says nothing of the others.
    const bool isUnknown = code == ErrorCode::NotFound && m_ask.model() == m_ask.agent.model;
    m_hasLastingTrouble = overBudget || isUnknown || code == ErrorCode::Unauthorized;
    end(overBudget ? StreamState::OverBudget : StreamState::Failed, result.error().text());
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
    if (m_retryAt && now >= *m_retryAt)
        return writeEnd();
    if (m_ending || !m_askedAt)
        return;
    publishChunk(Reasoning::kPart, m_reasoning.take(now));
    publishChunk(0, m_merger.take(now));
    const bool isUnsaved = m_merger.bytes() > m_savedBytes || m_reasoning.bytes() > m_savedThoughts;
    if (isUnsaved && now - m_savedAt >= m_settings.saveMs)
        save();
    if (m_settings.totalMs > 0 && now - *m_askedAt >= m_settings.totalMs)
        return onFinished(
            Error{ErrorCode::AgentUnavailable,
                  u"The answer was not complete after %1 seconds."_s.arg(m_settings.totalMs / 1000)});
    if (m_settings.idleMs > 0 && now - m_lastSignAt >= m_settings.idleMs)
        onFinished(Error{ErrorCode::AgentUnavailable,
                         u"The provider sent nothing for %1 seconds."_s.arg(m_settings.idleMs / 1000)});
}

void AnswerRun::end(StreamState state, const QString &reason)
{
    if (m_ending)
        return;
    m_ending = true;
    m_call.reset();
    m_closedAt = m_ports.clock.monotonicMs();
    publishChunk(Reasoning::kPart, m_reasoning.takeRest());
    publishChunk(0, m_merger.takeRest());
    m_state = state;
    m_reason = reason;
    m_hooks.closed(*this);
    writeEnd();
}

void AnswerRun::discard(const QString &reason)
{
    if (m_ending)
        return;
    m_merger.clear();
    m_reasoning.clear();
    end(StreamState::Stopped, reason);
}

void AnswerRun::writeEnd()
{
    m_retryAt.reset();
    StreamEnd end;
    end.stream = id();
    end.state = m_state;
    end.finish = m_finish;
    end.reason = m_reason;
    end.text = m_merger.text();
    end.reasoning = m_reasoning.part();
    end.metrics = metrics();
    end.at = m_ports.clock.now();
    m_ports.streams.finish(end, [this, alive = std::weak_ptr(m_alive)](const Result<MessageChange> &change) {
        if (!alive.expired())
            onEndWritten(change);
    });
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
    m_retryAt = m_ports.clock.monotonicMs() + m_settings.retryMs;
    m_hooks.unwritten(*this);
}

void AnswerRun::whenEnded(Reply<StreamState> reply)
{
    m_waiting.append(std::move(reply));
}

void AnswerRun::answerWaiting(const Result<StreamState> &result)
{
    for (const auto &reply : std::exchange(m_waiting, {}))
        reply(result);
}

void AnswerRun::save()
{
    StreamProgress progress{id(), m_state, m_merger.text(), m_tokens};
    // How long it took is known when the text begins.
    if (m_reasoning.bytes() > m_savedThoughts || m_savedBytes == 0)
        progress.reasoning = m_reasoning.part();
    m_savedBytes = m_merger.bytes();
    m_savedThoughts = m_reasoning.bytes();
    m_savedAt = m_ports.clock.monotonicMs();
    m_ports.streams.saveProgress(progress);
}

void AnswerRun::publish(const Event &event, qint64 ev)
{
    m_ports.bus.publish({EventFrame{m_ask.room, ev, event}});
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
    metrics.bytes = m_merger.bytes();
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

reply::StreamText AnswerRun::textFrom(int part, int from) const
{
    // Only what went out in chunks: the next live chunk continues exactly there.
    const bool isReasoning = part == Reasoning::kPart;
    const int sent = isReasoning ? m_reasoning.sent() : m_merger.sent();
    const QString &text = isReasoning ? m_reasoning.text() : m_merger.text();
    qsizetype start = std::clamp(from, 0, sent);
    if (start > 0 && start < text.size() && text[start].isLowSurrogate())
        --start;
    return {part, int(start), text.sliced(start, sent - start), m_state};
}

} // namespace confab::core
