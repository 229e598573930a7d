// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InternalEvent.h"
#include "protocol/Events.h"

#include <functional>
#include <optional>

namespace confab::core {

//! The number of one open connection; never given twice, by whichever of the servers that share a store.
using ConnectionId = quint64;

//! What has happened, and who may know.
struct Publication
{
    EventFrame frame;                           //!< with a room: to its members' connections
    QList<UserId> onlyFor = {};                 //!< not empty: to all connections of these users instead
    std::optional<ConnectionId> exceptFor = {}; //!< not to this one, which caused it and is answered by an ack
    //! To these beside the members: who is none any more by this event, or will be by the next ones.
    QList<UserId> alsoFor = {};
    //! Of an ephemeral one with a room: the room's newest `ev` for who made it. Where less is known, it is not known
    //! yet who may see this.
    qint64 at = 0;
};

//! Carries events from the services to whoever delivers or reacts to them: all that is known of rooms follows what
//! comes from here (RoomDirectory), and is changed by nothing else.
//! Durable events are published after their commit, and delivered in the order of `ev` within a room, each once;
//! ephemeral ones at most once. Internal ones are published after their commit, too, and delivered in the order of
//! their own numbers and behind the first event of their room, each once; where some were missed, what has come of
//! them is told in their place. Handlers run on the room thread, in the order of subscription. A publication has been
//! delivered here when publish() returns, so an answer that is given then finds its event known. What a handler
//! publishes is delivered after the publication that it reacts to.
class Bus
{
public:
    using Handler = std::function<void(const Publication &)>;
    using InternalHandler = std::function<void(const InternalEvent &)>;

    virtual ~Bus() = default;
    virtual void publish(const Publication &publication) = 0;
    virtual void publishInternal(const InternalEvent &event) = 0;
    virtual void subscribe(Handler handler) = 0;
    virtual void subscribeInternal(InternalHandler handler) = 0;
};

} // namespace confab::core
