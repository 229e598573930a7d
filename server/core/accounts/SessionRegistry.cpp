// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionRegistry.h"

namespace confab::core {

namespace {

constexpr qint64 kStoreEveryMs = 60'000;

bool isOver(const GuestSession &guest)
{
    return !guest.isConnected && guest.leftMs <= 0;
}

} // namespace

bool SessionRegistry::isLivingGuest(SessionId session) const
{
    const std::optional<GuestSession> guest = m_book.guest(session);
    return guest ? !isOver(*guest) : m_book.mayBeNews(session);
}

bool SessionRegistry::slide(SessionId session, qint64 lifeMs, Timestamp expiresAt)
{
    const std::optional<GuestSession> guest = m_book.guest(session);
    if (!guest)
        return false;
    m_book.prolong(session, lifeMs);
    if (expiresAt - guest->storedUntil < kStoreEveryMs)
        return false;
    m_book.setStoredUntil(session, expiresAt);
    return true;
}

QList<std::pair<SessionId, UserId>> SessionRegistry::due() const
{
    QList<std::pair<SessionId, UserId>> result;
    m_book.forEachGuest([&result](SessionId session, const GuestSession &guest) {
        if (isOver(guest))
            result.append({session, guest.user});
    });
    return result;
}

} // namespace confab::core
