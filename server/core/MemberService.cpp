// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberService.h"

#include "Policy.h"
#include "PresenceService.h"

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

Role roleOnJoining(const Identity &identity)
{
    if (identity.guest)
        return Role::Guest;
    return identity.serverRole == Role::Owner ? Role::Owner : Role::Member;
}

} // namespace

MemberService::MemberService(RoomDirectory &directory, RoomStore &store, Bus &bus, const PresenceService &presence,
                             const Clock &clock)
    : m_directory(directory)
    , m_store(store)
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
    const bool isMember = m_directory.member(room->id, actor.userId());
    if (auto allowed = policy::mayJoin(room); !isMember && !allowed)
        return reply(allowed.error());
    const Member member{actor.user(), roleOnJoining(actor.identity), m_clock.now()};
    m_store.join(room->id, member,
                 [this, connection = actor.connection, reply = std::move(reply)](Result<MembershipChange> change) {
                     if (!change)
                         return reply(change.error());
                     if (change->fresh)
                         m_directory.addMember(change->room.id, change->member);
                     reply(joined(*change, change->room.seq));
                     if (change->fresh)
                         publishJoined(*change, std::nullopt, connection);
                 });
}

reply::Joined MemberService::joined(const MembershipChange &change, qint64 lastRead) const
{
    reply::Joined result;
    result.room.room = change.room;
    result.room.lastRead = lastRead;
    result.members = membersAfter(m_directory.members(change.room.id), std::nullopt, kMembersPerPage).members;
    // Not of everybody: where many join at once, each would be told of all the others.
    for (const Member &member : std::as_const(result.members)) {
        if (const Presence presence = m_presence.of(member.user.id); presence.state != PresenceState::Offline)
            result.presence.append(presence);
    }
    return result;
}

void MemberService::publishJoined(const MembershipChange &change, std::optional<UserId> by,
                                  std::optional<ConnectionId> exceptFor)
{
    const event::UserJoined joined{change.room, change.member, by};
    m_bus.publish(Publication{.frame = {change.room.id, change.room.ev, joined}, .exceptFor = exceptFor});
}

void MemberService::add(RoomId room, const User &user, Role role, Reply<Done> reply)
{
    add(room, Joining{.members = {Member{user, role, m_clock.now()}}},
        [reply = std::move(reply)](const Result<QList<Member>> &added) {
            added ? reply(Done{}) : reply(added.error());
        });
}

void MemberService::add(RoomId room, const Joining &joining, Reply<QList<Member>> reply)
{
    m_store.joinAll(room, joining,
                    [this, by = joining.by, reply = std::move(reply)](Result<QList<MembershipChange>> changes) {
                        if (!changes)
                            return reply(changes.error());
                        QList<Member> members;
                        for (const MembershipChange &change : std::as_const(*changes)) {
                            if (change.fresh)
                                m_directory.addMember(change.room.id, change.member);
                            members.append(change.member);
                        }
                        reply(members);
                        for (const MembershipChange &change : std::as_const(*changes)) {
                            if (change.fresh)
                                publishJoined(change, by, std::nullopt);
                        }
                    });
}

void MemberService::leave(const Actor &actor, RoomId room, Reply<reply::Empty> reply)
{
    if (!m_directory.member(room, actor.userId())) {
        const Room *known = m_directory.room(room);
        // Leaving twice is harmless; a room one may not know of stays unknown.
        if (known && known->kind == RoomKind::Public)
            return reply(reply::Empty{});
        return reply(ErrorCode::NotFound);
    }
    remove(room, {.user = actor.userId()}, std::move(reply));
}

void MemberService::remove(RoomId room, const Leaving &leaving, Reply<reply::Empty> reply)
{
    m_store.leave(room, leaving, [this, room, leaving, reply = std::move(reply)](Result<MembershipChange> change) {
        if (!change)
            return reply(change.error());
        // Before the answer, which lets the next command of who left go on: that one is a stranger's.
        if (change->fresh)
            m_directory.removeMember(room, leaving.user);
        if (change->heir)
            m_directory.addMember(room, *change->heir);
        reply(reply::Empty{});
        if (!change->fresh)
            return;
        const event::UserLeft left{leaving.user, change->member.user.name, leaving.by, leaving.reason};
        const qint64 lastEv = change->room.ev;
        m_bus.publish(Publication{.frame = {room, change->heir ? lastEv - 1 : lastEv, left}});
        if (change->heir)
            m_bus.publish(Publication{.frame = {room, lastEv, event::MemberUpdated{*change->heir}}});
    });
}

void MemberService::removeEverywhere(UserId user)
{
    const auto rooms = m_directory.roomsOf(user).values();
    for (RoomId room : rooms)
        remove(room, {.user = user}, [](Result<reply::Empty>) {});
}

void MemberService::list(const Actor &actor, const command::RoomMembers &command, Reply<reply::Members> reply)
{
    const Room *room = m_directory.room(command.room);
    if (auto allowed = policy::mayRead(room, m_directory.member(command.room, actor.userId())); !allowed)
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
