// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Outbox.h"

#include "Connection.h"
#include "ConnectionEnd.h"
#include "Guarded.h"
#include "Logging.h"
#include "MessageSize.h"
#include "Replica.h"

#include <QDateTime>

#include <algorithm>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxTries = 5; // for errors that may be about this very message

bool passes(ErrorCode code)
{
    return code == ErrorCode::RateLimited || code == ErrorCode::Busy || code == ErrorCode::Unavailable ||
           code == ErrorCode::TokenExpired || code == ErrorCode::Unauthorized;
}

} // namespace

Outbox::Outbox(Replica &replica, Connection &connection, Timing timing, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_connection(connection)
    , m_timing(timing)
{
    connect(&replica.outbox(), &ReplicaOutbox::written, this, &Outbox::onWritten);
    connect(&replica.outbox(), &ReplicaOutbox::refused, this, &Outbox::onRefused);
}

QList<OutboxEntry> Outbox::entries(RoomId room) const
{
    return m_queues.value(room).entries;
}

int Outbox::count(std::optional<State> state) const
{
    const auto counts = [state](const OutboxEntry &entry) { return !state || entry.state == *state; };
    qsizetype count = 0;
    for (const Queue &queue : m_queues)
        count += std::count_if(queue.entries.cbegin(), queue.entries.cend(), counts);
    return int(count);
}

void Outbox::load()
{
    const QList<OutboxEntry> entries = m_replica.outbox().all();
    for (const OutboxEntry &entry : entries)
        m_queues[entry.room].entries.append(entry);
}

QString Outbox::send(RoomId room, const QString &content, std::optional<MessageId> replyTo,
                     std::optional<MessageId> thread)
{
    OutboxEntry entry;
    entry.clientId = Uuid::make().toString();
    entry.room = room;
    entry.content = content;
    entry.replyTo = replyTo;
    entry.thread = thread;
    entry.createdAt = QDateTime::currentMSecsSinceEpoch();
    m_unwritten.insert(entry.clientId);
    m_replica.outbox().add(entry);
    m_queues[room].entries.append(entry);
    Q_EMIT queued(entry);
    return entry.clientId;
}

void Outbox::onWritten(const QString &clientId)
{
    m_unwritten.remove(clientId);
    if (const auto room = roomOf(clientId))
        pump(*room);
}

void Outbox::onRefused(const QString &clientId)
{
    if (const auto room = roomOf(clientId))
        fail(*room, clientId,
             Error{ErrorCode::StorageFull, u"It could not be kept on this computer. Is the disk full?"_s});
}

std::optional<RoomId> Outbox::roomOf(const QString &clientId) const
{
    const auto isIt = [&clientId](const OutboxEntry &entry) { return entry.clientId == clientId; };
    for (auto it = m_queues.cbegin(); it != m_queues.cend(); ++it) {
        if (std::any_of(it->entries.cbegin(), it->entries.cend(), isIt))
            return it.key();
    }
    return std::nullopt;
}

void Outbox::retry(const QString &clientId)
{
    for (auto it = m_queues.begin(); it != m_queues.end(); ++it) {
        auto entry = take(it.key(), clientId, State::Failed);
        if (!entry)
            continue;
        entry->state = OutboxEntry::State::Queued;
        entry->error.reset();
        m_replica.outbox().change(*entry, true);
        m_replica.outbox().tryAgain();
        it->entries.append(*entry);
        const RoomId room = it.key();
        Q_EMIT changed(*entry);
        return pump(room);
    }
}

void Outbox::discard(const QString &clientId)
{
    for (auto it = m_queues.begin(); it != m_queues.end(); ++it) {
        if (!take(it.key(), clientId))
            continue;
        m_replica.outbox().discard(clientId);
        const RoomId room = it.key();
        Q_EMIT discarded(room, clientId);
        return pump(room);
    }
}

void Outbox::confirm(const Message &message)
{
    if (message.clientId.isEmpty() || !take(message.room, message.clientId))
        return;
    m_replica.outbox().remove(message.clientId);
    Q_EMIT sent(message);
    pump(message.room);
}

QList<OutboxEntry> Outbox::takeRoom(RoomId room)
{
    const QList<OutboxEntry> entries = m_queues.take(room).entries;
    for (const OutboxEntry &entry : entries) {
        m_unwritten.remove(entry.clientId);
        m_replica.outbox().remove(entry.clientId);
        Q_EMIT discarded(room, entry.clientId);
    }
    return entries;
}

void Outbox::flush()
{
    const QList<RoomId> rooms = m_queues.keys();
    for (const RoomId room : rooms)
        pump(room);
}

void Outbox::pump(RoomId room)
{
    const std::optional<OutboxEntry> next = nextToSend(room);
    if (!next)
        return;
    m_queues[room].inFlight = next->clientId;
    const command::MessageSend send{room, next->clientId, next->content, next->replyTo, next->thread};
    m_connection.request(send, guarded(this, [this, room, clientId = send.clientId](const Result<reply::Sent> &sent) {
                             onAnswer(room, clientId, sent);
                         }));
}

std::optional<OutboxEntry> Outbox::nextToSend(RoomId room)
{
    while (m_connection.isLive() && !m_pausing.contains(room)) {
        const Queue queue = m_queues.value(room);
        const auto next = std::find_if(queue.entries.cbegin(), queue.entries.cend(), [](const OutboxEntry &entry) {
            return entry.state == OutboxEntry::State::Queued;
        });
        if (!queue.inFlight.isEmpty() || next == queue.entries.cend() || m_unwritten.contains(next->clientId))
            break;
        // Another server than the one it was written for may take less.
        if (MessageSize::of(next->content, m_connection.welcome()->limits).passes())
            return *next;
        fail(room, next->clientId, tooLarge());
    }
    return std::nullopt;
}

void Outbox::onAnswer(RoomId room, const QString &clientId, const Result<reply::Sent> &answer)
{
    Queue &queue = m_queues[room];
    if (queue.inFlight != clientId)
        return; // the log was faster, or it was discarded
    if (answer) {
        m_replica.messages().put({answer->message});
        return confirm(answer->message);
    }
    queue.inFlight.clear();
    const Error &error = answer.error();
    qCInfo(lcClient) << "a message was not taken:" << errorInfo(error.code).name;
    if (error.code == ErrorCode::Unavailable && !m_connection.isLive())
        return; // flush() goes on with it
    const bool again = passes(error.code) || (error.code == ErrorCode::Internal && ++queue.tries < kMaxTries);
    if (again)
        return waitThenPump(room, std::max(error.retryAfterMs, m_timing.outboxRetry));
    fail(room, clientId, error);
    pump(room);
}

void Outbox::fail(RoomId room, const QString &clientId, const Error &error)
{
    Queue &queue = m_queues[room];
    queue.tries = 0;
    for (OutboxEntry &entry : queue.entries) {
        if (entry.clientId != clientId || entry.state == OutboxEntry::State::Failed)
            continue;
        entry.state = OutboxEntry::State::Failed;
        entry.error = error;
        const OutboxEntry copy = entry;
        m_replica.outbox().change(copy, false);
        Q_EMIT changed(copy);
        return;
    }
}

void Outbox::waitThenPump(RoomId room, int delayMs)
{
    m_pausing.insert(room);
    QTimer::singleShot(delayMs, this, [this, room] {
        m_pausing.remove(room);
        pump(room);
    });
}

std::optional<OutboxEntry> Outbox::take(RoomId room, const QString &clientId, std::optional<State> state)
{
    const auto queue = m_queues.find(room);
    if (queue == m_queues.end())
        return std::nullopt;
    for (qsizetype i = 0; i < queue->entries.size(); ++i) {
        const OutboxEntry entry = queue->entries.at(i);
        if (entry.clientId != clientId || (state && entry.state != *state))
            continue;
        queue->entries.removeAt(i);
        if (!state)
            m_unwritten.remove(clientId);
        if (queue->inFlight == clientId) {
            queue->inFlight.clear();
            queue->tries = 0;
        }
        return entry;
    }
    return std::nullopt;
}

} // namespace confab::client
