// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/MemberService.h"
#include "core/people/People.h"

namespace confab::core {

//! What those who lead a room do to its members: roles, mutes, removal. Room thread.
class ModerationService
{
public:
    ModerationService(const RoomDirectory &directory, const People &people, RoomStore &store, Bus &bus,
                      MemberService &members, const Clock &clock);

    //! The owner hands his own over, and is an admin then. Who leads the server gives a room that no person is in to
    //! somebody with an account, who becomes its member by that.
    void setRole(const Actor &actor, const command::MemberRole &command, Reply<reply::OneMember> reply);
    //! An answer that an agent is writing in the room is stopped by this.
    void kick(const Actor &actor, const command::MemberKick &command, Reply<reply::Empty> reply);
    //! For up to ten years.
    void mute(const Actor &actor, const command::MemberMute &command, Reply<reply::OneMember> reply);

private:
    rights::Target target(RoomId room, UserId user) const;
    void give(const Actor &actor, RoomId room, const User &heir, Reply<reply::OneMember> reply);

    const RoomDirectory &m_directory;
    const People &m_people;
    RoomStore &m_store;
    Bus &m_bus;
    MemberService &m_members;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core
