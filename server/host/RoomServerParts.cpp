// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServerParts.h"

#include "AssistantPlan.h"
#include "gateway/http/TlsSetup.h"
#include "gateway/routes/Routes.h"
#include "Secrets.h"
#include "StartProblems.h"

#include <QHostInfo>
#include <QLoggingCategory>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTls, "confab.tls")

constexpr int kAddressesPerAccount = 5; // that guess as fast as they may fill what an account has

storage::EngineOptions engineOptions(const ServerConfig &config)
{
    const qint64 logBytes = config.logBytes;
    return {.file = databaseFile(config.dataFolder),
            .waitingWrites = config.waitingWrites,
            .lockPatienceMs = config.lockWaitMs,
            .checkpointBytes = logBytes * 3 / 8,
            .maxLogBytes = logBytes};
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
            .registrationsPerAddress = config.registrationsPerMinute};
}

core::AccountService::Options accountOptions(const ServerConfig &config, const QByteArray &claim)
{
    core::AccountService::Options options;
    options.nameChars = config.limits.nameChars;
    options.guests = config.guests;
    options.registration = config.registration == Registration::Open;
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
    if (!config.isForThisMachine()) {
        const QString name = QHostInfo::localHostName();
        policy.allowedHosts += {name, name + u".local"_s, name + u'.' + QHostInfo::localDomainName()};
    }
    const bool letsAnyPageIn = config.cors && config.allowedOrigins.isEmpty() && config.isForThisMachine();
    policy.allowedOrigins = letsAnyPageIn ? QStringList{u"*"_s} : config.allowedOrigins;
    policy.tlsCertificateFile = config.tlsCertificate;
    policy.tlsKeyFile = config.tlsKey;
    return policy;
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
    , engine(engineOptions(config))
    , limiter(clock, rateOptions(config))
    , hasher(core::PasswordHasher::Options{})
    , agentSetup(config, providers, agentStore, agents, clock)
{
    directory.follow(bus);
    if (!config.rateLimitsEnabled)
        limits.rates = {0, 0, 0, 0, 0}; // announced as they are enforced
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
    accounts =
        std::make_unique<core::AccountService>(accountStore, hasher, *tokens, clock, accountOptions(config, claim));
    streamService = std::make_unique<core::StreamService>(
        core::StreamPorts{messages, streams, bus, clock, directory, agents, limiter,
                          [this](UserId user) { return accounts->isGuest(user); }},
        streamSettings(config), limits);
    router = std::make_unique<gateway::CommandRouter>(
        gateway::CommandRouter::Services{roomService, members, moderation, messageService, cursorService, typing,
                                         presence, *streamService, limiter, log, directory, limits});
    sessions = std::make_unique<gateway::SessionTable>(
        gateway::SessionTable::Parts{*accounts, directory, log, cursorService, presence, typing, *router},
        gateway::SessionSettings{limits, config.serverName, config.heartbeatMs, config.helloTimeoutMs});
    gateway::addRoutes(http,
                       {[this](const core::Actor &actor, const Command &command, Reply<QByteArray> reply) {
                            router->execute(actor, command, std::move(reply));
                        },
                        *accounts, limiter, limits, [this](Reply<Done> reply) { writeProbe.ask(std::move(reply)); }});
    return Done{};
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

Result<> RoomServer::Parts::openSockets(const ServerConfig &config)
{
    Sockets::Setup setup{.endpoints = {limits, config.heartbeatMs, config.commandsInFlight},
                         .threads = config.gatewayThreads};
    setup.front.policy = frontPolicy(config);
    setup.front.router = &http;
    setup.front.checkBearer = [this](const QByteArray &bearer, const Reply<Done> &reply) {
        auto identity = accounts->verify(bearer);
        identity ? reply(Done{}) : reply(identity.error());
    };
    if (setup.threads > 0)
        setup.front.handlerContext = &ticker;
    if (setup.front.policy.usesTls()) {
        auto tls = loadCertificate(config);
        if (!tls)
            return tls.error();
        setup.front.tls = *tls;
    }
    sockets = std::make_unique<Sockets>(setup, *sessions, directory, bus);
    return sockets->listen(config.listen);
}

} // namespace confab::host
