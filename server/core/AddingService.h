// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/AddedLimit.h"
#include "core/MemberService.h"
#include "core/people/Reach.h"
#include "core/streams/AgentDirectory.h"

namespace confab::core {

//! Members put others into a room: people and agents of this server. Room thread.
class AddingService
{
public:
    AddingService(const RoomDirectory &directory, const AgentDirectory &agents, const Reach &reach, AddedLimit &added,
                  MemberService &members, const Clock &clock);

    //! All or none; who is a member already stays as he is, without an event.
    void invite(const Actor &actor, const command::RoomInvite &command, Reply<reply::Invited> reply);

private:
    Result<QList<Member>> newMembers(const Actor &actor, const command::RoomInvite &command) const;
    Result<Member> newMember(const Actor &actor, RoomId room, UserId user) const;

    const RoomDirectory &m_directory;
    const AgentDirectory &m_agents;
    const Reach &m_reach;
    AddedLimit &m_added;
    MemberService &m_members;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core
