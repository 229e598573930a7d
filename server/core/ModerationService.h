// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/MemberService.h"
#include "core/streams/AgentDirectory.h"

namespace confab::core {

//! What members do to the membership of others: agents are added to a room and removed from it. People can't be yet.
//! Room thread.
class ModerationService
{
public:
    ModerationService(const RoomDirectory &directory, const AgentDirectory &agents, MemberService &members,
                      const Clock &clock);

    //! All or none; who is a member already stays as he is, without an event.
    void invite(const Actor &actor, const command::RoomInvite &command, Reply<reply::Invited> reply);
    //! An answer that the agent is writing in the room is stopped by this.
    void kick(const Actor &actor, const command::MemberKick &command, Reply<reply::Empty> reply);

private:
    Result<QList<Member>> newMembers(const Actor &actor, const command::RoomInvite &command) const;
    Result<User> invitedUser(const Actor &actor, RoomId room, UserId user) const;
    bool sharesRoom(UserId a, UserId b) const;

    const RoomDirectory &m_directory;
    const AgentDirectory &m_agents;
    MemberService &m_members;
    const Clock &m_clock;
};

} // namespace confab::core
