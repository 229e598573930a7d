// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CommandRouter.h"

#include "core/AddingService.h"
#include "core/BanService.h"
#include "core/CursorService.h"
#include "core/DirectRooms.h"
#include "core/invites/InviteService.h"
#include "core/MemberService.h"
#include "core/MessageService.h"
#include "core/ModerationService.h"
#include "core/people/PeopleServices.h"
#include "core/PresenceService.h"
#include "core/PublicRooms.h"
#include "core/RateLimiter.h"
#include "core/RoomService.h"
#include "core/RoomSettings.h"
#include "core/streams/StreamService.h"
#include "core/TypingService.h"
#include "protocol/Codec.h"

#include <algorithm>
#include <tuple>

namespace confab::gateway {

using core::RateKind;

namespace {
template <class C, class... Any>
constexpr bool isAnyOf = (std::is_same_v<C, Any> || ...);

template <class C>
constexpr CommandRouter::Order orderOf()
{
    using namespace command;
    using Order = CommandRouter::Order;
    if constexpr (isAnyOf<C, RoomCreate, RoomUpdate, RoomDelete, RoomJoin, RoomLeave, RoomNotify, RoomInvite,
                          MemberRole, MemberKick, MemberBan, MemberMute, InviteCreate, InviteRevoke, InviteAccept,
                          MessageEdit, MessageDelete, MessageReport, UserUpdate, UserBlock, UserReset, UserRole,
                          UserSuspend, SessionRevoke, ServerUpdate, StreamRequest, StreamStop>)
        return Order::Barrier;
    else if constexpr (isAnyOf<C, RoomList, RoomBrowse, RoomMembers, RoomSince, BanList, InviteList, MessageGet,
                               MessageHistory, PresenceGet, UserList, AuditList, StreamResume>)
        return Order::Page;
    else
        return Order::Free;
}

//! What a command takes a token of. Sending and asking for answers look first whether it was asked before, and take
//! theirs themselves.
template <class C>
constexpr std::optional<RateKind> rateOf()
{
    using namespace command;
    if constexpr (isAnyOf<C, RoomCreate, RoomJoin, InviteAccept>)
        return RateKind::Join;
    else if constexpr (isAnyOf<C, RoomUpdate, RoomNotify, RoomInvite, MemberRole, MemberKick, MemberBan, MemberMute,
                               InviteCreate, InviteRevoke, MessageEdit, MessageDelete, MessageReport,
                               UserUpdate, UserBlock, UserReset, UserRole, UserSuspend, SessionRevoke, ServerUpdate>)
        return RateKind::Edit;
    else if constexpr (isAnyOf<C, TypingStart, TypingStop, PresenceSet>)
        return RateKind::Typing;
    // What makes the server read a lot costs all others, too.
    else if constexpr (orderOf<C>() == CommandRouter::Order::Page)
        return RateKind::Read;
    else
        return std::nullopt;
}

//! One for each person whom a command names.
template <class C>
qsizetype tokensOf(const C &command)
{
    if constexpr (std::is_same_v<C, command::RoomInvite>)
        return command.users.size();
    else
        return 1;
}

//! What those do who lead a room or the server is noted.
template <class C>
concept Noted = requires(const core::CommandNotes &notes, const Caller &caller, const C &command) {
    notes.of(caller, command);
};
} // namespace

//! One overload a command: a command without one does not compile.
struct CommandRouter::Dispatch
{
    const Services &services;
    const Caller caller;

    template <class C>
    using To = core::Reply<typename C::Answer>;

    static core::Reply<Done> done(core::Reply<reply::Empty> reply)
    {
        return {std::move(reply), [](Done) { return reply::Empty{}; }};
    }

    void operator()(const command::Hello &, To<command::Hello> reply)
    {
        reply(Error{ErrorCode::BadRequest, QStringLiteral("This connection has said hello before.")});
    }
    void operator()(const command::SessionRenew &, To<command::SessionRenew> reply)
    {
        reply(Error{ErrorCode::BadRequest, QStringLiteral("Only a connection can be renewed.")});
    }

