// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/SessionBook.h"

#include <QList>

namespace confab::core {

//! Why a session ended before its tokens did.
enum class SessionEnd { SignedOut, Expired, PasswordChanged, RefreshReused, Revoked, Suspended, AccountDeleted };

//! Who lives by what is known of sessions: a guest has no end while somebody is connected by his session, and else when
//! its time is over. Room thread.
class SessionRegistry
{
public:
    //! `book` outlives it.
    explicit SessionRegistry(SessionBook &book)
        : m_book(book)
    {
    }

    //! `lifeMs` is how long it lives without use, `storedUntil` what the store knows of that, by the wall clock.
    void addGuest(SessionId session, UserId user, qint64 lifeMs, Timestamp storedUntil)
    {
        m_book.addGuest(session, user, lifeMs, storedUntil);
    }
    void removeGuest(SessionId session) { m_book.removeGuest(session); }
    //! Whether it is a guest's, and lives.
    bool isLivingGuest(SessionId session) const;
    //! Whether this user is a guest, whose end was not written yet.
    bool isGuest(UserId user) const { return m_book.sessionOf(user).has_value(); }
    //! A guest's session has one connection more, or one less: with any it has no end.
    void connected(SessionId session) { m_book.connected(session); }
    void disconnected(SessionId session) { m_book.disconnected(session); }
    //! A guest's session has its whole life before it again. True when the store should learn of it: at most once a
    //! minute.
    bool slide(SessionId session, qint64 lifeMs, Timestamp expiresAt);
    //! A guest's; nothing for who is none.
    std::optional<SessionId> sessionOf(UserId guest) const { return m_book.sessionOf(guest); }
    //! Guests whose end has come: in that very millisecond, not one before.
    QList<std::pair<SessionId, UserId>> due() const;

    //! Remembers that the session has ended until no token of it can be valid.
    void end(SessionId session, Timestamp until) { m_book.end(session, until); }
    bool hasEnded(SessionId session) const { return m_book.hasEnded(session); }
    void forgetEnded(Timestamp now) { m_book.forgetEnded(now); }

private:
    SessionBook &m_book;
};

} // namespace confab::core
