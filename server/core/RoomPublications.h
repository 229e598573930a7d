// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/RoomStore.h"

//! What rooms are told of a change that the store has written, in the order of its rows. Room thread.
namespace confab::core::roompublications {

//! To its first members; the connection that made it goes on from its ack.
void publishCreated(Bus &bus, const Room &room, const QList<Member> &members, std::optional<ConnectionId> creator);
void publishJoined(Bus &bus, const MembershipChange &change, std::optional<UserId> by,
                   std::optional<ConnectionId> exceptFor);
//! Who left hears of it as the last.
void publishLeft(Bus &bus, const MembershipChange &change, const Leaving &leaving);
//! `changed` are the last rows of the room's log.
void publishUpdated(Bus &bus, const Room &room, const QList<Member> &changed, UserId by);

} // namespace confab::core::roompublications