    void operator()(const command::RoomCreate &c, To<command::RoomCreate> reply)
    {
        if (c.kind == RoomKind::Direct)
            services.directRooms.open(caller, c, std::move(reply));
        else
            services.rooms.create(caller, c, std::move(reply));
    }
    void operator()(const command::RoomList &c, To<command::RoomList> reply)
    {
        services.rooms.list(caller, c, std::move(reply));
    }
    void operator()(const command::RoomBrowse &c, To<command::RoomBrowse> reply)
    {
        services.publicRooms.page(caller, c, std::move(reply));
    }
    void operator()(const command::RoomGet &c, To<command::RoomGet> reply)
    {
        services.rooms.get(caller, c.room, std::move(reply));
    }
    void operator()(const command::RoomUpdate &c, To<command::RoomUpdate> reply)
    {
        services.roomSettings.update(caller, c, std::move(reply));
    }
    void operator()(const command::RoomDelete &c, To<command::RoomDelete> reply)
    {
        services.rooms.remove(caller, c.room, std::move(reply));
    }
    void operator()(const command::RoomJoin &c, To<command::RoomJoin> reply)
    {
        services.members.join(caller, c, std::move(reply));
    }
    void operator()(const command::RoomLeave &c, To<command::RoomLeave> reply)
    {
        services.members.leave(caller, c.room, std::move(reply));
    }
    void operator()(const command::RoomMembers &c, To<command::RoomMembers> reply)
    {
        services.members.list(caller, c, std::move(reply));
    }
    void operator()(const command::RoomSince &c, To<command::RoomSince> reply) { since(c, std::move(reply)); }
    void operator()(const command::RoomInvite &c, To<command::RoomInvite> reply)
    {
        services.adding.invite(caller, c, std::move(reply));
    }
    void operator()(const command::MemberKick &c, To<command::MemberKick> reply)
    {
        services.moderation.kick(caller, c, std::move(reply));
    }
    void operator()(const command::MemberRole &c, To<command::MemberRole> reply)
    {
        services.moderation.setRole(caller, c, std::move(reply));
    }
    void operator()(const command::MemberMute &c, To<command::MemberMute> reply)
    {
        services.moderation.mute(caller, c, std::move(reply));
    }
    void operator()(const command::MemberBan &c, To<command::MemberBan> reply)
    {
        services.bans.ban(caller, c, std::move(reply));
    }
    void operator()(const command::BanList &c, To<command::BanList> reply)
    {
        services.bans.list(caller, c, std::move(reply));
    }

    void operator()(const command::InviteCreate &c, To<command::InviteCreate> reply)
    {
        services.invites.create(caller, c, std::move(reply));
    }
    void operator()(const command::InviteList &c, To<command::InviteList> reply)
    {
        services.invites.list(caller, c, std::move(reply));
    }
    void operator()(const command::InviteRevoke &c, To<command::InviteRevoke> reply)
    {
        services.invites.revoke(caller, c, std::move(reply));
    }
    void operator()(const command::InviteGet &c, To<command::InviteGet> reply)
    {
        services.invites.get(caller, c, std::move(reply));
    }
    void operator()(const command::InviteAccept &c, To<command::InviteAccept> reply)
    {
        services.invites.accept(caller, c, std::move(reply));
    }

