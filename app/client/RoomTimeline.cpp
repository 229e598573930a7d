// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomTimeline.h"

#include "Connection.h"
#include "Cursors.h"
#include "Outbox.h"
#include "Replica.h"

namespace confab::client {

namespace {

TimelineRow rowOf(const OutboxEntry &entry, UserId self)
{
    TimelineRow row;
    row.message.room = entry.room;
    row.message.clientId = entry.clientId;
    row.message.author = {self, {}, UserKind::Person};
    row.message.content = entry.content;
    row.message.replyTo = entry.replyTo;
    row.message.thread = entry.thread;
    row.message.createdAt = entry.createdAt;
    row.delivery = entry.state == OutboxEntry::State::Failed ? Delivery::Failed : Delivery::Sending;
    row.error = entry.error;
    return row;
}

} // namespace

RoomTimeline::RoomTimeline(RoomId room, TimelineSources sources, QObject *parent)
    : QObject(parent)
    , m_room(room)
    , m_sources(sources)
    , m_rows(sources.self)
    , m_answers(sources.connection)
    , m_reasonings(sources.connection)
    , m_window(room, m_rows,
               {sources.replica.messages(), sources.connection, sources.cursors, sources.self,
                [this](QList<Message> messages) { return overlaid(std::move(messages)); }})
{
    m_window.load();
    const QList<OutboxEntry> waiting = m_sources.outbox.entries(room);
    for (const OutboxEntry &entry : waiting)
        m_rows.addPending(rowOf(entry, m_sources.self));
    onCursors();
    connectSources();
}

void RoomTimeline::connectSources()
{
    connect(&m_answers, &RunningAnswers::changed, this, &RoomTimeline::onAnswerChanged);
    connect(&m_sources.outbox, &Outbox::queued, this, &RoomTimeline::onQueued);
    connect(&m_sources.outbox, &Outbox::changed, this, &RoomTimeline::onOutboxChanged);
    connect(&m_sources.outbox, &Outbox::sent, this, &RoomTimeline::onSent);
    connect(&m_sources.outbox, &Outbox::discarded, this, [this](RoomId room, const QString &clientId) {
        if (room == m_room)
            m_rows.removePending(clientId);
    });
    connect(&m_sources.cursors, &Cursors::advanced, this, [this](RoomId room) {
        if (room == m_room)
            onCursors();
    });
}

std::optional<UserId> RoomTimeline::askerOf(const Message &answer) const
{
    if (!answer.stream)
        return std::nullopt;
    if (answer.stream->askedBy)
        return answer.stream->askedBy;
    // An older server doesn't tell: who wrote what is answered.
    const int question = answer.replyTo ? m_rows.indexOf(*answer.replyTo) : -1;
    return question < 0 ? std::nullopt : std::optional(m_rows.at(question).message.author.id);
}

void RoomTimeline::putMessage(const Message &message)
{
    if (message.room != m_room)
        return;
    track(message);
    const bool known = m_rows.indexOfSeq(message.seq) >= 0;
    // Out of the window: it comes with its page.
    const bool outside = !m_window.isAtEnd() || (m_rows.oldestSeq() > 0 && message.seq < m_rows.oldestSeq());
    if (known || !outside)
        m_rows.put(overlaid(message));
    else if (message.author.id == m_sources.self)
        m_rows.removePending(message.clientId);
    Q_EMIT heard(message);
}

void RoomTimeline::endStream(const event::StreamEnded &event)
{
    m_reasonings.end(event.stream, event.parts);
    m_answers.end(event);
}

void RoomTimeline::apply(const event::StreamStateChanged &event)
{
    m_answers.apply(event);
}

void RoomTimeline::apply(const event::StreamChunk &event)
{
    const RunningAnswers::Answer *answer = m_answers.find(event.stream);
    if (event.part == Reasonings::kPart && answer && !isFinal(answer->stream.state))
        m_reasonings.apply(event, answer->text.isEmpty());
    m_answers.apply(event);
}

void RoomTimeline::catchUp()
{
    m_answers.resumeAll();
    m_reasonings.resumeAll();
    m_window.fill();
}

void RoomTimeline::onAnswerChanged(StreamId stream)
{
    const RunningAnswers::Answer *answer = m_answers.find(stream);
    const int index = answer ? m_rows.indexOf(answer->message) : -1;
    if (index < 0 || m_rows.at(index).message.isDeleted())
        return;
    MessageStream shown = answer->stream;
    if (!answer->text.isEmpty())
        m_reasonings.noteAnswer(stream);
    if (isFinal(shown.state))
        m_reasonings.end(stream, shown.parts);
    else
        shown.from = int(answer->text.size());
    m_rows.setStreamText(index, answer->text, shown);
}

void RoomTimeline::onQueued(const OutboxEntry &entry)
{
    if (entry.room != m_room)
        return;
    m_rows.addPending(rowOf(entry, m_sources.self));
    m_window.showNewest();
}

void RoomTimeline::onOutboxChanged(const OutboxEntry &entry)
{
    if (entry.room != m_room)
        return;
    const TimelineRow row = rowOf(entry, m_sources.self);
    if (entry.state == OutboxEntry::State::Queued) {
        // Tried again, it stands at the end of the queue.
        m_rows.removePending(entry.clientId);
        m_rows.addPending(row);
    } else {
        m_rows.changePending(row);
    }
}

void RoomTimeline::onSent(const Message &message)
{
    if (message.room != m_room)
        return;
    const bool next = message.seq == m_rows.newestSeq() + 1 || m_rows.indexOfSeq(message.seq) >= 0;
    if (next || !m_window.isAtEnd())
        return putMessage(message);
    // Others wrote before it and their events are still on the way: it takes its place after them.
    m_rows.changePending({message, Delivery::Sent, {}});
}

void RoomTimeline::onCursors()
{
    const Cursors::Reached reached = m_sources.cursors.furthest(m_room);
    m_rows.setReached(reached.delivered, reached.seen);
}

void RoomTimeline::track(const Message &message)
{
    m_answers.track(message);
    if (message.stream && isFinal(message.stream->state))
        m_reasonings.end(message.stream->id, message.stream->parts);
}

Message RoomTimeline::overlaid(Message message)
{
    if (!message.stream || isFinal(message.stream->state) || message.isDeleted())
        return message;
    const RunningAnswers::Answer *answer = m_answers.find(message.stream->id);
    if (!answer)
        return message;
    message.content = answer->text;
    message.stream = answer->stream;
    return message;
}

QList<Message> RoomTimeline::overlaid(QList<Message> messages)
{
    for (Message &message : messages) {
        track(message);
        message = overlaid(message);
    }
    return messages;
}

} // namespace confab::client
