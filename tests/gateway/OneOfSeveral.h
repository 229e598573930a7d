// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "../core/RoomServices.h"
#include "core/accounts/AccountService.h"
#include "core/accounts/PasswordHasher.h"
#include "core/CursorService.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemorySessionBook.h"
#include "core/memory/MemoryTurnBook.h"
#include "core/MessageService.h"
#include "core/people/PeopleServices.h"
#include "core/streams/StreamService.h"
#include "core/TypingService.h"
#include "gateway/SessionTable.h"
#include "support/HandProvider.h"
#include "support/LateBus.h"
#include "support/memory/MemoryStores.h"
#include "support/People.h"
#include "Witness.h"

namespace confab::tests {

//! Tells each connection's witness, or whoever else listens, what is sent to it, and nothing behind its goodbye.
class EarLoop final : public gateway::ConnectionLoop
{
public:
    using Ear = std::function<void(const codec::ServerFrame &)>;

    void listen(core::ConnectionId connection, Ear ear) { m_ears.insert(connection, std::move(ear)); }
    void listen(core::ConnectionId connection, Witness *witness) { m_witnesses.insert(connection, witness); }
    void forget(core::ConnectionId connection)
    {
        m_witnesses.remove(connection);
        m_ears.remove(connection);
    }
    Witness *witness(core::ConnectionId connection) const { return m_witnesses.value(connection); }

    void send(core::ConnectionId connection, const QByteArray &frames, gateway::Delivery delivery) override;
    void deliver(const gateway::Recipients &recipients, const QByteArray &frames, gateway::Delivery delivery) override;
    void flush() override {}
    void close(core::ConnectionId connection, CloseCode, const QString &) override { closed.append(connection); }
    void whenBelow(core::ConnectionId, qint64, std::function<void()> callback) override { callback(); }
    void taken(core::ConnectionId, qint64) override {}

    QList<core::ConnectionId> closed;

private:
    void tellEar(core::ConnectionId connection, const QList<codec::ServerFrame> &frames) const;

    QHash<core::ConnectionId, Witness *> m_witnesses;
    QHash<core::ConnectionId, Ear> m_ears;
};

//! What the servers have in common: the store, the clock, the secret, an agent.
struct Common
{
    support::MemoryStores stores;
    support::FakeClock clock;
    User sage = support::agent(QStringLiteral("Sage"));
    Marks marks;

    static core::PasswordHasher &hasher();
    static const core::AccessTokens &tokens();
};

//! A whole server of several over one store, but for its sockets.
struct OneOfSeveral
{
    OneOfSeveral(int number, Common &common);

    core::ConnectionId nextId() { return ++m_lastId; }

    Common &common;
    support::LateBus bus{common.stores.log()};
    core::RoomDirectory directory{bus, &common.clock};
    Limits limits;
    core::AgentDirectory agents;
    support::HandProvider provider;
    core::MemoryRateBuckets rateBuckets{common.clock};
    core::RateLimiter limiter{rateBuckets, {.enabled = false}};
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, common.clock};
    core::TypingService typing{directory, bus, common.clock};
    RoomServices room{{common.stores, bus, common.clock, limits, directory, agents, limiter, presence}};
    core::RoomService &rooms = room.rooms;
    core::MemberService &members = room.members;
    core::MessageService messages{directory, common.stores.messages(), bus, limiter, common.clock, limits};
    core::CursorService cursors{directory, common.stores.cursors(), bus};
    core::MemoryTurnBook outsideTurns;
    core::MemoryTurnBook insideTurns;
    core::StreamService streams{{common.stores.messages(), common.stores.streams(), bus, common.clock, directory,
                                 agents, limiter, outsideTurns, insideTurns},
                                {},
                                limits};
    core::MemorySessionBook sessionBook{common.clock};
    core::AccountService accounts{common.stores.accounts(), sessionBook,  Common::hasher(),
                                  Common::tokens(),         common.clock, {}};
    core::PeopleServices people{{common.stores, room.people, room.reach, directory, presence, cursors, accounts, limiter,
                                 bus, common.clock, limits, {}, {}}};
    gateway::CommandRouter router{{rooms, room.directRooms, room.roomSettings, room.publicRooms, members, room.adding,
                                   room.moderation, room.bans, room.invites, messages, cursors, typing, presence,
                                   streams, limiter, common.stores.log(), directory, limits, people}};
    gateway::SessionTable table{{accounts, directory, common.stores.log(), cursors, presence, typing, router, people},
                                {limits, QStringLiteral("One of several"), 12'000, 10'000}};
    EarLoop loop;
    gateway::Fanout fanout{{&loop}, directory, bus, 2'000};

private:
    core::ConnectionId m_lastId;
};

} // namespace confab::tests
