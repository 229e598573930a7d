// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/people/People.h"
#include "core/ports/Clock.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Replies.h"

namespace confab::core {

//! Who is kept out of a room, whether he is in it or not. Room thread.
class BanService
{
public:
    BanService(const RoomDirectory &directory, const People &people, RoomStore &store, Bus &bus, const Clock &clock);

    //! A member leaves by it, and is told before until when and why; who is none is told nothing: a private room is not
    //! to be made known to him. Who isn't banned is not let in by `on: false` either, and that is no error.
    void ban(const Actor &actor, const command::MemberBan &command, Reply<reply::Empty> reply);
    void list(const Actor &actor, const command::BanList &command, Reply<reply::Bans> reply);

private:
    std::optional<User> find(RoomId room, UserId user) const;
    void keepOut(const Actor &actor, RoomId room, const Ban &ban, Reply<reply::Empty> reply);
    void letIn(RoomId room, UserId user, const AuditNotes &notes, Reply<reply::Empty> reply);

    const RoomDirectory &m_directory;
    const People &m_people;
    RoomStore &m_store;
    Bus &m_bus;
    const Clock &m_clock;
    Life m_life;
};

} // namespace confab::core
