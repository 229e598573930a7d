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

std::optional<Message> readOne(QSqlQuery &query)
{
    return ReplicaDatabase::run(query) && query.next() ? readMessage(query.value(0).toByteArray()) : std::nullopt;
}

} // namespace

QList<Message> Replica::messages(RoomId room, qint64 newest, int limit)
{
    QList<Message> messages;
    QSqlQuery &query =
        m_database->read("SELECT json FROM messages WHERE room = ? AND seq <= ? ORDER BY seq DESC LIMIT ?");
    query.bindValue(0, room.toBytes());
    query.bindValue(1, newest > 0 ? newest : std::numeric_limits<qint64>::max());
    query.bindValue(2, limit);
    if (!ReplicaDatabase::run(query))
        return messages;
    while (query.next()) {
        std::optional<Message> message = readMessage(query.value(0).toByteArray());
        const qint64 expected = messages.isEmpty() ? newest : messages.last().seq - 1;
        if (!message || (expected > 0 && message->seq != expected))
            break;
        messages.append(std::move(*message));
    }
    std::reverse(messages.begin(), messages.end());
    return messages;
}

std::optional<Message> Replica::message(RoomId room, qint64 seq)
{
    QSqlQuery &query = m_database->read("SELECT json FROM messages WHERE room = ? AND seq = ?");
    query.bindValue(0, room.toBytes());
    query.bindValue(1, seq);
    return readOne(query);
}

std::optional<Message> Replica::message(MessageId id)
{
    QSqlQuery &query = m_database->read("SELECT json FROM messages WHERE id = ?");
    query.bindValue(0, id.toBytes());
    return readOne(query);
}

void Replica::putMessages(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        m_database->write(
            "INSERT OR REPLACE INTO messages (room, seq, id, author, deleted, json) VALUES (?, ?, ?, ?, ?, ?)",
            {message.room.toBytes(), message.seq, message.id.toBytes(), message.author.id.toBytes(),
             message.isDeleted() ? 1 : 0, codec::encodeMessage(message)});
    }
}

void Replica::clearMessages(RoomId room)
{
    m_database->write("DELETE FROM messages WHERE room = ?", {room.toBytes()});
}

int Replica::countUnread(RoomId room, qint64 seq, UserId self)
{
    QSqlQuery &query =
        m_database->read("SELECT count(*) FROM messages WHERE room = ? AND seq > ? AND author <> ? AND deleted = 0");
    query.bindValue(0, room.toBytes());
    query.bindValue(1, seq);
    query.bindValue(2, self.toBytes());
    return ReplicaDatabase::run(query) && query.next() ? query.value(0).toInt() : 0;
}

} // namespace confab::client
