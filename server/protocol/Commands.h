// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerCommands.h"
#include "InviteCommands.h"
#include "MemberCommands.h"
#include "MessageCommands.h"
#include "PersonCommands.h"
#include "RoomCommands.h"
#include "RoomReaderCommands.h"
#include "ServerCommands.h"
#include "SessionCommands.h"

#include <variant>

//! What a client can ask for: one struct a command, with its name, its fields, and the type of its answer.
namespace confab {

using Command =
    std::variant<command::Hello, command::SessionRenew, command::RoomCreate, command::RoomList, command::RoomGet,
                 command::RoomUpdate, command::RoomDelete, command::RoomJoin, command::RoomLeave, command::RoomMembers,
                 command::RoomSince, command::MessageSend, command::MessageEdit, command::MessageDelete,
                 command::MessageGet, command::MessageHistory, command::MessageDelivered, command::MessageSeen,
                 command::TypingStart, command::TypingStop, command::PresenceSet, command::PresenceGet,
                 command::AgentList, command::StreamRequest, command::StreamStop, command::StreamResume,
                 command::StreamStatusGet, command::StreamMetricsGet, command::RoomInvite, command::MemberKick,
                 command::RoomBrowse, command::RoomNotify, command::RoomRead, command::MemberRole,
                 command::MemberBan, command::MemberMute, command::BanList, command::InviteCreate, command::InviteList,
                 command::InviteRevoke, command::InviteGet, command::InviteAccept, command::UserList, command::UserGet,
                 command::UserUpdate, command::UserBlock, command::UserReset, command::UserRole, command::UserSuspend,
                 command::SessionList, command::SessionRevoke, command::ServerGet, command::ServerUpdate,
                 command::AuditList, command::MessageReport>;

//! A command as it stands in a frame. Without an id no reply is sent.
struct CommandFrame
{
    std::optional<qint64> id = {};
    Command command;
    friend bool operator==(const CommandFrame &, const CommandFrame &) = default;
};

} // namespace confab
