// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "protocol/Types.h"

#include <map>

namespace confab::core {

//! One connection, as it shows the person behind it.
struct PresentDevice
{
    bool isAway = false; //!< as it says
    bool isIdle = false; //!< as nothing has come from it
};

//! What others see of a person, as they were told last.
struct ToldPresence
{
    PresenceState state = PresenceState::Offline;
    QString text = {};
    friend bool operator==(const ToldPresence &, const ToldPresence &) = default;
};

//! What is known of one person: of all his connections, on all nodes.
struct PresentPerson
{
    std::map<ConnectionId, PresentDevice> devices = {};
    bool isUndisturbed = false; //!< do not disturb: of the person, whatever the devices are
    QString text = {};
    std::optional<Timestamp> lastSeen = {}; //!< when a connection of his closed last
    ToldPresence told = {};
};

//! Who is connected, and how each connection shows him. What that makes of him for others, and whom it is told, is up
//! to PresenceService; and so is when a connection was in use last, which each node knows of its own connections alone.
//!
//! Room thread; answers at once, as whole rooms are listed by it. On several nodes the answers come from the node's own
//! picture of everybody. What is written here is known here when the call returns, and elsewhere a moment later; of two
//! nodes that write the same, the later one wins. A node that starts has the whole picture; the connections of one
//! that is gone are taken off by those that are left. There are no errors: who can't reach the others shows the people
//! that are connected to himself.
class PresenceBoard
{
public:
    //! Who is another than before, and of whom this node is to tell: by what was written here, or for a node that is
    //! gone. What is written elsewhere is told from there.
    using Changed = std::function<void(UserId user)>;

    virtual ~PresenceBoard() = default;

    //! One; called within the call that changes something, or later.
    virtual void onChanged(Changed changed) = 0;

    //! A connection of this node opens: in use, whatever it was before.
    virtual void arrive(UserId user, ConnectionId connection) = 0;
    //! It has closed, at this moment. Nothing for who is unknown here.
    virtual void leave(UserId user, ConnectionId connection, Timestamp now) = 0;
    //! Nothing for a connection that is none of his.
    virtual void setIdle(UserId user, ConnectionId connection, bool isIdle) = 0;
    //! Without a connection: of all that he has, wherever they are.
    virtual void setAway(UserId user, std::optional<ConnectionId> connection, bool isAway) = 0;
    //! What he says of himself, from whichever connection.
    virtual void setWords(UserId user, bool isUndisturbed, const QString &text) = 0;
    //! Others were told this of him, from this node. It changes nothing of him.
    virtual void setTold(UserId user, const ToldPresence &told) = 0;
    //! He has no connection left, and others know: forgets the rest.
    virtual void forget(UserId user) = 0;

    //! Null: nothing is known of him. Valid until something is written or the event loop goes on.
    virtual const PresentPerson *find(UserId user) const = 0;
};

} // namespace confab::core
