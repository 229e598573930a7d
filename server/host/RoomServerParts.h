// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AgentSetup.h"
#include "bus/InProcessBus.h"
#include "CompatDoors.h"
#include "core/accounts/PasswordHasher.h"
#include "core/AddingService.h"
#include "core/BanService.h"
#include "core/CursorService.h"
#include "core/DirectRooms.h"
#include "core/FreshStandings.h"
#include "core/invites/InviteService.h"
#include "core/MemberService.h"
#include "core/memory/MemoryPresenceBoard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemorySessionBook.h"
#include "core/memory/MemoryTurnBook.h"
#include "core/MessageService.h"
#include "core/ModerationService.h"
#include "core/people/PeopleServices.h"
#include "core/PresenceService.h"
#include "core/PublicRooms.h"
#include "core/RateLimiter.h"
#include "core/RoomService.h"
#include "core/RoomSettings.h"
#include "core/streams/AgentHealth.h"
#include "core/streams/StreamService.h"
#include "core/SystemClock.h"
#include "core/TypingService.h"
#include "gateway/CommandRouter.h"
#include "MigrationDoor.h"
#include "RoomServer.h"
#include "Sockets.h"
#include "storage/MakeStores.h"
#include "WriteProbe.h"

#include <QTimer>

namespace confab::host {

//! Everything a running server is made of, from the bottom to the top: each part knows only those above it here, and
//! they are destroyed in the opposite order.
struct RoomServer::Parts
{
    //! `config` outlives it.
    explicit Parts(const ServerConfig &config);
    //! The last replies of the storage still find everything that they are for.
    ~Parts() { stores->stop(); }
    Q_DISABLE_COPY_MOVE(Parts)

    //! What needs secrets from the data folder or threads, and so can fail.
    Result<> buildServices(const ServerConfig &config);
    void startCompat(const ServerConfig &config, core::Reply<Done> reply);
    Result<> openSockets(const ServerConfig &config);
    void stopListening();
    //! To everybody, by whichever door he came.
    void sayGoodbye();
    int connectionCount() const;
    //! Where people reach it, without a slash behind it.
    QString addressOf(const ServerConfig &config) const;
    QString inviteUrl(const ServerConfig &config, const QString &code) const;
    //! Of a room, or the actor's own.
    void setPicture(const core::Actor &actor, std::optional<RoomId> room, const QByteArray &bytes,
                    core::Reply<QByteArray> reply);
    //! What was set while it ran, or is so by the configuration.
    void take(const ServerSettings &settings);
    bool isPutIntoLobby(Role newcomer) const;
    //! Listens meanwhile, and says so.
    void tellMigration(const ServerConfig &config, int percent);
    //! Reads the TLS files anew, for connections to come; when they are no good, those of before stay in use.
    Result<> renewCertificate(const ServerConfig &config);

    core::SystemClock clock;
    Limits limits;

    std::unique_ptr<core::Stores> stores;
    WriteProbe writeProbe{*stores};

    // What is known without being stored, as by the only node there is.
    core::MemoryRateBuckets rateBuckets{clock};
    core::MemorySessionBook sessionBook{clock};
    core::MemoryPresenceBoard presenceBoard;
    core::MemoryTurnBook outsideTurns;
    core::MemoryTurnBook insideTurns;

    bus::InProcessBus bus;
    core::RoomDirectory directory{bus, &clock};
    core::FreshStandings standings{stores->log(), bus};
    core::AgentDirectory agents;
    core::People people;
    core::Reach reach{directory, people};
    core::RateLimiter limiter;
    core::AddedLimit addedLimit{directory, limiter};
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::TypingService typing{directory, bus, clock};
    core::CursorService cursorService{directory, stores->cursors(), bus};
    core::RoomService roomService{directory, stores->rooms(), standings, bus,       clock,
                                  limits,    agents,          reach,     addedLimit};
    core::DirectRooms directRooms{directory, stores->rooms(), standings, bus, clock, agents, reach, addedLimit};
    core::RoomSettings roomSettings{directory, stores->rooms(), standings, bus, agents, limits};
    core::PublicRooms publicRooms{directory, stores->rooms(), bus, clock};
    core::MemberService members{directory, stores->rooms(), standings, bus, presence, clock};
    core::AddingService adding{directory, agents, reach, addedLimit, members, clock};
    core::ModerationService moderation{directory, people, stores->rooms(), bus, members, clock};
    core::BanService bans{directory, people, stores->rooms(), bus, clock};
    core::InviteService invites;
    core::MessageService messageService{directory, stores->messages(), bus, limiter, clock, limits};

    core::PasswordHasher hasher;
    std::unique_ptr<core::AccountService> accounts;
    std::unique_ptr<core::PeopleServices> peopleServices;
    QByteArray claim;

    assistant::ProviderHost providers;
    AgentSetup agentSetup;
    core::AgentHealth agentHealth{agents, directory, bus, clock};
    std::unique_ptr<core::StreamService> streamService;

    std::unique_ptr<gateway::CommandRouter> router;
    std::unique_ptr<gateway::SessionTable> sessions;
    gateway::HttpRouter http;
    std::unique_ptr<MigrationDoor> migrationDoor;
    std::unique_ptr<Sockets> sockets;
    std::unique_ptr<CompatDoors> compatDoors; //!< null: no façade is on

    Result<gateway::FrontSetup> frontSetup(const ServerConfig &config);
    gateway::EndpointSettings endpointSettings(const ServerConfig &config) const;

    RoomId lobby = {};
    QTimer ticker;
    int ticks = 0;
    int peopleTold = 0; // how many are here, as it was told last
    core::Life life;
};

} // namespace confab::host
