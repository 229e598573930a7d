// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "endpoints/Endpoint.h"
#include "protocol/CloseCode.h"
#include "protocol/Codec.h"

#include <functional>
#include <memory>
#include <vector>

namespace confab::gateway {

using Frame = std::variant<CommandFrame, codec::DecodeFailure>;
using Recipients = std::shared_ptr<const std::vector<core::ConnectionId>>;

//! What the loops tell the room thread; called there.
class ConnectionEvents
{
public:
    virtual ~ConnectionEvents() = default;
    //! `from` is what core::Actor says of it.
    virtual void opened(core::ConnectionId connection, const QByteArray &bearer, const QByteArray &from) = 0;
    //! The frame came as a text of so many bytes; ConnectionLoop::taken() is owed for it.
    virtual void received(core::ConnectionId connection, Frame frame, qint64 bytes) = 0;
    virtual void closed(core::ConnectionId connection) = 0;
};

//! The open connections of one event loop, as the room thread reaches them, wherever the loop runs. Takes finished
//! frames; a connection that is gone already takes them as well, and they are dropped. Nothing here ends a connection
//! before it returns: ConnectionEvents::closed() comes in a turn of its own.
class ConnectionLoop
{
public:
    virtual ~ConnectionLoop() = default;
    //! The id before the first of a loop's connections. Ids carry the number of the server, 0 to 65535, among those
    //! that share a store in their two highest bytes, and the loop's index, 0 to 255, in the next.
    static constexpr core::ConnectionId idsOf(int server, int index)
    {
        return core::ConnectionId(server) << 48 | core::ConnectionId(index) << 40;
    }
    static int indexOf(core::ConnectionId connection) { return int(connection >> 40 & 0xff); }

    virtual void send(core::ConnectionId connection, const QByteArray &frames, Delivery delivery) = 0;
    virtual void deliver(const Recipients &recipients, const QByteArray &frames, Delivery delivery) = 0;
    //! Writes what was enqueued; from another thread this happens by itself.
    virtual void flush() = 0;
    virtual void close(core::ConnectionId connection, CloseCode code, const QString &reason) = 0;
    //! Calls back on the room thread once fewer than `bytes` wait to be sent; never if the connection ends first.
    virtual void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback) = 0;
    //! A frame that was received as so many bytes has been dealt with.
    virtual void taken(core::ConnectionId connection, qint64 bytes) = 0;
};

} // namespace confab::gateway
