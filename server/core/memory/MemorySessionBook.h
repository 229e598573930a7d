// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/SessionBook.h"

#include <QHash>

namespace confab::core {

class Clock;

//! The sessions of a server that is one process. Counts with the monotonic clock.
class MemorySessionBook : public SessionBook
{
public:
    explicit MemorySessionBook(const Clock &clock);

    void addGuest(SessionId session, UserId user, qint64 lifeMs, Timestamp storedUntil) override;
    void removeGuest(SessionId session) override;
    void prolong(SessionId session, qint64 lifeMs) override;
    void setStoredUntil(SessionId session, Timestamp storedUntil) override;
    void connected(SessionId session) override;
    void disconnected(SessionId session) override;

    std::optional<GuestSession> guest(SessionId session) const override;
    bool mayBeNews(SessionId) const override { return false; }
    std::optional<SessionId> sessionOf(UserId guest) const override;
    void forEachGuest(const Visitor &visitor) const override;

    void end(SessionId session, Timestamp until) override { m_ended.insert(session, until); }
    bool hasEnded(SessionId session) const override { return m_ended.contains(session); }
    void forgetEnded(Timestamp now) override;

private:
    struct Guest
    {
        UserId user = {};
        qint64 endsAt = 0; // by the monotonic clock
        Timestamp storedUntil = 0;
        int connections = 0;
    };
    static GuestSession seen(const Guest &guest, qint64 now);

    const Clock &m_clock;
    QHash<SessionId, Guest> m_guests;
    QHash<UserId, SessionId> m_sessionOf;
    QHash<SessionId, Timestamp> m_ended;
};

} // namespace confab::core
