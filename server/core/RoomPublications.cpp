// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomPublications.h"

namespace confab::core::roompublications {

namespace {

//! What else came of it has the number behind.
qint64 numberOf(const MembershipChange &change)
{
    return change.heir || change.archived ? change.room.ev - 1 : change.room.ev;
}

void publishWhatFollowed(Bus &bus, const MembershipChange &change, std::optional<ConnectionId> exceptFor)
{
    const RoomId room = change.room.id;
    if (change.heir)
        bus.publish(
            Publication{.frame = {room, change.room.ev, event::MemberUpdated{*change.heir}}, .exceptFor = exceptFor});
    if (change.archived)
        bus.publish(
            Publication{.frame = {room, change.room.ev, event::RoomUpdated{change.room}}, .exceptFor = exceptFor});
}

} // namespace

void publishCreated(Bus &bus, const Room &room, const QList<Member> &members, std::optional<ConnectionId> creator)
{
    qint64 ev = room.ev - members.size();
    QList<UserId> all;
    for (const Member &member : members)
        all.append(member.user.id);
    bus.publish(
        Publication{.frame = {room.id, ev, event::RoomCreated{room}}, .exceptFor = creator, .alsoFor = std::move(all)});
    for (const Member &member : members)
        bus.publish(Publication{.frame = {room.id, ++ev, event::UserJoined{room, member}}, .exceptFor = creator});
}

void publishJoined(Bus &bus, const MembershipChange &change, std::optional<UserId> by,
                   std::optional<ConnectionId> exceptFor)
{
    const event::UserJoined joined{change.room, change.member, by};
    bus.publish(Publication{.frame = {change.room.id, numberOf(change), joined}, .exceptFor = exceptFor});
    publishWhatFollowed(bus, change, exceptFor);
}

void publishLeft(Bus &bus, const MembershipChange &change, const Leaving &leaving)
{
    const event::UserLeft left{leaving.user, change.member.user.name, leaving.by, leaving.reason};
    bus.publish(Publication{.frame = {change.room.id, numberOf(change), left}, .alsoFor = {leaving.user}});
    publishWhatFollowed(bus, change, std::nullopt);
}

void publishUpdated(Bus &bus, const Room &room, const QList<Member> &changed, UserId by)
{
    qint64 ev = room.ev - changed.size();
    for (const Member &member : changed) {
        const auto other = by == member.user.id ? std::nullopt : std::optional(by);
        bus.publish(Publication{.frame = {room.id, ++ev, event::MemberUpdated{member, other}}});
    }
}

} // namespace confab::core::roompublications
