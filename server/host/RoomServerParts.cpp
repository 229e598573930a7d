// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServerParts.h"

#include "AssistantPlan.h"
#include "gateway/http/TlsSetup.h"
#include "gateway/routes/Routes.h"
#include "protocol/Codec.h"
#include "protocol/WireNames.h"
#include "PublicAddress.h"
#include "ServerSecrets.h"
#include "StartProblems.h"
#include "web/Pages.h"

#include <QHostInfo>
#include <QLoggingCategory>

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTls, "confab.tls")

constexpr int kThisServer = 0; // of those that share a store: it is the only one
constexpr int kAddressesPerAccount = 5; // that guess as fast as they may fill what an account has

storage::StoreOptions storeOptions(const ServerConfig &config)
{
    return {.file = databaseFile(config.dataFolder),
            .waitingWrites = config.waitingWrites,
            .lockPatienceMs = config.lockWaitMs,
            .logBytes = config.logBytes,
            .unreadMax = config.limits.unreadMax};
}

core::RateLimiter::Options rateOptions(const ServerConfig &config)
{
    return {.enabled = config.rateLimitsEnabled,
            .rates = config.limits.rates,
            .streamsByGuests = config.guestStreamsPerMinute,
            .streamsADay = config.streamsPerDay,
            .loginsPerAccount = config.loginsPerMinute * kAddressesPerAccount,
            .loginsPerAddress = config.loginsPerMinute,
            .passwordsPerUser = config.loginsPerMinute,
            .guestsPerAddress = config.guestsPerMinute,
            .registrationsPerAddress = config.registrationsPerMinute,
            .addedADay = config.addedPerDay};
}

core::AccountService::Options accountOptions(const ServerConfig &config, const QByteArray &claim)
{
    core::AccountService::Options options;
    options.nameChars = config.limits.nameChars;
    options.guests = config.guests;
    options.registration = config.registration == Registration::Open;
    options.takesInvites = config.registration == Registration::Invite;
    if (config.registration != Registration::Closed)
        options.inviteCode = config.inviteCode;
    options.claim = claim;
    options.guestMs = config.guestHours * qint64(3'600'000);
    return options;
}

// What one of several may take, so that one that hangs leaves something to the others.
int shareOfOne(int all)
{
    return std::max(1, all * 2 / 3);
}

core::StreamSettings streamSettings(const ServerConfig &config)
{
    core::StreamSettings settings;
    settings.perNode = config.maxStreams;
    settings.perPerson = config.maxStreamsPerUser;
    settings.perProvider = config.maxStreamsPerProvider;
    settings.waiting = config.maxWaiting;
    settings.waitingOfGuests = std::max(1, config.maxWaiting / 2);
    if (assistantPlan(config).providers.size() > 1) {
        settings.waitingPerProvider = shareOfOne(settings.waiting);
        if (settings.perProvider == 0)
            settings.perProvider = shareOfOne(settings.perNode);
    }
    // Providers keep these times themselves, and from when a request is really on its way. What is left is one that
    // never comes back: after its connections, its retries and its patience with a busy service.
    constexpr int kGraceMs = 15 * 60'000;
    settings.idleMs = config.streamIdleTimeoutMs + kGraceMs;
    settings.totalMs =
        std::max(config.streamWaitTimeoutMs, config.streamTotalTimeoutMs) + 2 * config.streamTotalTimeoutMs + kGraceMs;
    settings.chains = config.chains;
    settings.guests = config.guestsAsk;
    return settings;
}

ServerSettings settingsOf(const ServerConfig &config)
{
    ServerSettings settings{.name = config.serverName,
                            .guests = config.guests,
                            .lobby = codec::fromName<LobbyJoin>(config.lobbyJoin).value_or(LobbyJoin::Everyone),
                            .locked = config.lockedSettings};
    switch (config.registration) {
    case Registration::Open:
        settings.registration = SignUp::Open;
        break;
    case Registration::Invite:
        settings.registration = SignUp::Invite;
        break;
    case Registration::Closed:
        settings.registration = SignUp::Closed;
        break;
    }
    return settings;
}

QStringList ownNames()
{
    const QString name = QHostInfo::localHostName();
    return {name, name + u".local"_s, name + u'.' + QHostInfo::localDomainName()};
}

gateway::FrontPolicy frontPolicy(const ServerConfig &config)
{
    gateway::FrontPolicy policy;
    policy.isForThisMachine = config.isForThisMachine();
    policy.headMs = config.headTimeoutMs;
    policy.bodyMs = config.bodyTimeoutMs;
    policy.writeMs = config.writeTimeoutMs;
    policy.connections = config.maxConnections;
    policy.connectionsPerAddress = config.maxConnectionsPerAddress;
    policy.allowedHosts = config.allowedHosts;
    for (const QString &proxy : config.trustedProxies)
        policy.trustedProxies.add(proxy);
    // Who is invited by the name of this machine sends it as the Host.
    if (!config.isForThisMachine())
        policy.allowedHosts += ownNames();
    const bool letsAnyPageIn = config.cors && config.allowedOrigins.isEmpty() && config.isForThisMachine();
    policy.allowedOrigins = letsAnyPageIn ? QStringList{u"*"_s} : config.allowedOrigins;
    policy.tlsCertificateFile = config.tlsCertificate;
    policy.tlsKeyFile = config.tlsKey;
    policy.plainFromThisMachine = !config.tlsKeyHash.isEmpty();
    return policy;
}

