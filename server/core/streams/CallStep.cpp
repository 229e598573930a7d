// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CallStep.h"

#include "core/streams/Briefing.h"

#include <QLoggingCategory>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {
Q_LOGGING_CATEGORY(lcStreams, "confab.streams", QtInfoMsg)
}

CallStep::CallStep(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits, const Ask &ask,
                   const Question &question, StreamId stream, StepListener &listener)
    : m_ports(ports)
    , m_settings(settings)
    , m_ask(ask)
    , m_question(question)
    , m_stream(stream)
    , m_listener(listener)
    , m_context(ports.messages, limits, question, ask.agent.contextMessages, settings.contextUnits)
{
}

void CallStep::start()
{
    m_beganAt = m_lastSignAt = m_ports.clock.monotonicMs();
    m_context.read({m_life, [this](const Result<QList<Message>> &before) { onContext(before); }});
}

void CallStep::onContext(const Result<QList<Message>> &before)
{
    if (!before)
        return m_listener.onStepEnded(
            {StreamState::Failed, u"The room's messages could not be read: "_s + before.error().text()});
    const auto sign = [this] { m_lastSignAt = m_ports.clock.monotonicMs(); };
    ProviderSink sink;
    sink.alive = m_life.guarded(sign);
    sink.text = m_life.guarded([this, sign](const QString &text, int tokens) {
        sign();
        m_listener.onText(text, tokens);
    });
    sink.thought = m_life.guarded([this, sign](const QString &text, int tokens) {
        sign();
        m_listener.onThought(text, tokens);
    });
    sink.usage = m_life.guarded([this](const ProviderUsage &usage) { m_listener.onUsage(usage); });
    sink.finished = m_life.guarded([this](const Result<ProviderEnd> &result) { onFinished(result); });
    m_call = m_ask.agent.provider->start(requestWith(*before), std::move(sink));
}

ProviderRequest CallStep::requestWith(const QList<Message> &before) const
{
    const Agent &agent = m_ask.agent;
    const AnswerContext context =
        buildContext(m_question, before, agent.user.id, agent.contextMessages, m_settings.contextUnits);
    qCDebug(lcStreams) << "stream" << m_stream.toString() << "context messages" << context.sources.size() << "cut"
                       << context.cut;
    const Room *room = m_ports.directory.room(m_ask.room);
    ProviderRequest request;
    request.stream = m_stream;
    request.agentName = agent.user.name;
    request.askerName = m_ask.asker.name;
    request.systemPrompt =
        briefing(agent, room ? *room : Room{}, m_ports.directory.members(m_ask.room), m_ask.asker.id);
    request.question = m_question.text;
    request.messages = context.messages;
    request.continues = context.continues;
    request.model = m_ask.model();
    request.temperature = m_ask.temperature ? m_ask.temperature : agent.temperature;
    request.maxTokens = m_ask.maxTokens();
    request.whole = m_ask.whole;
    request.answerSchema = m_ask.answerSchema;
    return request;
}

void CallStep::tick()
{
    const qint64 now = m_ports.clock.monotonicMs();
    if (m_settings.totalMs > 0 && now - m_beganAt >= m_settings.totalMs)
        return onFinished(Error{ErrorCode::AgentUnavailable,
                                u"The answer was not complete after %1 seconds."_s.arg(m_settings.totalMs / 1000)});
    if (m_settings.idleMs > 0 && now - m_lastSignAt >= m_settings.idleMs)
        onFinished(Error{ErrorCode::AgentUnavailable,
                         u"The provider sent nothing for %1 seconds."_s.arg(m_settings.idleMs / 1000)});
}

void CallStep::onFinished(const Result<ProviderEnd> &result)
{
    m_listener.onStepEnded(endOf(result));
}

StepEnd CallStep::endOf(const Result<ProviderEnd> &result) const
{
    if (result) {
        const bool isAnswer = result->finish == Finish::Stop || result->finish == Finish::Length;
        return {isAnswer ? StreamState::Done : StreamState::Failed, result->reason, result->finish,
                ProviderVerdict::Works};
    }
    const ErrorCode code = result.error().code;
    const bool overBudget = code == ErrorCode::BudgetExceeded;
    // A model that this request alone has chosen says nothing of the others.
    const bool isUnknown = code == ErrorCode::NotFound && m_ask.model() == m_ask.agent.model;
    return {overBudget ? StreamState::OverBudget : StreamState::Failed, result.error().text(), std::nullopt,
            ProviderVerdict::Failed, overBudget || isUnknown || code == ErrorCode::Unauthorized};
}

} // namespace confab::core
