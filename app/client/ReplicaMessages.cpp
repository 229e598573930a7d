// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaMessages.h"

#include "protocol/Codec.h"
#include "ReplicaDatabase.h"
#include "Unwritten.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

std::optional<Message> readMessage(const QByteArray &json)
{
    auto message = codec::decodeMessage(json);
    return message ? std::optional<Message>(std::move(*message)) : std::nullopt;
}

std::optional<Message> readOne(ReplicaRead &&query)
{
    return query.next() ? readMessage(query.value(0).toByteArray()) : std::nullopt;
}

UserId authorIn(const ReplicaRead &query, int column)
{
    return UserId::fromBytes(query.value(column).toByteArray()).value_or(UserId());
}

} // namespace

ReplicaMessages::ReplicaMessages(ReplicaDatabase &database, Unwritten &unwritten)
    : m_database(database)
    , m_unwritten(unwritten)
{
}

QList<Message> ReplicaMessages::run(RoomId room, qint64 newest, int limit) const
{
    const qint64 highest = newest > 0 ? newest : std::numeric_limits<qint64>::max();
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    QMap<qint64, QByteArray> stored;
    if (!m_unwritten.hidesMessages(room)) {
        ReplicaRead query =
            m_database.read("SELECT seq, json FROM messages WHERE room = ? AND seq <= ? ORDER BY seq DESC LIMIT ?",
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

std::optional<Message> ReplicaMessages::find(RoomId room, qint64 seq) const
{
    if (auto unwritten = m_unwritten.message(room, seq))
        return unwritten;
    if (m_unwritten.hidesMessages(room))
        return std::nullopt;
    return readOne(m_database.read("SELECT json FROM messages WHERE room = ? AND seq = ?", {room.toBytes(), seq}));
}

std::optional<Message> ReplicaMessages::find(MessageId id) const
{
    if (auto unwritten = m_unwritten.message(id))
        return unwritten;
    auto stored = readOne(m_database.read("SELECT json FROM messages WHERE id = ?", {id.toBytes()}));
    return stored && m_unwritten.hidesMessages(stored->room) ? std::nullopt : stored;
}

void ReplicaMessages::put(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        // Before it is handed over: that may be when all stored messages are given up.
        m_unwritten.putMessage(message, m_database.nextTicket());
        m_database.write(
            "INSERT OR REPLACE INTO messages (room, seq, id, author, deleted, json) VALUES (?, ?, ?, ?, ?, ?)",
            {message.room.toBytes(), message.seq, message.id.toBytes(), message.author.id.toBytes(),
             message.isDeleted() ? 1 : 0, codec::encodeMessage(message)});
    }
}

void ReplicaMessages::clear(RoomId room)
{
    m_unwritten.clearMessages(room, m_database.write("DELETE FROM messages WHERE room = ?", {room.toBytes()}));
}

int ReplicaMessages::countUnread(RoomId room, qint64 seq, const QSet<UserId> &but) const
{
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    int count = 0;
    for (auto it = unwritten.upperBound(seq); it != unwritten.cend(); ++it)
        count += !but.contains(it->author.id) && !it->isDeleted() ? 1 : 0;
    if (m_unwritten.hidesMessages(room))
        return count;
    ReplicaRead query = m_database.read(
        "SELECT seq, author FROM messages WHERE room = ? AND seq > ? AND deleted = 0", {room.toBytes(), seq});
    while (query.next()) {
        const bool isKnown = unwritten.contains(query.value(0).toLongLong());
        count += isKnown || but.contains(authorIn(query, 1)) ? 0 : 1;
    }
    return count;
}

int ReplicaMessages::countUnreadOf(RoomId room, qint64 seq, UserId author) const
{
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    int count = 0;
    for (auto it = unwritten.upperBound(seq); it != unwritten.cend(); ++it)
        count += it->author.id == author && !it->isDeleted() ? 1 : 0;
    if (m_unwritten.hidesMessages(room))
        return count;
    ReplicaRead query =
        m_database.read("SELECT seq FROM messages WHERE room = ? AND seq > ? AND deleted = 0 AND author = ?",
                        {room.toBytes(), seq, author.toBytes()});
    while (query.next())
        count += unwritten.contains(query.value(0).toLongLong()) ? 0 : 1;
    return count;
}

int ReplicaMessages::countAbove(RoomId room, qint64 seq) const
{
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    int count = int(std::distance(unwritten.upperBound(seq), unwritten.cend()));
    if (m_unwritten.hidesMessages(room))
        return count;
    ReplicaRead query =
        m_database.read("SELECT seq FROM messages WHERE room = ? AND seq > ?", {room.toBytes(), seq});
    while (query.next())
        count += unwritten.contains(query.value(0).toLongLong()) ? 0 : 1;
    return count;
}

QList<qint64> ReplicaMessages::mentions(RoomId room, qint64 seq, UserId self, const QSet<UserId> &but) const
{
    const auto isMention = [self, &but](const Message &message) {
        return !but.contains(message.author.id) && !message.isDeleted() && message.mentions.contains(self);
    };
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    QList<qint64> found;
    for (auto it = unwritten.upperBound(seq); it != unwritten.cend(); ++it) {
        if (isMention(*it))
            found.append(it.key());
    }
    if (!m_unwritten.hidesMessages(room)) {
        // Most messages name nobody: they are told apart without being taken to pieces.
        ReplicaRead query = m_database.read(
            "SELECT seq, json FROM messages WHERE room = ? AND seq > ? AND deleted = 0 AND instr(json, ?) > 0",
            {room.toBytes(), seq, self.toString().toUtf8()});
        while (query.next()) {
            const qint64 stored = query.value(0).toLongLong();
            const auto message = unwritten.contains(stored) ? std::nullopt : readMessage(query.value(1).toByteArray());
            if (message && isMention(*message))
                found.append(stored);
        }
    }
    std::ranges::sort(found);
    return found;
}

qint64 ReplicaMessages::newestOfOthers(RoomId room, const QSet<UserId> &but) const
{
    const QMap<qint64, Message> unwritten = m_unwritten.messages(room);
    qint64 newest = 0;
    for (auto it = unwritten.cbegin(); it != unwritten.cend(); ++it)
        newest = !but.contains(it->author.id) && !it->isDeleted() ? it.key() : newest;
    if (m_unwritten.hidesMessages(room))
        return newest;
    ReplicaRead query = m_database.read(
        "SELECT seq, author FROM messages WHERE room = ? AND deleted = 0 AND seq > ? ORDER BY seq DESC",
        {room.toBytes(), newest});
    while (query.next()) {
        const qint64 seq = query.value(0).toLongLong();
        if (!unwritten.contains(seq) && !but.contains(authorIn(query, 1)))
            return seq;
    }
    return newest;
}

} // namespace confab::client
