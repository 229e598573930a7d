// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QHash>
#include <QMap>

namespace confab::client {

//! What was handed to the writer of a Replica and may not be in its file yet, as far as it is read again: messages,
//! drafts, and that a room is gone. It stands before what the file says, and goes when the writer is done with it.
class Unwritten
{
public:
    void putMessage(const Message &message, quint64 ticket);
    void clearMessages(RoomId room, quint64 ticket);
    void clearAllMessages(quint64 ticket);
    void setDraft(RoomId room, const QString &text, quint64 ticket);
    void removeRoom(RoomId room, quint64 ticket);
    //! All up to this ticket is in the file.
    void forget(quint64 ticket);

    //! By seq.
    QMap<qint64, Message> messages(RoomId room) const;
    std::optional<Message> message(RoomId room, qint64 seq) const;
    std::optional<Message> message(MessageId id) const;
    //! What the file has of this room's messages does not count.
    bool hidesMessages(RoomId room) const { return m_allCleared > 0 || m_cleared.contains(room); }
    //! What the file has of this room does not count.
    bool hidesRoom(RoomId room) const { return m_removed.contains(room); }
    std::optional<QString> draft(RoomId room) const;

private:
    template <class T>
    struct Ticketed
    {
        quint64 ticket = 0;
        T value = {};
    };
    QHash<RoomId, QMap<qint64, Ticketed<Message>>> m_messages;
    QHash<RoomId, Ticketed<QString>> m_drafts;
    QHash<RoomId, quint64> m_cleared;
    QHash<RoomId, quint64> m_removed;
    quint64 m_allCleared = 0;
};

} // namespace confab::client
