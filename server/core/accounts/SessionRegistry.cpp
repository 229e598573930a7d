// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionRegistry.h"

#include <algorithm>

namespace confab::core {

namespace {
constexpr qint64 kStoreEveryMs = 60'000;
}

void SessionRegistry::addGuest(SessionId session, UserId user, qint64 endsAt, Timestamp storedUntil)
{
    m_guests.insert(session, {user, endsAt, storedUntil});
    m_guestUsers.insert(user);
}

void SessionRegistry::removeGuest(SessionId session)
{
    m_guestUsers.remove(m_guests.take(session).user);
}

bool SessionRegistry::isLivingGuest(SessionId session, qint64 now) const
{
    const auto it = m_guests.constFind(session);
    return it != m_guests.cend() && !it->hasEnded(now);
}

void SessionRegistry::connected(SessionId session)
{
    if (const auto it = m_guests.find(session); it != m_guests.end())
        ++it->connections;
}

void SessionRegistry::disconnected(SessionId session)
{
    if (const auto it = m_guests.find(session); it != m_guests.end())
        it->connections = std::max(0, it->connections - 1);
}

bool SessionRegistry::slide(SessionId session, qint64 endsAt, Timestamp expiresAt)
{
    const auto it = m_guests.find(session);
    if (it == m_guests.end())
        return false;
    it->endsAt = std::max(it->endsAt, endsAt);
    if (expiresAt - it->storedUntil < kStoreEveryMs)
        return false;
    it->storedUntil = expiresAt;
    return true;
}

std::optional<SessionId> SessionRegistry::sessionOf(UserId guest) const
{
    const auto found = std::find_if(m_guests.cbegin(), m_guests.cend(),
                                    [guest](const Guest &each) { return each.user == guest; });
    return found == m_guests.cend() ? std::nullopt : std::optional(found.key());
}

QList<std::pair<SessionId, UserId>> SessionRegistry::due(qint64 now) const
{
    QList<std::pair<SessionId, UserId>> result;
    for (auto it = m_guests.cbegin(); it != m_guests.cend(); ++it) {
        if (it->hasEnded(now))
            result.append({it.key(), it->user});
    }
    return result;
}

void SessionRegistry::forgetEnded(Timestamp now)
{
    m_ended.removeIf([now](const auto &ended) { return now >= ended.value(); });
}

} // namespace confab::core
