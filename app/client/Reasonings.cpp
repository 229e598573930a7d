// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Reasonings.h"

#include "Connection.h"
#include "Guarded.h"

namespace confab::client {

Reasonings::Reasonings(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

const Reasonings::Reasoning *Reasonings::find(StreamId stream) const
{
    const auto it = m_reasonings.constFind(stream);
    return it == m_reasonings.cend() ? nullptr : &*it;
}

QList<StreamId> Reasonings::thinking() const
{
    QList<StreamId> streams;
    for (auto it = m_reasonings.cbegin(); it != m_reasonings.cend(); ++it) {
        if (it->thinking)
            streams.append(it.key());
    }
    return streams;
}

void Reasonings::read(StreamId stream, bool running)
{
    const bool known = m_reasonings.contains(stream);
    Reasoning &reasoning = m_reasonings[stream];
    if (!known) {
        reasoning.running = running;
        reasoning.thinking = false;
    }
    reasoning.read = true;
    if (!known || reasoning.error)
        resume(stream);
    Q_EMIT changed(stream);
}

void Reasonings::leave(StreamId stream)
{
    const auto it = m_reasonings.find(stream);
    if (it == m_reasonings.end())
        return;
    it->read = false;
    if (!it->running)
        m_reasonings.erase(it);
    Q_EMIT changed(stream);
}

void Reasonings::leaveAll()
{
    const QList<StreamId> streams = m_reasonings.keys();
    for (const StreamId stream : streams)
        leave(stream);
}

void Reasonings::apply(const event::StreamChunk &event, bool thinking)
{
    const bool known = m_reasonings.contains(event.stream);
    Reasoning &reasoning = m_reasonings[event.stream];
    if (!known) {
        reasoning.thinking = thinking;
        reasoning.since.start();
    }
    reasoning.until = qMax(reasoning.until, event.from + int(event.text.size()));
    if (event.from > reasoning.text.size()) {
        // Beyond what the server keeps there is nothing to ask for.
        if (!reasoning.cut)
            resume(event.stream);
        return;
    }
    if (add(reasoning, event.from, event.text) || !known)
        Q_EMIT changed(event.stream);
}

bool Reasonings::add(Reasoning &reasoning, int from, const QString &text)
{
    const qsizetype overlap = reasoning.text.size() - from;
    if (overlap < 0 || overlap >= text.size())
        return false;
    if (from + text.size() > most()) {
        reasoning.cut = true;
        return true;
    }
    reasoning.text += QStringView(text).mid(overlap);
    return true;
}

//! UTF-16 units: no more than the server's bytes.
int Reasonings::most() const
{
    return m_connection.welcome() ? m_connection.welcome()->limits.reasoningBytes : Limits().reasoningBytes;
}

void Reasonings::noteAnswer(StreamId stream)
{
    const auto it = m_reasonings.find(stream);
    if (it == m_reasonings.end() || !it->thinking)
        return;
    stopThinking(*it);
    Q_EMIT changed(stream);
}

void Reasonings::stopThinking(Reasoning &reasoning)
{
    if (std::exchange(reasoning.thinking, false) && reasoning.since.isValid())
        reasoning.tookMs = reasoning.since.elapsed();
}

void Reasonings::end(StreamId stream, const QList<StreamPart> &parts)
{
    const auto it = m_reasonings.find(stream);
    if (it == m_reasonings.end() || !it->running)
        return;
    it->running = false;
    stopThinking(*it);
    const bool incomplete = std::any_of(parts.cbegin(), parts.cend(), [&](const StreamPart &part) {
        return part.part == kPart && part.chars > it->text.size();
    });
    if (!it->read)
        m_reasonings.erase(it);
    else if (incomplete)
        resume(stream);
    Q_EMIT changed(stream);
}

void Reasonings::resumeAll()
{
    const QList<StreamId> streams = m_reasonings.keys();
    for (const StreamId stream : streams) {
        const Reasoning &reasoning = m_reasonings[stream];
        if (reasoning.running || reasoning.error)
            resume(stream);
    }
}

void Reasonings::resume(StreamId stream)
{
    Reasoning &reasoning = m_reasonings[stream];
    if (std::exchange(reasoning.loading, true))
        return;
    reasoning.error.reset();
    const int from = int(reasoning.text.size());
    m_connection.request(
        command::StreamResume{stream, kPart, from},
        guarded(this, [this, stream](const Result<reply::StreamText> &result) { onResumed(stream, result); }));
}

void Reasonings::onResumed(StreamId stream, const Result<reply::StreamText> &result)
{
    const auto it = m_reasonings.find(stream);
    if (it == m_reasonings.end())
        return;
    it->loading = false;
    if (!result) {
        // What runs is asked for again by the next chunk, or after the next reconnect.
        if (!it->running || it->text.isEmpty())
            it->error = result.error();
    } else if (!add(*it, result->from, result->text) && it->text.size() < it->until) {
        it->cut = true;
    }
    Q_EMIT changed(stream);
}

} // namespace confab::client
