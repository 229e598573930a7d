// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemorySessionBook.h"

#include "core/ports/Clock.h"

#include <algorithm>

namespace confab::core {

MemorySessionBook::MemorySessionBook(const Clock &clock)
    : m_clock(clock)
{
}

void MemorySessionBook::addGuest(SessionId session, UserId user, qint64 lifeMs, Timestamp storedUntil)
{
    m_guests.insert(session, {user, m_clock.monotonicMs() + lifeMs, storedUntil});
    m_sessionOf.insert(user, session);
}

void MemorySessionBook::removeGuest(SessionId session)
{
    const auto it = m_sessionOf.constFind(m_guests.take(session).user);
    if (it != m_sessionOf.cend() && *it == session)
        m_sessionOf.erase(it);
}

void MemorySessionBook::prolong(SessionId session, qint64 lifeMs)
{
    if (const auto it = m_guests.find(session); it != m_guests.end())
        it->endsAt = std::max(it->endsAt, m_clock.monotonicMs() + lifeMs);
}

void MemorySessionBook::setStoredUntil(SessionId session, Timestamp storedUntil)
{
    if (const auto it = m_guests.find(session); it != m_guests.end())
        it->storedUntil = storedUntil;
}

void MemorySessionBook::connected(SessionId session)
{
    if (const auto it = m_guests.find(session); it != m_guests.end())
        ++it->connections;
}

void MemorySessionBook::disconnected(SessionId session)
{
    if (const auto it = m_guests.find(session); it != m_guests.end())
        it->connections = std::max(0, it->connections - 1);
}

std::optional<GuestSession> MemorySessionBook::guest(SessionId session) const
{
    const auto it = m_guests.constFind(session);
    return it == m_guests.cend() ? std::nullopt : std::optional(seen(*it, m_clock.monotonicMs()));
}

std::optional<SessionId> MemorySessionBook::sessionOf(UserId guest) const
{
    const auto it = m_sessionOf.constFind(guest);
    return it == m_sessionOf.cend() ? std::nullopt : std::optional(*it);
}

void MemorySessionBook::forEachGuest(const Visitor &visitor) const
{
    const qint64 now = m_clock.monotonicMs();
    for (auto it = m_guests.cbegin(); it != m_guests.cend(); ++it)
        visitor(it.key(), seen(*it, now));
}

void MemorySessionBook::forgetEnded(Timestamp now)
{
    m_ended.removeIf([now](const auto &ended) { return now >= ended.value(); });
}

GuestSession MemorySessionBook::seen(const Guest &guest, qint64 now)
{
    return {guest.user, guest.endsAt - now, guest.storedUntil, guest.connections > 0};
}

} // namespace confab::core
