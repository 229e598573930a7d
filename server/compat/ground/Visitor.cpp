// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Visitor.h"

#include "Door.h"
#include "websocket/Frames.h"

namespace confab::compat {

bool Visitor::signIn(const core::Identity &identity)
{
    Q_ASSERT(!m_actor);
    if (!m_door || !m_door->admits(identity.user.id))
        return false;
    m_actor = core::Actor{identity, m_connection};
    m_door->signedIn(*m_actor);
    return true;
}

void Visitor::send(const QByteArray &text)
{
    sendFrames(websocket::textFrame(text));
}

void Visitor::sendFrames(const QByteArray &frames)
{
    if (m_door && !m_isClosing)
        m_door->send(m_connection, frames);
}

void Visitor::close(CloseCode code, const QString &reason)
{
    if (m_door && !std::exchange(m_isClosing, true))
        m_door->close(m_connection, code, reason);
}

void Visitor::whenBelow(qint64 bytes, std::function<void()> callback)
{
    if (m_door)
        m_door->whenBelow(m_connection, bytes, m_life.guarded(std::move(callback)));
}

} // namespace confab::compat
