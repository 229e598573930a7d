// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaDrafts.h"

#include "ReplicaDatabase.h"
#include "Unwritten.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {
// In is_edit, beside the kind.
constexpr int kHeld = 4;
} // namespace

ReplicaDrafts::ReplicaDrafts(ReplicaDatabase &database, Unwritten &unwritten)
    : m_database(database)
    , m_unwritten(unwritten)
{
}

QHash<RoomId, QString> ReplicaDrafts::texts() const
{
    QHash<RoomId, QString> drafts;
    ReplicaRead query = m_database.read("SELECT room FROM drafts");
    QList<RoomId> rooms;
    while (query.next()) {
        if (const auto room = RoomId::fromBytes(query.value(0).toByteArray()))
            rooms += *room;
    }
    for (const RoomId room : std::as_const(rooms))
        drafts.insert(room, text(room));
    return drafts;
}

QString ReplicaDrafts::text(RoomId room) const
{
    if (const auto unwritten = m_unwritten.draft(room))
        return *unwritten;
    ReplicaRead query = m_database.read("SELECT text FROM drafts WHERE room = ?", {room.toBytes()});
    return query.next() ? query.value(0).toString() : QString();
}

QStringList ReplicaDrafts::words(RoomId room) const
{
    const auto about = subject(room);
    QStringList words{about ? about->aside : QString(), text(room)};
    words.removeIf([](const QString &text) { return text.trimmed().isEmpty(); });
    return words;
}

void ReplicaDrafts::setText(RoomId room, const QString &text)
{
    const bool isEmpty = text.isEmpty();
    const char *sql =
        isEmpty ? "DELETE FROM drafts WHERE room = ?" : "INSERT OR REPLACE INTO drafts (room, text) VALUES (?, ?)";
    const QVariantList values = isEmpty ? QVariantList{room.toBytes()} : QVariantList{room.toBytes(), text};
    ReplicaWrite write{0, sql, values, ReplicaWrite::Origin::Here};
    write.whole = "draft " + room.toBytes();
    m_unwritten.setDraft(room, text, m_database.write(std::move(write)));
}

void ReplicaDrafts::load()
{
    ReplicaRead query = m_database.read("SELECT room, is_edit, message, aside FROM draft_subjects");
    while (query.next()) {
        const auto room = RoomId::fromBytes(query.value(0).toByteArray());
        const auto message = MessageId::fromBytes(query.value(2).toByteArray());
        const int stored = query.value(1).toInt();
        const auto kind = DraftSubject::Kind(stored & ~kHeld);
        if (!room || kind > DraftSubject::Kind::Nothing || (!message && kind != DraftSubject::Kind::Nothing))
            continue;
        m_subjects.insert(*room,
                          {kind, message.value_or(MessageId()), query.value(3).toString(), (stored & kHeld) != 0});
    }
}

std::optional<DraftSubject> ReplicaDrafts::subject(RoomId room) const
{
    const auto known = m_subjects.constFind(room);
    return known == m_subjects.cend() ? std::nullopt : std::optional(*known);
}

void ReplicaDrafts::setSubject(RoomId room, const std::optional<DraftSubject> &subject)
{
    if (this->subject(room) == subject)
        return;
    if (!subject) {
        m_subjects.remove(room);
        m_database.write("DELETE FROM draft_subjects WHERE room = ?", {room.toBytes()}, ReplicaWrite::Origin::Here);
        return;
    }
    m_subjects.insert(room, *subject);
    m_database.write("INSERT OR REPLACE INTO draft_subjects (room, is_edit, message, aside) VALUES (?, ?, ?, ?)",
                     {room.toBytes(), int(subject->kind) | (subject->held ? kHeld : 0), subject->message.toBytes(),
                      subject->aside.isNull() ? QString(u""_s) : subject->aside},
                     ReplicaWrite::Origin::Here);
}

} // namespace confab::client
