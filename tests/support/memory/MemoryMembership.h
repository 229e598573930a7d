// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryData.h"

//! What the port RoomStore says of who comes, goes, rises and falls.
namespace confab::support::membership {

void add(MemoryData &data, MemoryData::RoomRow &row, const Member &member, std::optional<UserId> by);
Result<QList<core::MembershipChange>> join(MemoryData &data, RoomId room, const core::Joining &joining);
Result<core::MembershipChange> leave(MemoryData &data, RoomId room, const core::Leaving &leaving);
Result<QList<core::MembershipChange>> leaveAll(MemoryData &data, const QList<RoomId> &rooms,
                                               const core::Leaving &leaving);
//! Of a room of the server; who has another role by that, in the order of the log.
QList<Member> giveToOwner(MemoryData &data, MemoryData::RoomRow &row, UserId owner, std::optional<UserId> by);
Result<core::RoleChanges> setRole(MemoryData &data, RoomId room, const core::RoleChange &change);
Result<core::MembershipChange> mute(MemoryData &data, RoomId room, const core::Muting &muting);
Result<core::MembershipChange> ban(MemoryData &data, RoomId room, const Ban &ban);
core::BanPage bans(const MemoryData &data, RoomId room, const core::BanQuery &query);

} // namespace confab::support::membership
