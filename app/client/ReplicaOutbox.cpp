// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Replica.h"
#include "ReplicaDatabase.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

template <class T>
QVariant orNull(const std::optional<T> &id)
{
    return id ? QVariant(id->toBytes()) : QVariant();
}

} // namespace

QList<OutboxEntry> Replica::outbox()
{
    QList<OutboxEntry> entries;
    QSqlQuery &query = m_database->read(
        "SELECT client_id, room, content, reply_to, thread, created_at, error_code, error_text FROM outbox"
        " ORDER BY place");
    if (!ReplicaDatabase::run(query))
        return entries;
    while (query.next()) {
        const auto room = RoomId::fromBytes(query.value(1).toByteArray());
        if (!room)
            continue;
        OutboxEntry entry;
        entry.clientId = query.value(0).toString();
        entry.room = *room;
        entry.content = query.value(2).toString();
        entry.replyTo = MessageId::fromBytes(query.value(3).toByteArray());
        entry.thread = MessageId::fromBytes(query.value(4).toByteArray());
        entry.createdAt = query.value(5).toLongLong();
        if (!query.isNull(6)) {
            entry.state = OutboxEntry::State::Failed;
            entry.error = Error{errorCodeFromName(query.value(6).toString()).value_or(ErrorCode::Internal),
                                query.value(7).toString()};
        }
        entries.append(entry);
    }
    return entries;
}

bool Replica::addToOutbox(const OutboxEntry &entry)
{
    QSqlQuery &query = m_database->write(
        "INSERT INTO outbox (client_id, room, content, reply_to, thread, created_at, error_code, error_text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    query.bindValue(0, entry.clientId);
    query.bindValue(1, entry.room.toBytes());
    query.bindValue(2, entry.content);
    query.bindValue(3, orNull(entry.replyTo));
    query.bindValue(4, orNull(entry.thread));
    query.bindValue(5, entry.createdAt);
    query.bindValue(6, entry.error ? QVariant(QString(errorInfo(entry.error->code).name)) : QVariant());
    query.bindValue(7, entry.error ? QVariant(entry.error->message) : QVariant());
    return ReplicaDatabase::run(query) && flush();
}

void Replica::changeInOutbox(const OutboxEntry &entry, bool toTheEnd)
{
    if (toTheEnd) {
        removeFromOutbox(entry.clientId);
        addToOutbox(entry);
        return;
    }
    QSqlQuery &query = m_database->write("UPDATE outbox SET error_code = ?, error_text = ? WHERE client_id = ?");
    query.bindValue(0, entry.error ? QVariant(QString(errorInfo(entry.error->code).name)) : QVariant());
    query.bindValue(1, entry.error ? QVariant(entry.error->message) : QVariant());
    query.bindValue(2, entry.clientId);
    ReplicaDatabase::run(query);
}

void Replica::removeFromOutbox(const QString &clientId)
{
    QSqlQuery &query = m_database->write("DELETE FROM outbox WHERE client_id = ?");
    query.bindValue(0, clientId);
    ReplicaDatabase::run(query);
}

} // namespace confab::client
