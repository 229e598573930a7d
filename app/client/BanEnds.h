// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/RoomTypes.h"

#include <QObject>
#include <QTimer>

namespace confab::client {

class Connection;
class RoomLosses;

//! Finds out when a ban that was told of is over. That it was lifted is no event: it shows by its end having passed, by a
//! list in which the room is open to its user again, and by the room itself, which is asked when the connection is back.
//! A private room looks the same to who is banned and to who is not: that the user may come in again shows when he does.
//! Who was banned from very many rooms asks for the newest bans alone, one after the other. On the thread of the window.
class BanEnds : public QObject
{
    Q_OBJECT
public:
    //! More rooms than these are not asked for when a connection is back.
    static constexpr int kMostAsked = 20;

    //! Both outlive this.
    BanEnds(RoomLosses &losses, Connection &connection);

    //! The losses were loaded, or there is another one.
    void watch();
    //! The connection is back, and what happened meanwhile is known.
    void ask();
    //! As a list of rooms has them by now.
    void noteListed(const QList<DirectoryEntry> &rooms);

private:
    void askNext();

    RoomLosses &m_losses;
    Connection &m_connection;
    QTimer m_next; // end by the clock
    QList<RoomId> m_toAsk;
    bool m_isAsking = false;
};

} // namespace confab::client
