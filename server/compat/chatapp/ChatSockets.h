// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatActions.h"
#include "ChatRooms.h"
#include "ChatTurns.h"

#include <memory>

namespace confab::compat::chatapp {

class ChatVisitor;

//! What the WebSockets of this system ask for, and what is told to each. Room thread.
class ChatSockets
{
public:
    struct Parts
    {
        const ChatDirectory &chats;
        ChatRooms &rooms;
        ChatTurns &turns;
        ChatViewers &viewers;
        Ground &ground;
    };

    explicit ChatSockets(const Parts &parts);

    //! A socket for whom clients call so.
    std::shared_ptr<Visitor> makeVisitor(const QString &key);
    //! To all who see the chat.
    void tell(RoomId room, const QByteArray &frame);

    //! For the visitors.
    void opened(ChatVisitor &visitor);
    void closed(core::ConnectionId connection);
    void perform(const ChatVisitor &visitor, const Action &action, core::Reply<Done> reply);
    const Limits &limits() const { return m_parts.ground.limits(); }

private:
    void sendMessage(const ChatVisitor &visitor, const action::SendMessage &send, core::Reply<Done> reply);
    void joinChat(const ChatVisitor &visitor, const action::JoinChat &join, core::Reply<Done> reply);
    void createChat(core::ConnectionId connection, const core::Identity &person, const action::CreateChat &create,
                    core::Reply<Done> reply);
    //! To one that may be gone.
    void send(core::ConnectionId connection, const QByteArray &frame);

    Parts m_parts;
    QHash<core::ConnectionId, ChatVisitor *> m_visitors;
    core::Life m_life;
};

} // namespace confab::compat::chatapp
