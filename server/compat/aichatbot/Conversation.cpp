// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Conversation.h"

#include "ground/AnswerText.h"

#include <algorithm>

namespace confab::compat::aichatbot {

Conversation::Conversation(const command::StreamRequest &request, Ways ways)
    : m_request(request)
    , m_ways(std::move(ways))
{
}

void Conversation::join(core::ConnectionId connection)
{
    m_connections.append(connection);
    if (!m_hasMissed || std::exchange(m_isCatchingUp, true))
        return;
    m_ways.findMissed(
        {m_life, [this](const Result<QList<Missed>> &missed) { caughtUp(missed ? *missed : QList<Missed>()); }});
}

void Conversation::caughtUp(const QList<Missed> &missed)
{
    m_isCatchingUp = false;
    m_hasMissed = m_connections.isEmpty();
    const auto late = std::exchange(m_late, std::nullopt);
    if (m_hasMissed)
        return askNext();
    for (const Missed &answer : missed)
        tell(answer.text, answer.ev);
    const bool isIn =
        late && std::ranges::any_of(missed, [&](const Missed &other) { return other.message == late->message; });
    if (late && !isIn)
        tell(late->text, late->ev);
    askNext();
}

void Conversation::leave(core::ConnectionId connection)
{
    m_connections.removeAll(connection);
    int leftBehind = 0;
    std::erase_if(m_waiting, [&](const Prompt &waiting) {
        return !m_connections.contains(waiting.from) && ++leftBehind > kMostLeftBehind;
    });
}

void Conversation::prompt(core::ConnectionId from, const QString &text, Held held)
{
    m_waiting.push_back({from, text, std::move(held)});
    askNext();
}

void Conversation::askNext()
{
    if (m_isAsking || m_isCatchingUp || m_waiting.empty())
        return;
    const Prompt next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_isAsking = true;
    command::StreamRequest request = m_request;
    request.prompt = next.text;
    request.clientId = Uuid::make().toString();
    m_ways.ask(request, {m_life, [this](const Result<reply::StreamStarted> &started) { begun(started); }});
}

void Conversation::begun(const Result<reply::StreamStarted> &started)
{
    if (started) {
        m_stream = started->stream;
        return;
    }
    tell(started.error().text(), 0);
    done();
}

void Conversation::ended(const event::StreamEnded &end, qint64 ev)
{
    if (m_stream.isNull() || end.stream != m_stream)
        return;
    const Missed answer{end.message, answerText(end), ev};
    if (m_isCatchingUp)
        m_late = answer;
    else
        tell(answer.text, answer.ev);
    done();
}

void Conversation::tell(const QString &text, qint64 ev)
{
    if (m_connections.isEmpty()) {
        m_hasMissed = true;
        return;
    }
    for (const core::ConnectionId connection : std::as_const(m_connections))
        m_ways.tell(connection, text);
    if (ev > 0)
        m_ways.told(ev);
}

void Conversation::done()
{
    m_isAsking = false;
    m_stream = {};
    askNext();
}

} // namespace confab::compat::aichatbot
