// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

//! What is said of people beside their names, in lists and on cards.
namespace confab::models::texts {

//! MemberListModel.Presence
int presenceOf(PresenceState state);
//! "Online", "Last here 14:05", or the words that somebody has chosen.
QString presenceText(const Presence &presence, bool isMe);
//! "Owner", "Admin", "Guest"; empty for a plain member.
QString roleText(Role role);
//! Why an agent can't answer; empty while it can, or while it is not known.
QString agentState(const reply::Agent *agent);

} // namespace confab::models::texts
