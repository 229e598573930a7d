// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QPointer>

#include <optional>

namespace confab::client {
class Workspace;
struct KnownRoom;
} // namespace confab::client

namespace confab::models {

//! What is known of one room, and what the user may do there; read anew at each call. Empty, and nothing allowed, while
//! there is no room. GUI thread.
class RoomFacts
{
public:
    //! Null for none.
    void attach(client::Workspace *workspace, RoomId room);

    bool isKnown() const { return !m_workspace.isNull(); }
    //! A direct room is called like the other one in it.
    QString name() const;
    QString topic() const;
    RoomKind kind() const; //!< public while unknown
    int memberCount() const;
    //! No other person is a member, as far as is known; agents don't count.
    bool isAlone() const;
    //! Nobody would be left in it, and such a room is archived.
    bool endsWithUser() const;
    //! Whose the room is once the user has left it; empty where it stays whose it is, and where that is nobody.
    QString heirText() const;
    bool isArchived() const;
    //! Who a direct room of two is with, as far as is known; nothing for any other.
    std::optional<User> partner() const;
    //! How they are: "Online", "Last here 14:05"; of an agent only why it can't answer.
    QString partnerText() const;
    //! Of the others who are writing; nobody where nobody can.
    QStringList typing() const;

private:
    const client::KnownRoom *entry() const;
    bool isOwner() const;

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
};

} // namespace confab::models
