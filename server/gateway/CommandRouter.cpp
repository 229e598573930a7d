// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CommandRouter.h"

#include "core/CursorService.h"
#include "core/MemberService.h"
#include "core/MessageService.h"
#include "core/ModerationService.h"
#include "core/Policy.h"
#include "core/PresenceService.h"
#include "core/RateLimiter.h"
#include "core/RoomService.h"
#include "core/streams/StreamService.h"
#include "core/TypingService.h"
#include "protocol/Codec.h"

#include <algorithm>

namespace confab::gateway {

using core::RateKind;

namespace {
template <class C, class... Any>
constexpr bool isAnyOf = (std::is_same_v<C, Any> || ...);
}

//! One overload a command: a command without one does not compile.
struct CommandRouter::Dispatch
{
    const Services &services;
    const Caller &caller;
    Reply<QByteArray> reply;

    template <class T>
    Reply<T> encoded() const
    {
        return [reply = reply](Result<T> result) {
            if (!result)
                return reply(result.error());
            reply(codec::encodeReply(*result));
        };
    }
    Reply<Done> empty() const
    {
        return [reply = reply](Result<Done> result) {
            if (!result)
                return reply(result.error());
            reply(codec::encodeReply(reply::Empty{}));
        };
    }
    //! False, and answered, when the caller has used up his tokens.
    bool take(RateKind kind, qsizetype count = 1) const
    {
        const auto taken = services.limiter.take(kind, caller.userId(), count);
        if (!taken)
            reply(taken.error());
        return taken.has_value();
    }

    void operator()(const command::Hello &) const
    {
        reply(Error{ErrorCode::BadRequest, QStringLiteral("This connection has said hello before.")});
    }
    void operator()(const command::SessionRenew &) const
    {
        reply(Error{ErrorCode::BadRequest, QStringLiteral("Only a connection can be renewed.")});
    }

    void operator()(const command::RoomCreate &c) const
    {
        if (take(RateKind::Edit))
            services.rooms.create(caller, c, encoded<reply::RoomDetail>());
    }
    void operator()(const command::RoomList &) const { services.rooms.list(caller, encoded<reply::Rooms>()); }
    void operator()(const command::RoomGet &c) const
    {
        services.rooms.get(caller, c.room, encoded<reply::RoomDetail>());
    }
    void operator()(const command::RoomUpdate &c) const
    {
        if (take(RateKind::Edit))
            services.rooms.update(caller, c, encoded<reply::RoomDetail>());
    }
    void operator()(const command::RoomDelete &c) const
    {
        services.rooms.remove(caller, c.room, encoded<reply::Empty>());
    }
    void operator()(const command::RoomJoin &c) const
    {
        if (take(RateKind::Join))
            services.members.join(caller, c, encoded<reply::Joined>());
    }
    void operator()(const command::RoomLeave &c) const
    {
        services.members.leave(caller, c.room, encoded<reply::Empty>());
    }
    void operator()(const command::RoomMembers &c) const
    {
        services.members.list(caller, c, encoded<reply::Members>());
    }
    void operator()(const command::RoomSince &c) const { since(c); }
    void operator()(const command::RoomInvite &c) const
    {
        if (take(RateKind::Edit, c.users.size()))
            services.moderation.invite(caller, c, encoded<reply::Invited>());
    }
    void operator()(const command::MemberKick &c) const
    {
        if (take(RateKind::Edit))
            services.moderation.kick(caller, c, encoded<reply::Empty>());
    }

    void operator()(const command::MessageSend &c) const { services.messages.send(caller, c, encoded<reply::Sent>()); }
    void operator()(const command::MessageEdit &c) const
    {
        if (take(RateKind::Edit))
            services.messages.edit(caller, c, encoded<reply::Sent>());
    }
    void operator()(const command::MessageDelete &c) const
    {
        if (take(RateKind::Edit))
            services.messages.remove(caller, c.message, encoded<reply::Sent>());
    }
    void operator()(const command::MessageGet &c) const
    {
        services.messages.get(caller, c.message, encoded<reply::Sent>());
    }
    void operator()(const command::MessageHistory &c) const
    {
        services.messages.history(caller, c, encoded<reply::Messages>());
    }
    void operator()(const command::MessageDelivered &c) const
    {
        services.cursors.delivered(caller, c.room, c.seq, empty());
    }
    void operator()(const command::MessageSeen &c) const { services.cursors.seen(caller, c.room, c.seq, empty()); }

