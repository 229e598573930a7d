// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QHash>
#include <QObject>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! The avatar colours of the people of each room: as different as the palette allows, and the same for a person as long
//! as the account is open, whoever comes or goes; one's own is that of colorIndexOf(), as outside of rooms. Who has left, or is not known yet, has the colour of colorIndexOf().
//! GUI thread.
class RoomColors : public QObject
{
    Q_OBJECT
public:
    //! The one of an account, which owns it.
    static RoomColors &of(client::Workspace &workspace);

    //! 0 … kAvatarColors-1.
    int indexOf(RoomId room, UserId user) const;

    //! `self`, and else the first person, has the colour of colorIndexOf(), each further one the place in a circle of colours that is
    //! furthest from those taken; where all are taken, one that few have.
    static void assign(QHash<UserId, int> &colors, QList<Member> members, UserId self = {});

Q_SIGNALS:
    //! Someone of the room has another colour now.
    void changed(confab::RoomId room);

private:
    explicit RoomColors(client::Workspace &workspace);

    void refresh(RoomId room);

    client::Workspace &m_workspace;
    mutable QHash<RoomId, QHash<UserId, int>> m_rooms;
};

} // namespace confab::models
