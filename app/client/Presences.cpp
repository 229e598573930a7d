// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Presences.h"

#include <QDateTime>

namespace confab::client {

Presence Presences::of(UserId user) const
{
    Presence presence = m_known.value(user, Presence{user});
    const auto last = m_lastSeen.constFind(user);
    if (presence.state == PresenceState::Offline && !presence.lastSeen && last != m_lastSeen.cend())
        presence.lastSeen = *last;
    return presence;
}

void Presences::put(const Presence &presence)
{
    const Presence before = of(presence.user);
    m_known.insert(presence.user, presence);
    if (presence.lastSeen)
        m_lastSeen.insert(presence.user, *presence.lastSeen);
    if (of(presence.user) == before)
        return;
    Q_EMIT changed(presence.user);
}

void Presences::put(const QList<Presence> &presences)
{
    for (const Presence &presence : presences)
        put(presence);
}

void Presences::clear()
{
    if (m_known.isEmpty())
        return;
    // Who was here when the connection ended was here then.
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    for (const Presence &presence : std::as_const(m_known)) {
        if (presence.state != PresenceState::Offline)
            m_lastSeen.insert(presence.user, now);
    }
    m_known.clear();
    Q_EMIT cleared();
}

} // namespace confab::client
