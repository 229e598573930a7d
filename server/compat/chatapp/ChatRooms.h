// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatDirectory.h"
#include "ChatViewers.h"

#include <map>
#include <memory>
#include <vector>

namespace confab::compat::chatapp {

//! Makes chats and takes them away. A chat is a private room of its person and an agent. Room thread.
class ChatRooms
{
public:
    ChatRooms(ChatDirectory &chats, const ChatViewers &viewers, Ground &ground);

    //! A chat of this person in which nothing was said yet, and a new one where there is none. Asked twice at once, it
    //! is the same. The title is a new one's.
    void open(const core::Identity &person, const QString &title, core::Reply<RoomId> reply);
    void make(const core::Identity &person, const QString &title, core::Reply<RoomId> reply);
    //! How many of these were there, and are removed.
    void remove(const QList<RoomId> &rooms, core::Reply<int> reply);
    //! The chats of this person in which nothing was said, but for those that a connection has open.
    void removeEmpty(UserId person, core::Reply<int> reply);

    //! Whose chat it is.
    std::optional<core::Actor> ownerIn(RoomId room) const;
    //! Who acts in a chat for this person: himself where he is a member, or can be, or else whose chat it is. Nobody
    //! signs in at this system, so that who asks for a chat by its number may have it.
    void enter(RoomId room, const core::Identity &person, core::Reply<core::Actor> reply);

private:
    struct Removal;

    void onOpened(UserId person, const Result<RoomId> &room);
    void removeNext(const std::shared_ptr<Removal> &removal);

    ChatDirectory &m_chats;
    const ChatViewers &m_viewers;
    Ground &m_ground;
    std::map<UserId, std::vector<core::Reply<RoomId>>> m_opening; //!< who waits for the same chat
    core::Life m_life;
};

} // namespace confab::compat::chatapp
