// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "LateRefresh.h"
#include "protocol/Types.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! The avatar colours of the people of each room: as different as the palette allows, and the same in everybody's window,
//! as they follow from who is in the room alone. Who has left, or is not known yet, has the colour of colorIndexOf(), and
//! so has whoever need not take another one. GUI thread.
class RoomColors : public QObject
{
    Q_OBJECT
public:
    //! The one of an account, which owns it.
    static RoomColors &of(client::Workspace &workspace);

    //! 0 … kAvatarColors-1.
    int indexOf(RoomId room, UserId user) const;

    //! In the order in which they came, each person has the colour of colorIndexOf(), or if somebody has that or one
    //! beside it, the one of a circle of colours that is furthest from those taken; where all are taken, one that few have.
    static QHash<UserId, int> among(QList<Member> members);

Q_SIGNALS:
    //! Someone of the room has another colour now.
    void changed(confab::RoomId room);

private:
    explicit RoomColors(client::Workspace &workspace);

    void refreshAll();
    void refresh(RoomId room);

    client::Workspace &m_workspace;
    QSet<RoomId> m_stale;
    LateRefresh m_refresh{[this] { refreshAll(); }};
    mutable QHash<RoomId, QHash<UserId, int>> m_rooms;
};

} // namespace confab::models