gateway::WebSockets webSockets(const ServerConfig &config)
{
    return config.webSockets == "qt"_L1 ? gateway::WebSockets::Qt : gateway::WebSockets::Confab;
}

Result<QSslConfiguration> loadCertificate(const ServerConfig &config)
{
    auto tls = gateway::loadTls(config.tlsCertificate, config.tlsKey);
    if (const QString doubt = tls ? gateway::certificateDoubt(*tls) : QString(); !doubt.isEmpty())
        qCWarning(lcTls).noquote().nospace() << config.tlsCertificate << ": " << doubt;
    return tls;
}

} // namespace

RoomServer::Parts::Parts(const ServerConfig &config)
    : limits(config.limits)
    , stores(storage::makeStores(storeOptions(config)))
    , limiter(rateBuckets, rateOptions(config))
    , invites({directory, people, stores->invites(), bus, members, limiter, clock},
              {.name = [this, &config] { return peopleServices ? peopleServices->server.settings().name
                                                            : config.serverName; },
               .urlOf = [this, &config](const QString &code) { return inviteUrl(config, code); }})
    , hasher(core::PasswordHasher::Options{})
    , agentSetup(config, providers, stores->agents(), agents, clock)
{
    if (!config.rateLimitsEnabled)
        limits.rates = {0, 0, 0, 0, 0, 0}; // announced as they are enforced
}

