// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QElapsedTimer>
#include <QHash>

namespace confab::client {

class Connection;

//! Tells the others that the user is writing, while there is a connection.
class OwnTyping
{
public:
    //! `connection` outlives this. Told again at most every `repeatMs`.
    OwnTyping(Connection &connection, int repeatMs);

    //! Call on each key press.
    void note(RoomId room);
    //! What was written is gone, without having been sent.
    void stop(RoomId room);
    //! It was sent: the message itself ends it for the others.
    void end(RoomId room) { m_announced.remove(room); }
    //! A new connection has been told nothing.
    void forget() { m_announced.clear(); }

private:
    Connection &m_connection;
    int m_repeatMs;
    QHash<RoomId, QElapsedTimer> m_announced; // when it was last told
};

} // namespace confab::client
