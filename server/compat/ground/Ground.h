// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/streams/AgentDirectory.h"
#include "Door.h"
#include "Facade.h"
#include "ForeignPeople.h"
#include "gateway/CommandRouter.h"
#include "RoomSet.h"

namespace confab::core {
class AccountService;
class Clock;
class PasswordHasher;
class PresenceService;
} // namespace confab::core

namespace confab::compat {

//! What the façades of a server share of it; all of it outlives them.
struct World
{
    gateway::CommandRouter &router;
    const core::RoomDirectory &directory;
    core::RoomService &rooms;
    core::MemberService &members;
    core::AccountService &accounts;
    core::PasswordHasher &hasher;
    core::PresenceService &presence;
    const core::AgentDirectory &agents;
    core::RateLimiter &limiter;
    core::ForeignStore &foreign;
    const core::Clock &clock;
    const Limits &limits;
    core::ConnectionId lastConnection; //!< of all doors together, from Door::idsOf() on
};

//! What one façade stands on: its settings, its people, its rooms, and the way to the services. Room thread.
class Ground
{
public:
    Ground(World &world, const FacadeKind &kind, const FacadeSettings &settings);

    const FacadeKind &kind() const { return m_kind; }
    const FacadeSettings &settings() const { return m_settings; }
    //! compat.NAME.KEY of its own keys.
    QString setting(const QString &key) const { return m_settings.value(key, m_kind); }
    bool isOn(const QString &key) const { return setting(key) == QLatin1String("true"); }
    //! A variable of its system; empty: not set.
    QString variable(const QString &name) const { return m_settings.variables.value(name); }

    ForeignPeople &people() { return m_people; }
    RoomSet &rooms() { return m_rooms; }
    const core::RoomDirectory &directory() const { return m_world.directory; }
    //! Whether the façade is told of it: of its rooms alone, and not while it isn't known here yet who is out of them.
    bool hears(const core::Publication &publication) const;
    //! Asked whenever somebody is told what happens in a room: a socket stays open when its person is out of it.
    bool isMember(RoomId room, UserId user) const { return directory().member(room, user) != nullptr; }
    core::ForeignStore &foreign() { return m_world.foreign; }
    core::PasswordHasher &hasher() { return m_world.hasher; }
    core::RateLimiter &limiter() { return m_world.limiter; }
    const core::Clock &clock() const { return m_world.clock; }
    const Limits &limits() const { return m_world.limits; }

    //! Before the façade starts.
    void load(core::Reply<Done> reply);

    //! A command of this person, as from everybody: by the same rules and rates.
    template <class C>
    void ask(const core::Actor &actor, const C &command, core::Reply<typename C::Answer> reply)
    {
        // No token of his has ended that would tell.
        if (const auto allowed = m_people.mayAct(actor.userId()); !allowed)
            return reply(allowed.error());
        m_world.router.ask(actor, command, std::move(reply));
    }
    //! Who is no connection.
    static core::Actor actorOf(const core::Identity &identity) { return {identity, std::nullopt}; }

    //! A private room of this person and the agent that answers, who is let in whatever guests may do themselves. It is
    //! not one of rooms() yet.
    void makePrivateRoom(const core::Actor &owner, const QString &name, core::Reply<RoomId> reply);
    //! A public room of the server's own that the façade always has: the one that it made by this key, or else a new
    //! one, called so or nearly so. Its agent is in it.
    void ensureRoom(const QString &key, const QString &name, const QString &topic, core::Reply<RoomId> reply);
    //! Makes this person a member where he is none yet.
    void ensureMember(const core::Actor &actor, RoomId room, core::Reply<Done> reply);
    //! Who answers; nothing: nobody can.
    std::optional<UserId> agent() const;
    //! The same if it is in this room; nothing: whoever is.
    std::optional<UserId> agentIn(RoomId room) const;

private:
    void makeRoom(RoomId id, const QString &name, const QString &topic, int attempt, core::Reply<RoomId> reply);
    void addAgent(RoomId room, core::Reply<RoomId> reply);

    World &m_world;
    const FacadeKind m_kind;
    const FacadeSettings m_settings;
    ForeignPeople m_people;
    RoomSet m_rooms;
    core::Life m_life;
};

} // namespace confab::compat
