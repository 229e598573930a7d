// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RunningAnswers.h"

#include "Connection.h"
#include "Guarded.h"

namespace confab::client {

RunningAnswers::RunningAnswers(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

const RunningAnswers::Answer *RunningAnswers::find(StreamId stream) const
{
    const auto it = m_answers.constFind(stream);
    return it == m_answers.cend() ? nullptr : &*it;
}

const RunningAnswers::Answer *RunningAnswers::ofMessage(MessageId message) const
{
    for (const Answer &answer : m_answers) {
        if (answer.message == message)
            return &answer;
    }
    return nullptr;
}

void RunningAnswers::track(const Message &message)
{
    if (!message.stream || isFinal(message.stream->state))
        return;
    const StreamId id = message.stream->id;
    const bool known = m_answers.contains(id);
    Answer &answer = m_answers[id];
    if (!known) {
        answer.message = message.id;
        answer.stream = *message.stream;
    }
    QString &text = answer.parts[0];
    if (message.content.size() > text.size())
        text = message.content;
    // An answer that begins now sends its first chunk from 0; one under way may have gone on since the page was read.
    if (!known && (!text.isEmpty() || message.stream->state == StreamState::Writing))
        resume(id, 0);
}

void RunningAnswers::apply(const event::StreamStateChanged &event)
{
    const auto it = m_answers.find(event.stream);
    if (it == m_answers.end())
        return;
    it->stream.state = event.state;
    it->place = event.place;
    it->reason = event.reason;
    Q_EMIT changed(event.stream, -1);
}

void RunningAnswers::apply(const event::StreamChunk &event)
{
    const auto it = m_answers.find(event.stream);
    if (it == m_answers.end() || isFinal(it->stream.state))
        return;
    it->tokens = event.tokens;
    add(*it, event.part, event.from, event.text);
}

void RunningAnswers::add(Answer &answer, int part, int from, const QString &text)
{
    QString &have = answer.parts[part];
    if (from > have.size())
        return resume(answer.stream.id, part);
    const qsizetype overlap = have.size() - from;
    if (overlap >= text.size())
        return;
    have += QStringView(text).mid(overlap);
    if (answer.stream.state == StreamState::Queued || answer.stream.state == StreamState::Reading)
        answer.stream.state = part == 0 ? StreamState::Writing : answer.stream.state;
    Q_EMIT changed(answer.stream.id, part);
}

void RunningAnswers::end(const event::StreamEnded &event)
{
    const auto it = m_answers.find(event.stream);
    if (it == m_answers.end())
        return;
    it->stream.state = event.state;
    it->stream.from.reset();
    it->reason = event.reason;
    it->tokens = event.tokens;
    it->place.reset();
    it->parts[0] = event.content;
    Q_EMIT changed(event.stream, -1);
}

void RunningAnswers::resumeAll()
{
    QList<QPair<StreamId, int>> parts;
    for (const Answer &answer : std::as_const(m_answers)) {
        if (isFinal(answer.stream.state))
            continue;
        for (auto part = answer.parts.keyBegin(); part != answer.parts.keyEnd(); ++part)
            parts.append({answer.stream.id, *part});
    }
    for (const auto &[stream, part] : std::as_const(parts))
        resume(stream, part);
}

void RunningAnswers::clear()
{
    m_answers.clear();
    m_resuming.clear();
}

void RunningAnswers::resume(StreamId stream, int part)
{
    const QPair<StreamId, int> key(stream, part);
    if (m_resuming.contains(key))
        return;
    m_resuming.insert(key);
    const int from = int(m_answers.value(stream).parts.value(part).size());
    m_connection.ask<reply::StreamText>(command::StreamResume{stream, part, from}, &codec::decodeStreamText,
                                        guarded(this, [this, stream, part](const Result<reply::StreamText> &result) {
                                            onResumed(stream, part, result);
                                        }));
}

void RunningAnswers::onResumed(StreamId stream, int part, const Result<reply::StreamText> &result)
{
    m_resuming.remove({stream, part});
    const auto it = m_answers.find(stream);
    // A failed one is asked for again by the next chunk that leaves a gap, or after the next reconnect.
    if (it == m_answers.end() || !result || isFinal(it->stream.state))
        return;
    if (!isFinal(result->state))
        it->stream.state = result->state;
    if (result->from <= it->parts.value(part).size())
        add(*it, part, result->from, result->text);
}

} // namespace confab::client
