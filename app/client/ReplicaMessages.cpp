// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Codec.h"
#include "Replica.h"
#include "ReplicaDatabase.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

std::optional<Message> readMessage(const QByteArray &json)
{
    auto message = codec::decodeMessage(QJsonDocument::fromJson(json).object());
    return message ? std::optional<Message>(std::move(*message)) : std::nullopt;
}

std::optional<Message> readOne(ReplicaRead &&query)
{
    return query.next() ? readMessage(query.value(0).toByteArray()) : std::nullopt;
}

} // namespace

QList<Message> Replica::messages(RoomId room, qint64 newest, int limit)
{
    const qint64 highest = newest > 0 ? newest : std::numeric_limits<qint64>::max();
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    QMap<qint64, QByteArray> stored;
    if (!m_unwritten.hidesMessages(room)) {
        ReplicaRead query =
            m_database->read("SELECT seq, json FROM messages WHERE room = ? AND seq <= ? ORDER BY seq DESC LIMIT ?",
                             {room.toBytes(), highest, limit});
        while (query.next())
            stored.insert(stored.cbegin(), query.value(0).toLongLong(), query.value(1).toByteArray());
    }
    qint64 seq = newest;
    if (newest == 0)
        seq = std::max(unwritten.isEmpty() ? 0 : unwritten.lastKey(), stored.isEmpty() ? 0 : stored.lastKey());
    QList<Message> messages;
    for (; messages.size() < limit; --seq) {
        std::optional<Message> message;
        if (const auto known = unwritten.constFind(seq); known != unwritten.cend())
            message = *known;
        else if (const auto json = stored.constFind(seq); json != stored.cend())
            message = readMessage(*json);
        if (!message)
            break;
        messages.append(std::move(*message));
    }
    std::reverse(messages.begin(), messages.end());
    return messages;
}

std::optional<Message> Replica::message(RoomId room, qint64 seq)
{
    auto unwritten = m_unwritten.message(room, seq);
    return unwritten ? unwritten : storedMessage(room, seq);
}

std::optional<Message> Replica::message(MessageId id)
{
    if (auto unwritten = m_unwritten.message(id))
        return unwritten;
    auto stored = readOne(m_database->read("SELECT json FROM messages WHERE id = ?", {id.toBytes()}));
    return stored && m_unwritten.hidesMessages(stored->room) ? std::nullopt : stored;
}

std::optional<Message> Replica::storedMessage(RoomId room, qint64 seq)
{
    if (m_unwritten.hidesMessages(room))
        return std::nullopt;
    return readOne(m_database->read("SELECT json FROM messages WHERE room = ? AND seq = ?", {room.toBytes(), seq}));
}

void Replica::putMessages(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        // Before it is handed over: that may be when all stored messages are given up.
        m_unwritten.putMessage(message, m_database->nextTicket());
        m_database->write(
            "INSERT OR REPLACE INTO messages (room, seq, id, author, deleted, json) VALUES (?, ?, ?, ?, ?, ?)",
            {message.room.toBytes(), message.seq, message.id.toBytes(), message.author.id.toBytes(),
             message.isDeleted() ? 1 : 0, codec::encodeMessage(message)});
    }
}

void Replica::clearMessages(RoomId room)
{
    m_unwritten.clearMessages(room, m_database->write("DELETE FROM messages WHERE room = ?", {room.toBytes()}));
}

int Replica::countUnread(RoomId room, qint64 seq, UserId self)
{
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    int count = 0;
    for (auto it = unwritten.upperBound(seq); it != unwritten.cend(); ++it)
        count += it->author.id != self && !it->isDeleted() ? 1 : 0;
    if (m_unwritten.hidesMessages(room))
        return count;
    ReplicaRead query =
        m_database->read("SELECT seq FROM messages WHERE room = ? AND seq > ? AND author <> ? AND deleted = 0",
                         {room.toBytes(), seq, self.toBytes()});
    while (query.next())
        count += unwritten.contains(query.value(0).toLongLong()) ? 0 : 1;
    return count;
}

} // namespace confab::client
