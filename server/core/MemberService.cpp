// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberService.h"

#include "PresenceService.h"
#include "RoomPublications.h"
#include "RoomSummaries.h"

#include <algorithm>
#include <span>
#include <vector>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMembersPerPage = 200;

bool joinedBefore(const Member &a, const Member &b)
{
    return a.joinedAt != b.joinedAt ? a.joinedAt < b.joinedAt : a.user.id < b.user.id;
}

//! The members after `from` in the order of joining, and whether there are more.
reply::Members membersAfter(const RoomDirectory::Members &all, const std::optional<Member> &from, int limit)
{
    std::vector<const Member *> sorted;
    sorted.reserve(size_t(all.size()));
    for (const Member &member : all) {
        if (!from || joinedBefore(*from, member))
            sorted.push_back(&member);
    }
    reply::Members page;
    page.more = qsizetype(sorted.size()) > limit;
    const auto end = sorted.begin() + std::min(limit, int(sorted.size()));
    std::ranges::partial_sort(sorted, end, [](const Member *a, const Member *b) { return joinedBefore(*a, *b); });
    for (const Member *member : std::span(sorted.begin(), end))
        page.members.append(*member);
    if (page.more)
        page.cursor = page.members.last().user.id.toString();
    return page;
}

//! A role on the server gives none in a room, but the server's own rooms are its owner's.
Role roleOnJoining(const Room &room, const Identity &identity)
{
    if (identity.guest)
        return Role::Guest;
    return room.createdBy.isNull() && identity.serverRole == Role::Owner ? Role::Owner : Role::Member;
}

} // namespace

MemberService::MemberService(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus,
                             const PresenceService &presence, const Clock &clock)
    : m_directory(directory)
    , m_store(store)
    , m_log(log)
    , m_bus(bus)
    , m_presence(presence)
    , m_clock(clock)
{
}

void MemberService::join(const Actor &actor, const command::RoomJoin &command, Reply<reply::Joined> reply)
{
    const Room *room = command.room ? m_directory.room(*command.room) : m_directory.publicRoom(command.name);
    if (!room)
        return reply(ErrorCode::NotFound);
    if (auto allowed = rights::mayJoin(room, actor.user(), m_directory.standing(room->id, actor)); !allowed)
        return reply(allowed.error());
    const Member member{actor.user(), roleOnJoining(*room, actor.identity), m_clock.now()};
    m_store.join(room->id, member,
                 {m_life, std::move(reply), [this, actor](const MembershipChange &change, Reply<reply::Joined> next) {
                      if (change.fresh)
                          roompublications::publishJoined(m_bus, change, std::nullopt, actor.connection);
                      answerJoined(actor, change, std::move(next));
                  }});
}

void MemberService::answerJoined(const Actor &actor, const MembershipChange &change, Reply<reply::Joined> reply) const
{
    const Room &room = change.room;
    if (change.fresh)
        return reply(joined(actor, room, {.room = room.id, .ev = room.ev, .seq = room.seq, .lastRead = room.seq}));
    // Who was there has read what he has read.
    m_log.standings(actor.userId(), {room.id},
                    {m_life, std::move(reply),
                     [this, actor, id = room.id](const QList<RoomStanding> &standings, Reply<reply::Joined> next) {
                         const Room *now = m_directory.room(id);
                         if (!now || standings.isEmpty())
                             return next(ErrorCode::NotFound);
                         next(joined(actor, *now, standings.first()));
                     }});
}

reply::Joined MemberService::joined(const Actor &actor, const Room &room, const RoomStanding &standing) const
{
    reply::Joined result;
    result.room = summaries::detail(m_directory, actor, room, &standing);
    result.members = membersAfter(m_directory.members(room.id), std::nullopt, kMembersPerPage).members;
    // Not of everybody: where many join at once, each would be told of all the others.
    for (const Member &member : std::as_const(result.members)) {
        if (const Presence presence = m_presence.of(member.user.id); presence.state != PresenceState::Offline)
            result.presence.append(presence);
    }
    return result;
}

void MemberService::add(RoomId room, const User &user, Role role, Reply<Done> reply)
{
    add(room, Joining{.members = {Member{user, role, m_clock.now()}}},
        {std::move(reply), [](const QList<Member> &) { return Done{}; }});
}

void MemberService::add(RoomId room, const Joining &joining, Reply<QList<Member>> reply)
{
    m_store.joinAll(room, joining,
                    {m_life, std::move(reply),
                     [this, by = joining.by](const QList<MembershipChange> &changes, Reply<QList<Member>> next) {
                         QList<Member> members;
                         for (const MembershipChange &change : changes) {
                             if (change.fresh)
                                 roompublications::publishJoined(m_bus, change, by, std::nullopt);
                             members.append(change.member);
                         }
                         next(members);
                     }});
}

void MemberService::leave(const Actor &actor, RoomId room, Reply<reply::Empty> reply)
{
    const rights::Standing self = m_directory.standing(room, actor);
    if (auto allowed = rights::mayLeave(m_directory.room(room), self); !allowed)
        return reply(allowed.error());
    // Leaving twice is harmless.
    if (!self.member)
        return reply(reply::Empty{});
    remove(room, {.user = actor.userId(), .at = m_clock.now()}, std::move(reply));
}

void MemberService::remove(RoomId room, const Leaving &leaving, Reply<reply::Empty> reply)
{
    m_store.leave(room, leaving,
                  {m_life, std::move(reply), [this, leaving](const MembershipChange &change, Reply<reply::Empty> next) {
                       // Before the answer, which lets the next command of who left go on: that one is a stranger's.
                       if (change.fresh)
                           roompublications::publishLeft(m_bus, change, leaving);
                       next(reply::Empty{});
                   }});
}

void MemberService::hasLeft(UserId user, const QList<MembershipChange> &left)
{
    for (const MembershipChange &change : left)
        roompublications::publishLeft(m_bus, change, {.user = user});
}

void MemberService::list(const Actor &actor, const command::RoomMembers &command, Reply<reply::Members> reply)
{
    const Room *room = m_directory.room(command.room);
    if (auto allowed = rights::mayRead(room, m_directory.standing(command.room, actor)); !allowed)
        return reply(allowed.error());
    std::optional<Member> from;
    if (!command.cursor.isEmpty()) {
        const auto id = UserId::fromString(command.cursor);
        const Member *member = id ? m_directory.member(command.room, *id) : nullptr;
        if (!member)
            return reply(Error{ErrorCode::ValidationFailed, u"The list has changed; start again."_s, u"cursor"_s});
        from = *member;
    }
    reply(membersAfter(m_directory.members(command.room), from, std::clamp(command.limit, 1, kMembersPerPage)));
}

} // namespace confab::core
