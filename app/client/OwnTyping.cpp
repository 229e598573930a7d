// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OwnTyping.h"

#include "Connection.h"

namespace confab::client {

OwnTyping::OwnTyping(Connection &connection, int repeatMs)
    : m_connection(connection)
    , m_repeatMs(repeatMs)
{
}

void OwnTyping::note(RoomId room)
{
    QElapsedTimer &announced = m_announced[room];
    if (announced.isValid() && announced.elapsed() < m_repeatMs)
        return;
    announced.start();
    m_connection.tell(command::TypingStart{room});
}

void OwnTyping::stop(RoomId room)
{
    if (m_announced.remove(room))
        m_connection.tell(command::TypingStop{room});
}

} // namespace confab::client
