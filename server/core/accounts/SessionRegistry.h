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
enum class SessionEnd { SignedOut, Expired, PasswordChanged, RefreshReused };

//! Which sessions live, as far as a token alone can't tell: guests with their sliding end, and sessions that ended
//! while a token of theirs may still be valid. Pure; room thread.
class SessionRegistry
{
public:
    struct Guest
    {
        UserId user = {};
        Timestamp expiresAt = 0;
        Timestamp storedUntil = 0; //!< what the store knows of expiresAt
    };

    void addGuest(SessionId session, UserId user, Timestamp expiresAt);
    void removeGuest(SessionId session);
    //! Nullopt: not a living guest.
    std::optional<Guest> guest(SessionId session) const;
    //! Whether this user is a living guest.
    bool isGuest(UserId user) const { return m_guestUsers.contains(user); }
    //! Moves the end of a living guest's session. True when the store should learn of it: at most once a minute.
    bool slide(SessionId session, Timestamp expiresAt);
    //! Living guests whose end has come: at expiresAt exactly, not one millisecond before.
    QList<std::pair<SessionId, UserId>> due(Timestamp now) const;

    //! Remembers that the session has ended until no token of it can be valid.
    void end(SessionId session, Timestamp until) { m_ended.insert(session, until); }
    bool hasEnded(SessionId session) const { return m_ended.contains(session); }
    void forgetEnded(Timestamp now);

private:
    QHash<SessionId, Guest> m_guests;
    QSet<UserId> m_guestUsers; // a guest has one session
    QHash<SessionId, Timestamp> m_ended;
};

} // namespace confab::core
