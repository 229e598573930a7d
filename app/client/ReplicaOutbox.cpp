// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaOutbox.h"

#include "ReplicaDatabase.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

template <class T>
QVariant orNull(const std::optional<T> &id)
{
    return id ? QVariant(id->toBytes()) : QVariant();
}

QVariant codeOf(const OutboxEntry &entry)
{
    return entry.error ? QVariant(QString(errorInfo(entry.error->code).name)) : QVariant();
}

QVariant textOf(const OutboxEntry &entry)
{
    return entry.error ? QVariant(entry.error->message) : QVariant();
}

} // namespace

ReplicaOutbox::ReplicaOutbox(ReplicaDatabase &database)
    : m_database(database)
{
    connect(&database, &ReplicaDatabase::committed, this, &ReplicaOutbox::onCommitted);
    connect(&database, &ReplicaDatabase::refused, this, &ReplicaOutbox::onRefused);
}

QList<OutboxEntry> ReplicaOutbox::all() const
{
    QList<OutboxEntry> entries;
    ReplicaRead query = m_database.read(
        "SELECT client_id, room, content, reply_to, thread, created_at, error_code, error_text FROM outbox"
        " ORDER BY place");
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
        if (!query.value(6).isNull()) {
            entry.state = OutboxEntry::State::Failed;
            entry.error = Error{errorCodeFromName(query.value(6).toString()).value_or(ErrorCode::Internal),
                                query.value(7).toString()};
        }
        entries.append(entry);
    }
    return entries;
}

void ReplicaOutbox::add(const OutboxEntry &entry)
{
    const quint64 ticket = m_database.write(
        "INSERT INTO outbox (client_id, room, content, reply_to, thread, created_at, error_code, error_text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.clientId, entry.room.toBytes(), entry.content, orNull(entry.replyTo), orNull(entry.thread),
         entry.createdAt, codeOf(entry), textOf(entry)},
        ReplicaWrite::Origin::Here, ReplicaWrite::Durability::PowerCut);
    m_added.insert(ticket, entry.clientId);
}

void ReplicaOutbox::change(const OutboxEntry &entry, bool toTheEnd)
{
    const QVariantList values{codeOf(entry), textOf(entry), entry.clientId};
    if (toTheEnd) {
        m_database.write("UPDATE outbox SET error_code = ?, error_text = ?,"
                         " place = (SELECT max(place) + 1 FROM outbox) WHERE client_id = ?",
                         values, ReplicaWrite::Origin::Here);
    } else {
        m_database.write("UPDATE outbox SET error_code = ?, error_text = ? WHERE client_id = ?", values,
                         ReplicaWrite::Origin::Here);
    }
}

void ReplicaOutbox::remove(const QString &clientId)
{
    forget(clientId, ReplicaWrite::Durability::ProcessEnd);
}

void ReplicaOutbox::discard(const QString &clientId)
{
    forget(clientId, ReplicaWrite::Durability::PowerCut);
}

void ReplicaOutbox::forget(const QString &clientId, ReplicaWrite::Durability durability)
{
    m_added.removeIf([&clientId](const auto &entry) { return entry.value() == clientId; });
    m_database.write("DELETE FROM outbox WHERE client_id = ?", {clientId}, ReplicaWrite::Origin::Here, durability);
}

void ReplicaOutbox::tryAgain()
{
    m_database.tryAgain();
}

void ReplicaOutbox::onCommitted(quint64 ticket)
{
    while (!m_added.isEmpty() && m_added.firstKey() <= ticket)
        Q_EMIT written(m_added.take(m_added.firstKey()));
}

void ReplicaOutbox::onRefused()
{
    const QList<QString> waiting = m_added.values();
    for (const QString &clientId : waiting)
        Q_EMIT refused(clientId);
}

} // namespace confab::client