    void operator()(const command::MessageSend &c, To<command::MessageSend> reply)
    {
        services.messages.send(caller, c, std::move(reply));
    }
    void operator()(const command::MessageEdit &c, To<command::MessageEdit> reply)
    {
        services.messages.edit(caller, c, std::move(reply));
    }
    void operator()(const command::MessageDelete &c, To<command::MessageDelete> reply)
    {
        services.messages.remove(caller, c.message, std::move(reply));
    }
    void operator()(const command::MessageGet &c, To<command::MessageGet> reply)
    {
        services.messages.get(caller, c.message, std::move(reply));
    }
    void operator()(const command::MessageHistory &c, To<command::MessageHistory> reply)
    {
        services.messages.history(caller, c, std::move(reply));
    }
    void operator()(const command::MessageDelivered &c, To<command::MessageDelivered> reply)
    {
        services.cursors.delivered(caller, c.room, c.seq, done(std::move(reply)));
    }
    void operator()(const command::MessageSeen &c, To<command::MessageSeen> reply)
    {
        services.cursors.seen(caller, c.room, c.seq, done(std::move(reply)));
    }

    void operator()(const command::RoomRead &c, To<command::RoomRead> reply)
    {
        services.people.reading.read(caller, c, std::move(reply));
    }
    void operator()(const command::RoomNotify &c, To<command::RoomNotify> reply)
    {
        services.people.reading.notify(caller, c, std::move(reply));
    }

    void operator()(const command::UserList &c, To<command::UserList> reply)
    {
        services.people.people.list(caller, c, std::move(reply));
    }
    void operator()(const command::UserGet &c, To<command::UserGet> reply)
    {
        services.people.people.get(caller, c, std::move(reply));
    }
    void operator()(const command::UserUpdate &c, To<command::UserUpdate> reply)
    {
        services.people.people.update(caller, c, std::move(reply));
    }
    void operator()(const command::UserBlock &c, To<command::UserBlock> reply)
    {
        services.people.people.block(caller, c, std::move(reply));
    }
    void operator()(const command::SessionList &, To<command::SessionList> reply)
    {
        services.people.sessions.list(caller, std::move(reply));
    }
    void operator()(const command::SessionRevoke &c, To<command::SessionRevoke> reply)
    {
        services.people.sessions.revoke(caller, c, std::move(reply));
    }

    void operator()(const command::UserRole &c, To<command::UserRole> reply)
    {
        services.people.stewards.changeRole(caller, c, std::move(reply));
    }
    void operator()(const command::UserSuspend &c, To<command::UserSuspend> reply)
    {
        services.people.stewards.suspend(caller, c, std::move(reply));
    }
    void operator()(const command::UserReset &c, To<command::UserReset> reply)
    {
        services.people.stewards.reset(caller, c, std::move(reply));
    }
    void operator()(const command::ServerGet &, To<command::ServerGet> reply)
    {
        services.people.server.get(caller, std::move(reply));
    }
    void operator()(const command::ServerUpdate &c, To<command::ServerUpdate> reply)
    {
        services.people.server.update(caller, c, std::move(reply));
    }
    void operator()(const command::AuditList &c, To<command::AuditList> reply)
    {
        services.people.audit.list(caller, c, std::move(reply));
    }
    void operator()(const command::MessageReport &c, To<command::MessageReport> reply)
    {
        services.people.audit.report(caller, c, std::move(reply));
    }

    void operator()(const command::TypingStart &c, To<command::TypingStart> reply)
    {
        done(std::move(reply))(services.typing.start(caller, c));
    }
    void operator()(const command::TypingStop &c, To<command::TypingStop> reply)
    {
        done(std::move(reply))(services.typing.stop(caller, c));
    }
    void operator()(const command::PresenceSet &c, To<command::PresenceSet> reply)
    {
        done(std::move(reply))(services.presence.set(caller, c.state, c.text));
    }
    void operator()(const command::PresenceGet &c, To<command::PresenceGet> reply)
    {
        auto presences = services.presence.get(caller, c.room);
        if (!presences)
            return reply(presences.error());
        reply(reply::Presences{*presences});
    }

