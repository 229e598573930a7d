// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QObject>
#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

class CurrentRoom;
class RoomListModel;
class RoomVisits;

//! Which room of the open account is shown: as soon as there are rooms the one that was open last, until the user opens
//! another one or closes it.
class RoomChoice : public QObject
{
    Q_OBJECT
public:
    //! All outlive this.
    RoomChoice(RoomListModel &rooms, CurrentRoom &room, RoomVisits &visits);

    //! Lists the rooms of this account, and shows none of them yet; null for no account.
    void attach(client::Workspace *workspace, const QString &accountId);
    //! Everything else is attached too: from here on a room is shown, the one that was open last or else the first.
    void begin();
    //! Shows this room now, or as soon as it is among those of the account.
    void want(RoomId room);
    //! There are rooms to show, or it is known that there are none.
    bool hasArrived() const { return m_hasArrived; }

Q_SIGNALS:
    void arrived();
    //! Another room is shown, or none.
    void changed();

private:
    void arrive();
    void openLast();
    void show();

    RoomListModel &m_rooms;
    CurrentRoom &m_room;
    RoomVisits &m_visits;
    QPointer<client::Workspace> m_workspace;
    QString m_accountId;
    RoomId m_wanted;
    bool m_hasArrived = false;
    bool m_isClosed = false; // by the user: don't open another one by itself
};

} // namespace confab::models
