// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "protocol/Types.h"

//! Who may do what: pure functions of what is known of the room and the member. A room that somebody may not even know
//! of is NotFound, one that he may read but not change is Forbidden.
namespace confab::core::policy {

//! Rooms with more members get no presence and cursor pushes; they are asked for instead.
inline constexpr int kMaxPushedMembers = 100;

//! Public rooms may be read by everybody, others by members.
Result<> mayRead(const Room *room, const Member *member);
Result<> mayPost(const Room *room, const Member *member);
Result<> mayJoin(const Room *room);
Result<> mayManage(const Room *room, const Member *member);
//! Managers put agents into private rooms, every member but a guest into public ones; nobody into direct ones.
Result<> mayAddAgents(const Room *room, const Member *member);
//! Who manages the room removes whoever stands below him. target is null for who is no member.
Result<> mayRemove(const Room *room, const Member *member, const Member *target);
//! Authors edit their own messages, nobody else does.
Result<> mayEdit(const Message &message, const Room *room, const Member *member);
//! Authors and those who manage the room delete, and an agent's answer whoever asked for it.
Result<> mayDelete(const Message &message, const Room *room, const Member *member);
bool isModerator(const Member *member);

} // namespace confab::core::policy