    void operator()(const command::AgentList &c, To<command::AgentList> reply)
    {
        if (c.room) {
            const rights::Standing self = services.directory.standing(*c.room, caller);
            if (auto allowed = rights::mayRead(services.directory.room(*c.room), self); !allowed)
                return reply(allowed.error());
        }
        reply(services.streams.agents(c.room));
    }
    void operator()(const command::StreamRequest &c, To<command::StreamRequest> reply)
    {
        services.streams.request(caller.user(), c, std::move(reply));
    }
    void operator()(const command::StreamStop &c, To<command::StreamStop> reply)
    {
        services.streams.stop(caller.user(), c.stream, std::move(reply));
    }
    void operator()(const command::StreamResume &c, To<command::StreamResume> reply)
    {
        services.streams.reading().resume(caller.user(), c, std::move(reply));
    }
    void operator()(const command::StreamStatusGet &c, To<command::StreamStatusGet> reply)
    {
        services.streams.reading().status(caller.user(), c.stream, std::move(reply));
    }
    void operator()(const command::StreamMetricsGet &c, To<command::StreamMetricsGet> reply)
    {
        services.streams.reading().metrics(caller.user(), c.stream, std::move(reply));
    }

private:
    void since(const command::RoomSince &c, core::Reply<reply::Since> reply)
    {
        const Room *room = services.directory.room(c.room);
        if (auto allowed = rights::mayRead(room, services.directory.standing(c.room, caller)); !allowed)
            return reply(allowed.error());
        if (c.epoch && *c.epoch != room->epoch)
            return reply(Error{ErrorCode::Conflict, QStringLiteral("The room's log has another epoch."),
                               QStringLiteral("epoch")});
        services.log.since(
            c.room, c.ev, std::clamp(c.limit, 1, services.limits.pageMessages), services.limits.pageBytes,
            {std::move(reply),
             [&limiter = services.limiter, user = caller.userId(),
              ev = c.ev](const core::LogPage &page) -> Result<reply::Since> {
                 if (ev > page.ev)
                     return Error{ErrorCode::Conflict, QStringLiteral("The room's log ends before that."),
                                  QStringLiteral("ev")};
                 // Who is in very many rooms asks after each of them, and most are as he knows them.
                 if (page.events.isEmpty())
                     limiter.refund(RateKind::Read, user);
                 return reply::Since{page.events, page.more, page.ev};
             }});
    }
};

CommandRouter::CommandRouter(const Services &services)
    : m_services(services)
{
}

template <class C>
void CommandRouter::ask(const Caller &caller, const C &command, core::Reply<typename C::Answer> reply)
{
    constexpr auto rate = rateOf<C>();
    if constexpr (rate.has_value()) {
        if (auto taken = m_services.limiter.take(*rate, caller.userId(), tokensOf(command)); !taken)
            return reply(taken.error());
    }
    Caller now = asOfNow(caller);
    const core::CommandNotes &notes = m_services.people.notes;
    if constexpr (Noted<C>)
        now.notes = notes.of(now, command);
    else if constexpr (std::is_same_v<C, command::InviteRevoke>)
        now.notes = notes.of(now, m_services.invites.known(command.code));
    Dispatch{m_services, now}(command, std::move(reply));
}

//! A connection knows who signed in; what he is called, and may do, is what he is by now.
Caller CommandRouter::asOfNow(const Caller &caller) const
{
    Caller now = caller;
    now.identity = m_services.people.known.asOfNow(caller.identity);
    return now;
}

void CommandRouter::execute(const Caller &caller, const Command &command, core::Reply<QByteArray> reply)
{
    std::visit(
        [&]<class C>(const C &each) {
            ask(caller, each, core::Reply<typename C::Answer>(std::move(reply), [](const typename C::Answer &answer) {
                    return codec::encodeReply(answer);
                }));
        },
        command);
}

CommandRouter::Order CommandRouter::orderOf(const Command &command)
{
    return std::visit([]<class C>(const C &) { return gateway::orderOf<C>(); }, command);
}

//! For who knows what he asks.
template <class... C>
struct CommandRouter::Compiled<std::variant<C...>>
{
    static constexpr std::tuple kAsking{&CommandRouter::ask<C>...};
};
template struct CommandRouter::Compiled<Command>;

} // namespace confab::gateway
