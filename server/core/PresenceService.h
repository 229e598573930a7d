// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/Life.h"
#include "core/ports/Clock.h"
#include "core/ports/PresenceBoard.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "protocol/Result.h"

#include <functional>

namespace confab::core {

//! Who is here: people by their connections, agents while they can be asked. Several connections of one person are one
//! presence: the most present one wins, do not disturb is explicit. Changes of people are pushed merged, at most once a
//! second. Room thread.
class PresenceService
{
public:
    //! All outlive it.
    PresenceService(PresenceBoard &board, const RoomDirectory &directory, const AgentDirectory &agents, Bus &bus,
                    const Clock &clock);

    void connected(const Actor &actor);
    void disconnected(const Actor &actor);
    //! Any command of a connection: it is in use, and no longer away by silence.
    void active(const Actor &actor);
    Result<> set(const Actor &actor, PresenceState state, const QString &text);
    //! Everybody in the room who is not offline.
    Result<QList<Presence>> get(const Actor &actor, RoomId room) const;
    Presence of(UserId user) const;
    //! Whom to ask when somebody was here last who isn't, and has not just gone.
    using LastSeen = std::function<std::optional<Timestamp>(UserId)>;
    void rememberBy(LastSeen lastSeen) { m_lastSeen = std::move(lastSeen); }

    //! To be called about four times a second: pushes what has changed, and sees who fell idle.
    void tick();

private:
    struct OwnDevice // a connection of this node
    {
        UserId user = {};
        qint64 lastActive = 0;
        bool isIdle = false;
    };
    static PresenceState merged(const PresentPerson &person);
    static Presence presence(UserId user, const PresentPerson &person);
    void lookForIdle(qint64 now);
    //! `person` is what the board has of him.
    void push(UserId user, const PresentPerson &person);
    QList<UserId> audience(UserId user) const;

    PresenceBoard &m_board;
    const RoomDirectory &m_directory;
    const AgentDirectory &m_agents;
    Bus &m_bus;
    const Clock &m_clock;
    QHash<ConnectionId, OwnDevice> m_own;
    QSet<UserId> m_changed;
    LastSeen m_lastSeen;
    qint64 m_lastPush = 0;
    qint64 m_lastIdleScan = 0;
    Life m_life;
};

} // namespace confab::core
