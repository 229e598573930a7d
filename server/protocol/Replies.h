// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerReplies.h"
#include "InviteReplies.h"
#include "MemberReplies.h"
#include "MessageReplies.h"
#include "PersonReplies.h"
#include "RoomReplies.h"
#include "ServerReplies.h"
#include "SessionReplies.h"

#include <variant>

namespace confab {

//! What the ack of a command can carry, or the body of a request without one; room:since is answered by whole event
//! frames instead.
using AnyReply =
    std::variant<reply::Empty, reply::Welcome, reply::Renewed, reply::RoomDetail, reply::Rooms, reply::Joined,
                 reply::Members, reply::Invited, reply::Sent, reply::Messages, reply::Presences, reply::Agents,
                 reply::StreamStarted, reply::StreamStopped, reply::StreamText, StreamStatus, StreamMetrics,
                 reply::SignIn, reply::Directory, reply::OneMember, reply::Bans, reply::OneInvite, reply::Invites,
                 reply::InviteView, reply::People, reply::OnePerson, reply::PersonDetail, reply::Sessions,
                 reply::ResetLink, reply::Server, reply::Audit>;

} // namespace confab