Result<> RoomServer::Parts::buildServices(const ServerConfig &config)
{
    for (const Result<> &started : {hasher.started(), providers.start()}) {
        if (!started)
            return started.error();
    }
    QByteArray secret = config.jwtSecret;
    if (secret.isEmpty()) {
        auto own = tokenSecret(config.dataFolder);
        if (!own)
            return own.error();
        secret = *own;
    }
    auto tokens = core::AccessTokens::make({.secret = secret, .lifetimeMs = config.accessMinutes * qint64(60'000)});
    if (!tokens)
        return tokens.error();
    claim = config.claim.isEmpty() ? makeClaimCode() : config.claim;
    accounts = std::make_unique<core::AccountService>(stores->accounts(), sessionBook, hasher, *tokens, clock,
                                                      accountOptions(config, claim));
    accounts->keep(people);
    peopleServices = std::make_unique<core::PeopleServices>(
        core::PeopleServices::Needs{*stores, people, reach, directory, presence, cursorService, *accounts, limiter, bus,
                                    clock, limits, settingsOf(config),
                                    [this, &config] { return addressOf(config); }});
    streamService = std::make_unique<core::StreamService>(
        core::StreamPorts{stores->messages(), stores->streams(), bus, clock, directory, agents, limiter, outsideTurns,
                          insideTurns, [this](UserId user) { return accounts->isGuest(user); }},
        streamSettings(config), limits);
    router = std::make_unique<gateway::CommandRouter>(gateway::CommandRouter::Services{
        roomService, directRooms, roomSettings, publicRooms, members, adding, moderation, bans, invites, messageService,
        cursorService, typing, presence, *streamService, limiter, standings, directory, limits, *peopleServices});
    sessions = std::make_unique<gateway::SessionTable>(
        gateway::SessionTable::Parts{*accounts, directory, standings, cursorService, presence, typing, *router,
                                     *peopleServices},
        gateway::SessionSettings{limits, config.serverName, config.heartbeatMs, config.helloTimeoutMs});
    gateway::addRoutes(http, {[this](const core::Actor &actor, const Command &command, core::Reply<QByteArray> reply) {
                                  router->execute(actor, command, std::move(reply));
                              },
                              [this](const core::Actor &actor, const command::RoomList &asked,
                                     core::Reply<reply::Rooms> reply) { router->ask(actor, asked, std::move(reply)); },
                              *accounts, limiter, limits,
                              [this](const core::Actor &actor, std::optional<RoomId> room, const QByteArray &bytes,
                                     core::Reply<QByteArray> reply) {
                                  setPicture(actor, room, bytes, std::move(reply));
                              },
                              [this](const QString &hash, core::Reply<core::Picture> reply) {
                                  stores->pictures().find(hash, std::move(reply));
                              },
                              [this](core::Reply<Done> reply) { writeProbe.ask(std::move(reply)); },
                              [this](const QString &code, const QByteArray &from) { return invites.find(code, from); }});
    web::addDocumentPages(http);
    web::addInvitePage(http, config.publicUrl);
    web::addResetPage(http);
    return Done{};
}

QString RoomServer::Parts::addressOf(const ServerConfig &config) const
{
    return publicAddress(config, sockets ? sockets->places() : QList<ListenAt>());
}

QString RoomServer::Parts::inviteUrl(const ServerConfig &config, const QString &code) const
{
    return withKey(addressOf(config) + u"/i/"_s + code, config);
}

Result<> RoomServer::Parts::renewCertificate(const ServerConfig &config)
{
    if (!sockets || config.tlsCertificate.isEmpty())
        return Done{};
    const auto tls = loadCertificate(config);
    if (!tls)
        return tls.error();
    sockets->setTls(*tls);
    return Done{};
}

Result<gateway::FrontSetup> RoomServer::Parts::frontSetup(const ServerConfig &config)
{
    gateway::FrontSetup setup;
    setup.policy = frontPolicy(config);
    setup.router = &http;
    setup.checkBearer = [this](const QByteArray &bearer, core::Reply<Done> reply) {
        auto identity = accounts->verify(bearer);
        identity ? reply(Done{}) : reply(identity.error());
    };
    if (setup.policy.usesTls()) {
        auto tls = loadCertificate(config);
        if (!tls)
            return tls.error();
        setup.tls = *tls;
    }
    return setup;
}

void RoomServer::Parts::setPicture(const core::Actor &actor, std::optional<RoomId> room, const QByteArray &bytes,
                                   core::Reply<QByteArray> reply)
{
    if (!room)
        return peopleServices->people.setPicture(
            actor, bytes,
            {std::move(reply), [](const reply::OnePerson &person) { return codec::encodeReply(person); }});
    core::Actor noted = actor;
    noted.notes = peopleServices->notes.of(actor, command::RoomUpdate{.room = *room, .picture = QString()});
    roomSettings.setPicture(
        noted, *room, bytes,
        {std::move(reply), [](const reply::RoomDetail &detail) { return codec::encodeReply(detail); }});
}

void RoomServer::Parts::take(const ServerSettings &settings)
{
    accounts->setEntry(settings.guests, settings.registration);
    sessions->setServerName(settings.name);
}

bool RoomServer::Parts::isPutIntoLobby(Role newcomer) const
{
    const LobbyJoin whom = peopleServices->server.settings().lobby;
    return whom == LobbyJoin::Everyone || (whom == LobbyJoin::Accounts && newcomer != Role::Guest);
}

void RoomServer::Parts::tellMigration(const ServerConfig &config, int percent)
{
    if (!migrationDoor) {
        auto front = frontSetup(config);
        if (!front)
            return; // the last step of the start says why
        migrationDoor = std::make_unique<MigrationDoor>(std::move(*front), http);
        migrationDoor->listen(config.listen);
    }
    migrationDoor->tell(percent);
}

gateway::EndpointSettings RoomServer::Parts::endpointSettings(const ServerConfig &config) const
{
    return {.limits = limits,
            .webSockets = webSockets(config),
            .heartbeatMs = config.heartbeatMs,
            .commandsInFlight = config.commandsInFlight};
}

void RoomServer::Parts::startCompat(const ServerConfig &config, core::Reply<Done> reply)
{
    if (std::ranges::none_of(config.compat, &CompatConfig::isEnabled))
        return reply(Done{});
    compatDoors = std::make_unique<CompatDoors>(
        config.compat,
        compat::World{*router, directory, roomService, members, *accounts, hasher, presence, agents, limiter,
                      stores->foreign(), clock, limits, compat::Door::idsOf(kThisServer)},
        bus, CompatDoors::Setup{frontPolicy(config), endpointSettings(config), ownNames()});
    compatDoors->start(std::move(reply));
}

Result<> RoomServer::Parts::openSockets(const ServerConfig &config)
{
    auto front = frontSetup(config);
    if (!front)
        return front.error();
    Sockets::Setup setup{.front = std::move(*front),
                         .endpoints = endpointSettings(config),
                         .threads = config.gatewayThreads,
                         .server = kThisServer};
    if (setup.threads > 0)
        setup.front.handlerContext = &ticker;
    migrationDoor.reset();
    sockets = std::make_unique<Sockets>(setup, *sessions, directory, bus);
    const auto listening = sockets->listen(config.listen);
    return listening && compatDoors ? compatDoors->listen(sockets->census()) : listening;
}

void RoomServer::Parts::stopListening()
{
    sockets->stopListening();
    if (compatDoors)
        compatDoors->stopListening();
}

void RoomServer::Parts::sayGoodbye()
{
    sockets->goodbye();
    if (compatDoors)
        compatDoors->goodbye();
}

int RoomServer::Parts::connectionCount() const
{
    return sessions->connectionCount() + (compatDoors ? compatDoors->connectionCount() : 0);
}

} // namespace confab::host
