// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/Reply.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"

namespace confab::core {
class AddingService;
class BanService;
class CursorService;
class DirectRooms;
class InviteService;
class LogStore;
class MemberService;
class MessageService;
class ModerationService;
struct PeopleServices;
class PresenceService;
class RateLimiter;
class PublicRooms;
class RoomDirectory;
class RoomService;
class RoomSettings;
class StreamService;
class TypingService;
} // namespace confab::core

namespace confab::gateway {

//! Who a command comes from: a connection, or a REST request when there is none.
using Caller = core::Actor;

//! Takes each command to its service. All doors go through here, WebSocket, REST and those that speak otherwise, so
//! that checks and rate limits are the same. Room thread. `hello` and `session:renew` belong to a connection and are
//! refused here.
class CommandRouter
{
public:
    struct Services
    {
        core::RoomService &rooms;
        core::DirectRooms &directRooms;
        core::RoomSettings &roomSettings;
        core::PublicRooms &publicRooms;
        core::MemberService &members;
        core::AddingService &adding;
        core::ModerationService &moderation;
        core::BanService &bans;
        core::InviteService &invites;
        core::MessageService &messages;
        core::CursorService &cursors;
        core::TypingService &typing;
        core::PresenceService &presence;
        core::StreamService &streams;
        core::RateLimiter &limiter;
        core::LogStore &log;
        const core::RoomDirectory &directory;
        const Limits &limits;
        core::PeopleServices &people;
    };

    explicit CommandRouter(const Services &services);

    //! Answers exactly once, now or later. C is an alternative of Command.
    template <class C>
    void ask(const Caller &caller, const C &command, core::Reply<typename C::Answer> reply);
    //! The same with the answer as the data of an ack.
    void execute(const Caller &caller, const Command &command, core::Reply<QByteArray> reply);
    //! What a command means for the later ones of its connection.
    enum class Order {
        Free,    //!< nothing; the store keeps the order of sends
        Barrier, //!< they wait for its answer, so that all take effect in order
        Page,    //!< they wait until its answer is on its way, which may be large
    };
    static Order orderOf(const Command &command);

private:
    struct Dispatch;
    Caller asOfNow(const Caller &caller) const;
    template <class Commands>
    struct Compiled;

    Services m_services;
};

} // namespace confab::gateway
