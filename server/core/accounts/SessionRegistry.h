// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace confab::core {

//! Why a session ended before its tokens did.
enum class SessionEnd { SignedOut, Expired, PasswordChanged, RefreshReused, Revoked, Suspended, AccountDeleted };

//! Which sessions live, as far as a token alone can't tell: guests with their sliding end, and sessions that ended
//! while a token of theirs may still be valid. Pure; room thread. A guest's time is counted by the monotonic clock, so
//! that neither a clock that is set nor a host that slept ends anybody.
class SessionRegistry
{
public:
    //! `endsAt` is by the monotonic clock, `storedUntil` what the store knows of it, by the wall clock.
    void addGuest(SessionId session, UserId user, qint64 endsAt, Timestamp storedUntil);
    void removeGuest(SessionId session);
    //! Whether it is a guest's, and lives: somebody is connected by it, or its end has not come by the monotonic clock.
    bool isLivingGuest(SessionId session, qint64 now) const;
    //! Whether this user is a living guest.
    bool isGuest(UserId user) const { return m_guestUsers.contains(user); }
    //! A guest's session has one connection more, or one less: with any it has no end.
    void connected(SessionId session);
    void disconnected(SessionId session);
    //! Moves the end of a guest's session. True when the store should learn of it: at most once a minute.
    bool slide(SessionId session, qint64 endsAt, Timestamp expiresAt);
    //! A guest's; nothing for who is none.
    std::optional<SessionId> sessionOf(UserId guest) const;
    //! Guests whose end has come: at endsAt exactly, not one millisecond before.
    QList<std::pair<SessionId, UserId>> due(qint64 now) const;

    //! Remembers that the session has ended until no token of it can be valid.
    void end(SessionId session, Timestamp until) { m_ended.insert(session, until); }
    bool hasEnded(SessionId session) const { return m_ended.contains(session); }
    void forgetEnded(Timestamp now);

private:
    struct Guest
    {
        UserId user = {};
        qint64 endsAt = 0;
        Timestamp storedUntil = 0;
        int connections = 0;
        bool hasEnded(qint64 now) const { return connections == 0 && now >= endsAt; }
    };

    QHash<SessionId, Guest> m_guests;
    QSet<UserId> m_guestUsers; // a guest has one session
    QHash<SessionId, Timestamp> m_ended;
};

} // namespace confab::core
