// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! What those who lead a room do with its members. What came about is told by the room's log, too. Needs the
//! connection: without it the answer is `unavailable`. A null reply is allowed.
class MemberRequests : public QObject
{
    Q_OBJECT
public:
    explicit MemberRequests(Workspace &workspace);

    //! Who is given `owner` has the room then.
    void setRole(RoomId room, UserId user, Role role, Callback<> reply);
    //! The reason is shown to the whole room and may be empty.
    void kick(RoomId room, UserId user, const QString &reason, Callback<> reply);
    //! Nothing: for good.
    void ban(RoomId room, UserId user, const QString &reason, std::optional<Timestamp> until, Callback<> reply);
    void liftBan(RoomId room, UserId user, Callback<> reply);
    //! Nothing ends it.
    void mute(RoomId room, UserId user, std::optional<Timestamp> until, Callback<> reply);
    //! One page; an empty cursor is the first.
    void bans(RoomId room, const QString &cursor, Callback<reply::Bans> reply);

private:
    Callback<reply::OneMember> taking(RoomId room, Callback<> reply);

    Workspace &m_workspace;
};

} // namespace confab::client
