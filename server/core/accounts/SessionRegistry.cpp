// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionRegistry.h"

namespace confab::core {

namespace {
constexpr qint64 kStoreEveryMs = 60'000;
}

void SessionRegistry::addGuest(SessionId session, UserId user, Timestamp expiresAt)
{
    m_guests.insert(session, {user, expiresAt, expiresAt});
    m_guestUsers.insert(user);
}

void SessionRegistry::removeGuest(SessionId session)
{
    m_guestUsers.remove(m_guests.take(session).user);
}

std::optional<SessionRegistry::Guest> SessionRegistry::guest(SessionId session) const
{
    const auto it = m_guests.constFind(session);
    return it == m_guests.cend() ? std::nullopt : std::optional(*it);
}

bool SessionRegistry::slide(SessionId session, Timestamp expiresAt)
{
    const auto it = m_guests.find(session);
    if (it == m_guests.end() || expiresAt <= it->expiresAt)
        return false;
    it->expiresAt = expiresAt;
    if (expiresAt - it->storedUntil < kStoreEveryMs)
        return false;
    it->storedUntil = expiresAt;
    return true;
}

QList<std::pair<SessionId, UserId>> SessionRegistry::due(Timestamp now) const
{
    QList<std::pair<SessionId, UserId>> result;
    for (auto it = m_guests.cbegin(); it != m_guests.cend(); ++it) {
        if (now >= it->expiresAt)
            result.append({it.key(), it->user});
    }
    return result;
}

void SessionRegistry::forgetEnded(Timestamp now)
{
    m_ended.removeIf([now](const auto &ended) { return now >= ended.value(); });
}

} // namespace confab::core
