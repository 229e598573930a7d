// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"
#include "protocol/Result.h"

namespace confab::core {
class CursorService;
class LogStore;
class MemberService;
class MessageService;
class ModerationService;
class PresenceService;
class RateLimiter;
class RoomDirectory;
class RoomService;
class StreamService;
class TypingService;
} // namespace confab::core

namespace confab::gateway {

//! Who a command comes from: a connection, or a REST request when there is none.
using Caller = core::Actor;

//! Takes each command to its service and gives back the encoded data of its ack. Both doors, WebSocket and REST, go
//! through here, so that checks and rate limits are the same. Room thread. `hello` and `session:renew` belong to a
//! connection and are refused here.
class CommandRouter
{
public:
    struct Services
    {
        core::RoomService &rooms;
        core::MemberService &members;
        core::ModerationService &moderation;
        core::MessageService &messages;
        core::CursorService &cursors;
        core::TypingService &typing;
        core::PresenceService &presence;
        core::StreamService &streams;
        core::RateLimiter &limiter;
        core::LogStore &log;
        const core::RoomDirectory &directory;
        const Limits &limits;
    };

    explicit CommandRouter(const Services &services);

    //! Answers exactly once, now or later.
    void execute(const Caller &caller, const Command &command, Reply<QByteArray> reply);
    //! What a command means for the later ones of its connection.
    enum class Order {
        Free,    //!< nothing; the store keeps the order of sends
        Barrier, //!< they wait for its answer, so that all take effect in order
        Page,    //!< they wait until its answer is on its way, which may be large
    };
    static Order orderOf(const Command &command);

private:
    struct Dispatch;

    Services m_services;
};

} // namespace confab::gateway
