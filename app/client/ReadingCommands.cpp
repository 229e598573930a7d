// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReadingCommands.h"

namespace confab::client {

bool onlyReads(const Command &command)
{
    return std::holds_alternative<command::MessageHistory>(command) ||
           std::holds_alternative<command::RoomSince>(command) || std::holds_alternative<command::RoomGet>(command) ||
           std::holds_alternative<command::RoomList>(command) || std::holds_alternative<command::MessageGet>(command) ||
           std::holds_alternative<command::AgentList>(command) ||
           std::holds_alternative<command::RoomMembers>(command) ||
           std::holds_alternative<command::PresenceGet>(command) || std::holds_alternative<command::BanList>(command) ||
           std::holds_alternative<command::InviteList>(command) || std::holds_alternative<command::UserGet>(command) ||
           std::holds_alternative<command::SessionList>(command) ||
           std::holds_alternative<command::ServerGet>(command) || std::holds_alternative<command::AuditList>(command) ||
           std::holds_alternative<command::StreamResume>(command) ||
           std::holds_alternative<command::MessageSeen>(command) || std::holds_alternative<command::RoomRead>(command);
}

} // namespace confab::client
