// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"

#include <functional>
#include <optional>

namespace confab::core {

//! The server's number of one open connection; never given twice by a running server.
using ConnectionId = quint64;

//! What has happened, and who may know.
struct Publication
{
    EventFrame frame;                           //!< with a room: to its members' connections
    QList<UserId> onlyFor = {};                 //!< not empty: to all connections of these users instead
    std::optional<ConnectionId> exceptFor = {}; //!< not to this one, which caused it and is answered by an ack
};

//! Carries events from the services to whoever delivers or reacts to them.
//! Durable events are published after their commit and in the order of `ev` within a room, each once; ephemeral
//! ones at most once. Handlers run on the room thread, in the order of subscription; what a handler publishes is
//! delivered after the publication it reacts to.
class Bus
{
public:
    using Handler = std::function<void(const Publication &)>;

    virtual ~Bus() = default;
    virtual void publish(const Publication &publication) = 0;
    virtual void subscribe(Handler handler) = 0;
};

} // namespace confab::core
