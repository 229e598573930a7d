// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatReader.h"
#include "ChatSockets.h"
#include "ground/Facade.h"

namespace confab::compat::chatapp {

FacadeType type();

//! The chat application's server as its clients see it. Room thread.
class ChatApp final : public Facade
{
public:
    explicit ChatApp(Ground &ground);

    void addRoutes(gateway::HttpRouter &router, const QString &port) override;
    void start(core::Reply<Done> reply) override;
    void heard(RoomId room, const core::Publication &publication) override;

    // What its routes ask for.

    //! The chat of this person in which nothing was said, or a new one.
    void open(const QString &person, const QString &title, core::Reply<Chat> reply);
    //! NotFound: there is no such chat.
    void get(const ChatName &name, core::Reply<Chat> reply);
    //! Empty for somebody who was never seen.
    void list(const QString &person, core::Reply<QList<Chat>> reply);
    //! How many of these were there.
    void remove(const QList<ChatName> &names, core::Reply<int> reply);
    //! Spares those that a connection has open.
    void removeEmpty(const QString &person, core::Reply<int> reply);
    //! Whom a request is for that names nobody.
    QString defaultPerson() const { return m_ground.setting(QStringLiteral("defaultUser")); }

private:
    Ground &m_ground;
    ChatDirectory m_chats;
    ChatViewers m_viewers;
    ChatRooms m_rooms;
    ChatFeed m_feed;
    ChatTurns m_turns;
    ChatSockets m_sockets;
    ChatReader m_reader;
    core::Life m_life;
};

} // namespace confab::compat::chatapp
