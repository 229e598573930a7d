// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <functional>
#include <optional>

namespace confab::core {

//! What is known of a guest's session.
struct GuestSession
{
    UserId user = {};
    qint64 leftMs = 0;         //!< of its life, unless it is prolonged; 0 or less: its end has come
    Timestamp storedUntil = 0; //!< what the store knows of its end, by the wall clock
    bool isConnected = false;  //!< somebody is by it, on whichever node
};

//! Which sessions live, as far as a token alone can't tell: those of guests, with their sliding end, and those that
//! ended while a token of theirs may still be good. Who lives by that is up to SessionRegistry.
//!
//! Room thread; answers at once, as each request is judged by it. On several nodes the answers come from the node's own
//! picture of all sessions. What is told here is known here when the call returns, and elsewhere a moment later; a node
//! that starts has the whole picture before it lets anybody in, and one that is gone has no connections any more. Nodes
//! have no clock in common that nobody sets, so they tell each other how long, and not until when. Times are counted
//! so that setting a wall clock ends nobody. There are no errors: who can't reach the others goes on with what he
//! knows.
class SessionBook
{
public:
    virtual ~SessionBook() = default;

    //! A guest's session begins, with so long to live and nobody connected; or begins anew. A guest has one.
    virtual void addGuest(SessionId session, UserId user, qint64 lifeMs, Timestamp storedUntil) = 0;
    virtual void removeGuest(SessionId session) = 0;
    //! It has so long to live from now on, if it had less.
    virtual void prolong(SessionId session, qint64 lifeMs) = 0;
    virtual void setStoredUntil(SessionId session, Timestamp storedUntil) = 0;
    //! It has one connection more on this node, or one less. These, as the two above, do nothing where it is no
    //! guest's.
    virtual void connected(SessionId session) = 0;
    virtual void disconnected(SessionId session) = 0;

    //! Nothing for one that is no guest's, was removed, or of which no word has come yet.
    virtual std::optional<GuestSession> guest(SessionId session) const = 0;
    //! Whether a good token is to be believed when there is nothing of the guest's session that it speaks of: it may
    //! have been opened on another node just now. Never where there is only one.
    virtual bool mayBeNews(SessionId session) const = 0;
    virtual std::optional<SessionId> sessionOf(UserId guest) const = 0;
    using Visitor = std::function<void(SessionId session, const GuestSession &guest)>;
    //! In no order; the visitor changes nothing here.
    virtual void forEachGuest(const Visitor &visitor) const = 0;

    //! The session has ended, which is remembered until then by the wall clock.
    virtual void end(SessionId session, Timestamp until) = 0;
    virtual bool hasEnded(SessionId session) const = 0;
    //! Forgets what was to be remembered until `now`, or less.
    virtual void forgetEnded(Timestamp now) = 0;
};

} // namespace confab::core
