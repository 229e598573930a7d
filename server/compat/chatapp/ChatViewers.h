// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace confab::compat::chatapp {

//! Who of the connected sees what happens in a chat. The page doesn't tell chats apart, so a connection that has opened
//! one (made it, joined it, written to it) sees only the last of these; one that never did sees all of its person's.
//! Room thread.
class ChatViewers
{
public:
    void add(core::ConnectionId connection, UserId person);
    void remove(core::ConnectionId connection);
    void open(core::ConnectionId connection, RoomId chat);
    //! Those who see this chat of this person, in the order of their coming.
    QList<core::ConnectionId> of(RoomId chat, UserId person) const;
    //! The same of a chat of everybody, for those who may read it: a socket stays open when its person was banned.
    QList<core::ConnectionId> ofReaders(RoomId chat, const std::function<bool(UserId)> &mayRead) const;
    //! Whether a connection that is there has ever opened it.
    bool isOpen(RoomId chat) const { return m_openBy.contains(chat); }

private:
    using Connections = QSet<core::ConnectionId>;
    struct Viewer
    {
        UserId person = {};
        RoomId chat = {}; //!< null: none so far
        QSet<RoomId> opened = {};
    };

    Connections &placeOf(const Viewer &viewer);
    void leave(const Viewer &viewer, core::ConnectionId connection);

    QHash<core::ConnectionId, Viewer> m_viewers;
    QHash<RoomId, Connections> m_inChat;     //!< who sees this one alone
    QHash<UserId, Connections> m_everywhere; //!< who sees all of his
    QHash<RoomId, int> m_openBy;             //!< how many have opened it
};

} // namespace confab::compat::chatapp
