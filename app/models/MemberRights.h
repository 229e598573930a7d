// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QList>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! What the user may do with one person or agent in one room: as the server grants it to him, and as it will judge this
//! one. Made for a question and thrown away; nothing is allowed where there is no account or no room. GUI thread.
class MemberRights
{
public:
    //! `workspace` may be null, and outlives this. `isAccount`: has a password, as far as is known; who has none is a
    //! guest in every room.
    MemberRights(client::Workspace *workspace, RoomId room, const User &target, bool isAccount);

    //! Those that may be given, the lowest first, with the one that is held among them. Empty where none may be given.
    QList<Role> roles() const;
    bool canHandOver() const;
    bool canMute() const;
    bool canKick() const;
    bool canBan() const;
    bool any() const { return !roles().isEmpty() || canHandOver() || canMute() || canKick() || canBan(); }

private:
    //! Whether the server lets the user do such a thing to anybody here.
    bool grants(QLatin1String what) const;
    //! The same question that the server will ask, about this one.
    template <class Right, class... More>
    bool isAllowed(Right right, const More &...more) const;
    bool mayGive(Role role) const;

    client::Workspace *m_workspace;
    RoomId m_room;
    User m_target;
    bool m_isAccount;
};

} // namespace confab::models
