// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatActions.h"
#include "ground/Ground.h"

namespace confab::compat::chatapp {

//! Which rooms are chats, and what clients call them. Room thread.
class ChatDirectory
{
public:
    explicit ChatDirectory(Ground &ground);

    //! Reads what is known by numbers, and makes chats of the rooms that were assigned; before anything else.
    void load(core::Reply<Done> reply);
    //! Makes a chat of a room, if it isn't one: its number is for good.
    void add(RoomId room, core::Reply<qint64> reply);
    void numberMessages(const QList<MessageId> &messages, core::Reply<QList<qint64>> reply);

    //! The chat that is called so and is there.
    std::optional<RoomId> find(const ChatName &name) const;
    std::optional<qint64> numberOf(RoomId room) const;
    qint64 newestNumber() const { return m_newest; }

    const Room *room(RoomId room) const { return m_ground.directory().room(room); }
    //! Whose it is: its room's owner, where he is one of this system's people; null: everybody's.
    const User *ownerOf(RoomId room) const;
    bool isMember(RoomId room, UserId person) const { return m_ground.directory().member(room, person) != nullptr; }
    //! The chats that this person owns, the eldest first.
    QList<RoomId> ownedBy(UserId person) const;
    //! Those that were made elsewhere and are everybody's here.
    QList<RoomId> shared() const { return m_ground.rooms().assigned(); }
    bool isShared(RoomId room) const { return shared().contains(room); }
    //! Whether nothing was ever said in it.
    bool isEmpty(RoomId room) const;

private:
    void keep(RoomId room, qint64 number);
    void addNext(QList<RoomId> rooms, core::Reply<Done> reply);

    Ground &m_ground;
    QHash<qint64, RoomId> m_byNumber;
    QHash<RoomId, qint64> m_numbers;
    qint64 m_newest = 0;
    core::Life m_life;
};

} // namespace confab::compat::chatapp
