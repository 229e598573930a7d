// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Replica.h"

#include "ReplicaDatabase.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {
// In is_edit, beside the kind.
constexpr int kHeld = 4;
} // namespace

Replica::Replica(QObject *parent)
    : QObject(parent)
    , m_database(std::make_unique<ReplicaDatabase>())
{
    connect(m_database.get(), &ReplicaDatabase::committed, this, &Replica::onCommitted);
    connect(m_database.get(), &ReplicaDatabase::refused, this, &Replica::onRefused);
    connect(m_database.get(), &ReplicaDatabase::messagesForgotten, this,
            [this](quint64 ticket) { m_unwritten.clearAllMessages(ticket); });
}

Replica::~Replica()
{
    close();
}

Result<> Replica::open(const QString &folder, const QString &name)
{
    const Result<> opened = m_database->open(folder, name);
    if (opened)
        loadDraftSubjects();
    return opened;
}

void Replica::close()
{
    m_database->close();
    m_unwritten = {};
    m_draftSubjects.clear();
    m_addedToOutbox.clear();
}

bool Replica::flush()
{
    return m_database->flush();
}

void Replica::tryAgain()
{
    m_database->tryAgain();
}

void Replica::onCommitted(quint64 ticket)
{
    m_unwritten.forget(ticket);
    while (!m_addedToOutbox.isEmpty() && m_addedToOutbox.firstKey() <= ticket)
        Q_EMIT outboxWritten(m_addedToOutbox.take(m_addedToOutbox.firstKey()));
}

void Replica::onRefused()
{
    const QList<QString> refused = m_addedToOutbox.values();
    for (const QString &clientId : refused)
        Q_EMIT outboxRefused(clientId);
}

QHash<RoomId, command::RoomPosition> Replica::positions()
{
    QHash<RoomId, command::RoomPosition> positions;
    ReplicaRead query = m_database->read("SELECT room, epoch, ev FROM positions");
    while (query.next()) {
        if (const auto room = RoomId::fromBytes(query.value(0).toByteArray()))
            positions.insert(*room, {Epoch::fromBytes(query.value(1).toByteArray()), query.value(2).toLongLong()});
    }
    return positions;
}

void Replica::setPosition(RoomId room, const command::RoomPosition &position)
{
    m_database->write("INSERT OR REPLACE INTO positions (room, epoch, ev) VALUES (?, ?, ?)",
                      {room.toBytes(), position.epoch ? QVariant(position.epoch->toBytes()) : QVariant(), position.ev});
}

QHash<RoomId, QString> Replica::drafts()
{
    QHash<RoomId, QString> drafts;
    ReplicaRead query = m_database->read("SELECT room FROM drafts");
    QList<RoomId> rooms;
    while (query.next()) {
        if (const auto room = RoomId::fromBytes(query.value(0).toByteArray()))
            rooms += *room;
    }
    for (const RoomId room : std::as_const(rooms))
        drafts.insert(room, draft(room));
    return drafts;
}

QString Replica::draft(RoomId room)
{
    if (const auto unwritten = m_unwritten.draft(room))
        return *unwritten;
    ReplicaRead query = m_database->read("SELECT text FROM drafts WHERE room = ?", {room.toBytes()});
    return query.next() ? query.value(0).toString() : QString();
}

void Replica::setDraft(RoomId room, const QString &text)
{
    const bool isEmpty = text.isEmpty();
    const char *sql =
        isEmpty ? "DELETE FROM drafts WHERE room = ?" : "INSERT OR REPLACE INTO drafts (room, text) VALUES (?, ?)";
    const QVariantList values = isEmpty ? QVariantList{room.toBytes()} : QVariantList{room.toBytes(), text};
    ReplicaWrite write{0, sql, values, ReplicaWrite::Origin::Here};
    write.whole = "draft " + room.toBytes();
    m_unwritten.setDraft(room, text, m_database->write(std::move(write)));
}

void Replica::loadDraftSubjects()
{
    ReplicaRead query = m_database->read("SELECT room, is_edit, message, aside FROM draft_subjects");
    while (query.next()) {
        const auto room = RoomId::fromBytes(query.value(0).toByteArray());
        const auto message = MessageId::fromBytes(query.value(2).toByteArray());
        const int stored = query.value(1).toInt();
        const auto kind = DraftSubject::Kind(stored & ~kHeld);
        if (!room || kind > DraftSubject::Kind::Nothing || (!message && kind != DraftSubject::Kind::Nothing))
            continue;
        m_draftSubjects.insert(
            *room, {kind, message.value_or(MessageId()), query.value(3).toString(), (stored & kHeld) != 0});
    }
}

std::optional<DraftSubject> Replica::draftSubject(RoomId room) const
{
    const auto known = m_draftSubjects.constFind(room);
    return known == m_draftSubjects.cend() ? std::nullopt : std::optional(*known);
}

void Replica::setDraftSubject(RoomId room, const std::optional<DraftSubject> &subject)
{
    if (draftSubject(room) == subject)
        return;
    if (!subject) {
        m_draftSubjects.remove(room);
        m_database->write("DELETE FROM draft_subjects WHERE room = ?", {room.toBytes()}, ReplicaWrite::Origin::Here);
        return;
    }
    m_draftSubjects.insert(room, *subject);
    m_database->write("INSERT OR REPLACE INTO draft_subjects (room, is_edit, message, aside) VALUES (?, ?, ?, ?)",
                      {room.toBytes(), int(subject->kind) | (subject->held ? kHeld : 0), subject->message.toBytes(),
                       subject->aside.isNull() ? QString(u""_s) : subject->aside},
                      ReplicaWrite::Origin::Here);
}

} // namespace confab::client
