// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/people/PeopleTold.h"
#include "core/people/Reach.h"
#include "core/ports/Clock.h"
#include "core/ports/PeopleStore.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"

namespace confab::core {

class PresenceService;
class RateLimiter;

//! Who people are: finding them, what they are called and tell of themselves, and whom one wants to hear nothing of.
//! Who is out of reach is answered like nobody. Room thread.
class PeopleService
{
public:
    struct Parts
    {
        People &people;
        const RoomDirectory &directory;
        const Reach &reach;
        const PresenceService &presence;
        PeopleStore &store;
        RateLimiter &limiter;
        Bus &bus;
        const Clock &clock;
        const Limits &limits;
    };

    explicit PeopleService(const Parts &parts);

    void list(const Actor &actor, const command::UserList &command, Reply<reply::People> reply) const;
    void get(const Actor &actor, const command::UserGet &command, Reply<reply::PersonDetail> reply) const;
    void update(const Actor &actor, const command::UserUpdate &command, Reply<reply::OnePerson> reply);
    void block(const Actor &actor, const command::UserBlock &command, Reply<reply::Empty> reply);
    //! The bytes of an image as somebody sends it.
    void setPicture(const Actor &actor, const QByteArray &bytes, Reply<reply::OnePerson> reply);

private:
    Result<> mayList(const Actor &actor, const command::UserList &command) const;
    bool isListed(const Actor &actor, const command::UserList &command, const KnownPerson &person) const;
    QList<SharedRoom> roomsOfBoth(UserId one, UserId other) const;
    Result<std::optional<NewName>> newName(const Actor &actor, const QString &asked) const;
    void change(const Actor &actor, const ProfileChange &change, Reply<reply::OnePerson> reply);
    void changed(const KnownPerson &person);
    void setBlocked(const Actor &actor, const Block &block, bool on);

    Parts m_parts;
    PeopleTold m_told;
    Life m_life;
};

} // namespace confab::core