    void operator()(const command::TypingStart &c) const
    {
        if (take(RateKind::Typing))
            empty()(services.typing.start(caller, c));
    }
    void operator()(const command::TypingStop &c) const
    {
        if (take(RateKind::Typing))
            empty()(services.typing.stop(caller, c));
    }
    void operator()(const command::PresenceSet &c) const
    {
        if (take(RateKind::Typing))
            empty()(services.presence.set(caller, c.state, c.text));
    }
    void operator()(const command::PresenceGet &c) const
    {
        auto presences = services.presence.get(caller, c.room);
        if (!presences)
            return reply(presences.error());
        reply(codec::encodeReply(reply::Presences{*presences}));
    }

    void operator()(const command::AgentList &c) const
    {
        if (c.room) {
            const Member *member = services.directory.member(*c.room, caller.userId());
            if (auto allowed = core::policy::mayRead(services.directory.room(*c.room), member); !allowed)
                return reply(allowed.error());
        }
        reply(codec::encodeReply(services.streams.agents(c.room)));
    }
    void operator()(const command::StreamRequest &c) const
    {
        services.streams.request(caller.user(), c, encoded<reply::StreamStarted>());
    }
    void operator()(const command::StreamStop &c) const
    {
        services.streams.stop(caller.user(), c.stream, encoded<reply::StreamStopped>());
    }
    void operator()(const command::StreamResume &c) const
    {
        services.streams.resume(caller.user(), c, encoded<reply::StreamText>());
    }
    void operator()(const command::StreamStatusGet &c) const
    {
        services.streams.status(caller.user(), c.stream, encoded<StreamStatus>());
    }
    void operator()(const command::StreamMetricsGet &c) const
    {
        services.streams.metrics(caller.user(), c.stream, encoded<StreamMetrics>());
    }

private:
    void since(const command::RoomSince &c) const
    {
        const Room *room = services.directory.room(c.room);
        if (auto allowed = core::policy::mayRead(room, services.directory.member(c.room, caller.userId())); !allowed)
            return reply(allowed.error());
        if (c.epoch && *c.epoch != room->epoch)
            return reply(Error{ErrorCode::Conflict, QStringLiteral("The room's log has another epoch."),
                               QStringLiteral("epoch")});
        services.log.since(c.room, c.ev, std::clamp(c.limit, 1, services.limits.pageMessages),
                           services.limits.pageBytes, [reply = reply](Result<core::LogPage> page) {
                               if (!page)
                                   return reply(page.error());
                               QList<QByteArray> frames;
                               frames.reserve(page->events.size());
                               for (const EventFrame &frame : std::as_const(page->events))
                                   frames.append(codec::encodeEvent(frame));
                               reply(codec::encodeReply(frames, page->more));
                           });
    }
};

CommandRouter::CommandRouter(const Services &services)
    : m_services(services)
{
}

void CommandRouter::execute(const Caller &caller, const Command &command, Reply<QByteArray> reply)
{
    std::visit(Dispatch{m_services, caller, std::move(reply)}, command);
}

CommandRouter::Order CommandRouter::orderOf(const Command &command)
{
    return std::visit(
        []<class C>(const C &) {
            using namespace command;
            if constexpr (isAnyOf<C, RoomCreate, RoomUpdate, RoomDelete, RoomJoin, RoomLeave, RoomInvite, MemberKick,
                                  MessageEdit, MessageDelete, StreamRequest, StreamStop>)
                return Order::Barrier;
            else if constexpr (isAnyOf<C, RoomList, RoomMembers, RoomSince, MessageGet, MessageHistory, PresenceGet,
                                       StreamResume>)
                return Order::Page;
            else
                return Order::Free;
        },
        command);
}

} // namespace confab::gateway
