// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AgentSetup.h"
#include "bus/InProcessBus.h"
#include "core/accounts/PasswordHasher.h"
#include "core/CursorService.h"
#include "core/MemberService.h"
#include "core/MessageService.h"
#include "core/ModerationService.h"
#include "core/PresenceService.h"
#include "core/RateLimiter.h"
#include "core/RoomService.h"
#include "core/streams/AgentHealth.h"
#include "core/streams/StreamService.h"
#include "core/SystemClock.h"
#include "core/TypingService.h"
#include "gateway/CommandRouter.h"
#include "RoomServer.h"
#include "Sockets.h"
#include "storage/SqliteAccountStore.h"
#include "storage/SqliteAgentStore.h"
#include "storage/SqliteCursorStore.h"
#include "storage/SqliteEngine.h"
#include "storage/SqliteLogStore.h"
#include "storage/SqliteMessageStore.h"
#include "storage/SqliteRoomStore.h"
#include "storage/SqliteStreamStore.h"
#include "WriteProbe.h"

#include <QTimer>

namespace confab::host {

//! Everything a running server is made of, from the bottom to the top: each part knows only those above it here, and
//! they are destroyed in the opposite order.
struct RoomServer::Parts
{
    explicit Parts(const ServerConfig &config);
    //! The last replies of the storage still find everything that they are for.
    ~Parts() { engine.stop(); }
    Q_DISABLE_COPY_MOVE(Parts)

    //! What needs secrets from the data folder or threads, and so can fail.
    Result<> buildServices(const ServerConfig &config);
    Result<> openSockets(const ServerConfig &config);
    //! Reads the TLS files anew, for connections to come; when they are no good, those of before stay in use.
    Result<> renewCertificate(const ServerConfig &config);

    core::SystemClock clock;
    Limits limits;

    storage::SqliteEngine engine;
    storage::SqliteRoomStore rooms{engine};
    storage::SqliteMessageStore messages{engine};
    storage::SqliteLogStore log{engine};
    storage::SqliteCursorStore cursors{engine};
    storage::SqliteStreamStore streams{engine};
    storage::SqliteAccountStore accountStore{engine};
    storage::SqliteAgentStore agentStore{engine};
    WriteProbe writeProbe{engine};

    bus::InProcessBus bus;
    core::RoomDirectory directory;
    core::AgentDirectory agents;
    core::RateLimiter limiter;
    core::PresenceService presence{directory, agents, bus, clock};
    core::TypingService typing{directory, bus, clock};
    core::CursorService cursorService{directory, cursors, bus};
    core::RoomService roomService{directory, rooms, log, bus, clock, limits, agents};
    core::MemberService members{directory, rooms, bus, presence, clock};
    core::ModerationService moderation{directory, agents, members, clock};
    core::MessageService messageService{directory, messages, bus, limiter, clock, limits};

    core::PasswordHasher hasher;
    std::unique_ptr<core::AccountService> accounts;
    QByteArray claim;

    assistant::ProviderHost providers;
    AgentSetup agentSetup;
    core::AgentHealth agentHealth{agents, directory, bus, clock};
    std::unique_ptr<core::StreamService> streamService;

    std::unique_ptr<gateway::CommandRouter> router;
    std::unique_ptr<gateway::SessionTable> sessions;
    gateway::HttpRouter http;
    std::unique_ptr<Sockets> sockets;

    RoomId lobby = {};
    QTimer ticker;
    int ticks = 0;
    int people = 0; // as it was told last
};

} // namespace confab::host
