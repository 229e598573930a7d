// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Unwritten.h"

namespace confab::client {

void Unwritten::putMessage(const Message &message, quint64 ticket)
{
    m_messages[message.room].insert(message.seq, {ticket, message});
}

void Unwritten::clearMessages(RoomId room, quint64 ticket)
{
    m_messages.remove(room);
    m_cleared.insert(room, ticket);
}

void Unwritten::clearAllMessages(quint64 ticket)
{
    m_messages.clear();
    m_allCleared = ticket;
}

void Unwritten::setDraft(RoomId room, const QString &text, quint64 ticket)
{
    m_drafts.insert(room, {ticket, text});
}

void Unwritten::removeRoom(RoomId room, quint64 ticket)
{
    clearMessages(room, ticket);
    setDraft(room, {}, ticket);
    m_removed.insert(room, ticket);
}

void Unwritten::forget(quint64 ticket)
{
    const auto isOld = [ticket](const auto &entry) { return entry.value().ticket <= ticket; };
    const auto isDone = [ticket](const auto &entry) { return entry.value() <= ticket; };
    m_messages.removeIf([&isOld](QHash<RoomId, QMap<qint64, Ticketed<Message>>>::iterator room) {
        room->removeIf(isOld);
        return room->isEmpty();
    });
    m_drafts.removeIf(isOld);
    m_cleared.removeIf(isDone);
    m_removed.removeIf(isDone);
    if (m_allCleared <= ticket)
        m_allCleared = 0;
}

QMap<qint64, Message> Unwritten::messages(RoomId room) const
{
    QMap<qint64, Message> messages;
    const auto known = m_messages.constFind(room);
    if (known == m_messages.cend())
        return messages;
    for (auto it = known->cbegin(); it != known->cend(); ++it)
        messages.insert(messages.cend(), it.key(), it->value);
    return messages;
}

std::optional<Message> Unwritten::message(RoomId room, qint64 seq) const
{
    const auto known = m_messages.constFind(room);
    if (known == m_messages.cend() || !known->contains(seq))
        return std::nullopt;
    return known->value(seq).value;
}

std::optional<Message> Unwritten::message(MessageId id) const
{
    for (const auto &room : m_messages) {
        for (const Ticketed<Message> &message : room) {
            if (message.value.id == id)
                return message.value;
        }
    }
    return std::nullopt;
}

std::optional<QString> Unwritten::draft(RoomId room) const
{
    const auto known = m_drafts.constFind(room);
    return known == m_drafts.cend() ? std::nullopt : std::optional(known->value);
}

} // namespace confab::client
