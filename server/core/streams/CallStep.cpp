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

CallStep::CallStep(const Needs &needs, std::optional<int> maxTokens, StepListener &listener)
    : m_needs(needs)
    , m_maxTokens(maxTokens)
    , m_listener(listener)
    , m_context(needs.ports.messages, needs.limits, needs.question, needs.ask.agent.contextMessages,
                needs.settings.contextUnits)
{
}

void CallStep::start()
{
    m_lastSignAt = m_needs.ports.clock.monotonicMs();
    m_context.read({m_life, [this](const Result<QList<Message>> &before) { onContext(before); }});
}

void CallStep::onContext(const Result<QList<Message>> &before)
{
    if (!before)
        return m_listener.onStepEnded(
            {StreamState::Failed, u"The room's messages could not be read: "_s + before.error().text()});
    const auto sign = [this] { m_lastSignAt = m_needs.ports.clock.monotonicMs(); };
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
    m_call = m_needs.ask.agent.provider->start(requestWith(*before), std::move(sink));
}

ProviderRequest CallStep::requestWith(const QList<Message> &before) const
{
    const Ask &ask = m_needs.ask;
    const Question &question = m_needs.question;
    const Agent &agent = ask.agent;
    const AnswerContext context =
        buildContext(question, before, agent.user.id, agent.contextMessages, m_needs.settings.contextUnits);
    qCDebug(lcStreams) << "stream" << m_needs.stream.toString() << "context messages" << context.sources.size() << "cut"
                       << context.cut;
    const Room *room = m_needs.ports.directory.room(ask.room);
    ProviderRequest request;
    request.stream = m_needs.stream;
    request.agentName = agent.user.name;
    request.askerName = ask.asker.name;
    request.systemPrompt =
        briefing(agent, room ? *room : Room{}, m_needs.ports.directory.members(ask.room), ask.asker.id);
    request.question = question.text;
    request.messages = context.messages;
    request.continues = context.continues;
    request.model = ask.model();
    request.temperature = ask.temperature ? ask.temperature : agent.temperature;
    request.maxTokens = m_maxTokens;
    request.whole = ask.whole;
    request.answerSchema = ask.answerSchema;
    return request;
}

void CallStep::tick()
{
    const int idleMs = m_needs.settings.idleMs;
    if (idleMs > 0 && m_needs.ports.clock.monotonicMs() - m_lastSignAt >= idleMs)
        onFinished(
            Error{ErrorCode::AgentUnavailable, u"The provider sent nothing for %1 seconds."_s.arg(idleMs / 1000)});
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
    const bool isUnknown = code == ErrorCode::NotFound && m_needs.ask.model() == m_needs.ask.agent.model;
    return {overBudget ? StreamState::OverBudget : StreamState::Failed, result.error().text(), std::nullopt,
            ProviderVerdict::Failed, overBudget || isUnknown || code == ErrorCode::Unauthorized};
}

} // namespace confab::core
