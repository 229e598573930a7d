// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Presences.h"

namespace confab::client {

Presence Presences::of(UserId user) const
{
    return m_known.value(user, Presence{user});
}

void Presences::put(const Presence &presence)
{
    if (of(presence.user) == presence)
        return;
    m_known.insert(presence.user, presence);
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
    m_known.clear();
    Q_EMIT cleared();
}

} // namespace confab::client
