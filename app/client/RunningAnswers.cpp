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

void RunningAnswers::track(const Message &message)
{
    if (!message.stream)
        return;
    const StreamId id = message.stream->id;
    if (isFinal(message.stream->state)) {
        m_answers.remove(id);
        return;
    }
    const bool known = m_answers.contains(id);
    Answer &answer = m_answers[id];
    if (!known) {
        answer.message = message.id;
        answer.stream = *message.stream;
    }
    if (message.content.size() > answer.text.size())
        answer.text = message.content;
    // An answer that begins now sends its first chunk from 0; one under way may have gone on since the page was read.
    if (!known && (!answer.text.isEmpty() || message.stream->state == StreamState::Writing))
        resume(id);
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
    if (it == m_answers.end() || isFinal(it->stream.state) || event.part != 0)
        return;
    it->tokens = event.tokens;
    add(*it, event.from, event.text);
}

void RunningAnswers::add(Answer &answer, int from, const QString &text)
{
    if (from > answer.text.size())
        return resume(answer.stream.id);
    const qsizetype overlap = answer.text.size() - from;
    if (overlap >= text.size())
        return;
    answer.text += QStringView(text).mid(overlap);
    if (answer.stream.state == StreamState::Queued || answer.stream.state == StreamState::Reading)
        answer.stream.state = StreamState::Writing;
    Q_EMIT changed(answer.stream.id, 0);
}

void RunningAnswers::end(const event::StreamEnded &event)
{
    const auto it = m_answers.find(event.stream);
    if (it == m_answers.end())
        return;
    it->stream.state = event.state;
    it->stream.reason = event.reason;
    it->stream.finish = event.finish;
    it->stream.parts = event.parts;
    it->reason = event.reason;
    it->tokens = event.tokens;
    it->text = event.content;
    tellAndForget(event.stream);
}

void RunningAnswers::tellAndForget(StreamId stream)
{
    Answer &answer = m_answers[stream];
    answer.stream.from.reset();
    answer.place.reset();
    Q_EMIT changed(stream, -1);
    m_answers.remove(stream);
}

void RunningAnswers::resumeAll()
{
    // How one ended that is said to be over comes by the log, or with a page.
    m_answers.removeIf([](const auto &entry) { return isFinal(entry.value().stream.state); });
    const QList<StreamId> streams = m_answers.keys();
    for (const StreamId stream : streams)
        resume(stream);
}

void RunningAnswers::resume(StreamId stream)
{
    if (m_resuming.contains(stream))
        return;
    m_resuming.insert(stream);
    const int from = int(m_answers.value(stream).text.size());
    m_connection.request(
        command::StreamResume{stream, 0, from},
        guarded(this, [this, stream](const Result<reply::StreamText> &result) { onResumed(stream, result); }));
}

void RunningAnswers::onResumed(StreamId stream, const Result<reply::StreamText> &result)
{
    m_resuming.remove(stream);
    const auto it = m_answers.find(stream);
    // A failed one is asked for again by the next chunk that leaves a gap, or after the next reconnect.
    if (it == m_answers.end() || !result || isFinal(it->stream.state))
        return;
    const bool over = isFinal(result->state);
    if (!over)
        it->stream.state = result->state;
    if (result->from <= it->text.size())
        add(*it, result->from, result->text);
    if (!over || !m_answers.contains(stream))
        return;
    m_answers[stream].stream.state = result->state;
    tellAndForget(stream);
}

} // namespace confab::client
