// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomSummaries.h"

#include "core/people/NotifyRules.h"

#include <algorithm>

namespace confab::core::summaries {

namespace {

//! Whose room it is, in an order that stays.
QList<User> peopleOf(const RoomDirectory &directory, RoomId room)
{
    QList<User> people;
    for (const Member &member : directory.members(room))
        people.append(member.user);
    std::ranges::sort(people, {}, &User::id);
    return people;
}

} // namespace

RoomSummary entry(const RoomDirectory &directory, const Actor &reader, const Room &room, const RoomStanding *standing)
{
    const Member *member = standing ? directory.member(room.id, reader.userId()) : nullptr;
    RoomSummary summary{.room = room, .member = member != nullptr};
    if (member) {
        summary.role = member->role;
        notifyrules::fill(summary, *standing, directory.now());
    }
    summary.banned = directory.isBanned(room.id, reader.userId());
    if (room.kind == RoomKind::Direct)
        summary.people = peopleOf(directory, room.id);
    return summary;
}

RoomSummary detail(const RoomDirectory &directory, const Actor &reader, const Room &room, const RoomStanding *standing)
{
    RoomSummary summary = entry(directory, reader, room, standing);
    summary.mayDo = rights::mayDo(&room, reader.user(), directory.standing(room.id, reader));
    return summary;
}

} // namespace confab::core::summaries
