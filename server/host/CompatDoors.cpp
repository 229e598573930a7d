// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CompatDoors.h"

#include "CompatSettings.h"

#include <QLoggingCategory>

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;
using compat::FacadeType;

namespace {

Q_LOGGING_CATEGORY(lcCompat, "confab.compat", QtInfoMsg)

constexpr int kQueueBytes = 4 * 1'024 * 1'024;

bool isForThisMachine(const QList<ListenAt> &places)
{
    return std::ranges::all_of(places, [](const ListenAt &at) { return at.address.isLoopback(); });
}

compat::FacadeSettings settingsOf(const CompatConfig &config)
{
    return {.name = config.name,
            .rooms = config.rooms,
            .agent = config.agent,
            .origins = config.origins,
            .own = config.own,
            .variables = config.variables};
}

compat::Door::Setup doorSetup(const CompatDoors::Setup &common, const FacadeType &type, const CompatConfig &config,
                              const QString &port)
{
    compat::Door::Setup setup{.policy = common.policy, .endpoints = common.endpoints, .refuse = type.refuse};
    setup.endpoints.binary = type.kind.binary;
    setup.goodbye = type.kind.goodbye;
    // Qt's can't take binary frames for anything.
    setup.endpoints.webSockets = gateway::WebSockets::Confab;
    // There a whole history is one frame.
    setup.endpoints.limits.queueBytes = std::max(setup.endpoints.limits.queueBytes, kQueueBytes);
    gateway::FrontPolicy &policy = setup.policy;
    policy.isForThisMachine = isForThisMachine(placesOf(config, port));
    if (!policy.isForThisMachine)
        policy.allowedHosts += common.ownNames;
    policy.allowedOrigins = config.origins;
    if (policy.allowedOrigins.isEmpty() && type.origins)
        policy.allowedOrigins = type.origins(settingsOf(config));
    // Who is on this machine is asked for nothing; beyond it every page of the world could call.
    if (policy.allowedOrigins.isEmpty() && policy.isForThisMachine)
        policy.allowedOrigins = {u"*"_s};
    policy.servesPagesElsewhere = true;
    policy.gatewayPath.clear();
    // Clients have http and ws built in: TLS is a proxy's here.
    policy.tlsCertificateFile.clear();
    policy.tlsKeyFile.clear();
    return setup;
}

} // namespace

CompatDoors::CompatDoors(const QList<CompatConfig> &facades, const compat::World &world, core::Bus &bus,
                         const Setup &setup)
    : m_world(world)
{
    for (const CompatConfig &config : facades) {
        if (config.isEnabled)
            open(config, setup);
    }
    bus.subscribe(m_life.guarded([this](const core::Publication &publication) { onPublication(publication); }));
}

CompatDoors::~CompatDoors()
{
    // Visitors know their façades, façades their grounds.
    for (const auto &served : m_served)
        served->doors.clear();
}

void CompatDoors::open(const CompatConfig &config, const Setup &setup)
{
    const FacadeType &type = *findFacadeType(config.name);
    if (config.isPublic && !type.kind.hasSignIn)
        qCWarning(lcCompat).noquote() << u"compat.%1 is public: everybody who reaches it comes in, under any name"_s.arg(
            config.name);
    auto served = std::make_unique<Served>();
    served->config = config;
    served->ground = std::make_unique<compat::Ground>(m_world, type.kind, settingsOf(config));
    served->facade = type.make(*served->ground);
    for (const compat::FacadeKind::Port &port : type.kind.ports) {
        auto door = std::make_unique<compat::Door>(doorSetup(setup, type, config, port.name), m_world.presence,
                                                   m_world.lastConnection);
        served->facade->addRoutes(door->router(), port.name);
        served->doors.emplace_back(port.name, std::move(door));
    }
    m_served.push_back(std::move(served));
}

void CompatDoors::start(core::Reply<Done> reply)
{
    startFrom(0, std::move(reply));
}

void CompatDoors::startFrom(size_t index, core::Reply<Done> reply)
{
    if (index == m_served.size())
        return reply(Done{});
    Served &served = *m_served[index];
    core::Reply<Done> started{m_life, std::move(reply),
                              [this, index](Done, core::Reply<Done> next) { startFrom(index + 1, std::move(next)); }};
    served.ground->load({m_life, std::move(started),
                         [&facade = *served.facade](Done, core::Reply<Done> next) { facade.start(std::move(next)); }});
}

Result<> CompatDoors::listen(const std::shared_ptr<gateway::ConnectionCensus> &census)
{
    for (const auto &served : m_served) {
        for (const auto &[port, door] : served->doors) {
            gateway::ListenerSet &listeners = door->makeListeners(census);
            for (const ListenAt &at : placesOf(served->config, port)) {
                const auto listening =
                    at.isLocalhost ? listeners.listenOnLocalhost(at.port) : listeners.listenOn(at.address, at.port);
                if (listening)
                    continue;
                stopListening();
                return Error{listening.error().code,
                             u"compat.%1: %2"_s.arg(served->config.name, listening.error().text())};
            }
        }
    }
    return Done{};
}

QStringList CompatDoors::urls() const
{
    QStringList all;
    for (const auto &served : m_served) {
        for (const auto &[port, door] : served->doors) {
            const QString name = port.isEmpty() ? served->config.name : served->config.name + u' ' + port;
            all.append(u"%1: %2"_s.arg(name, door->urls().value(0)));
        }
    }
    return all;
}

void CompatDoors::onPublication(const core::Publication &publication)
{
    for (const auto &served : m_served) {
        if (!served->ground->hears(publication))
            continue;
        const RoomId room = *publication.frame.room;
        served->facade->heard(room, publication);
        // What is gone is no room of anybody's.
        if (std::holds_alternative<event::RoomDeleted>(publication.frame.event))
            served->ground->rooms().remove(room);
    }
}

void CompatDoors::tick()
{
    for (const auto &served : m_served)
        served->facade->tick();
}

void CompatDoors::stopListening()
{
    for (const auto &served : m_served) {
        for (const auto &[port, door] : served->doors)
            door->stopListening();
    }
}

void CompatDoors::goodbye()
{
    for (const auto &served : m_served) {
        for (const auto &[port, door] : served->doors)
            door->goodbye();
    }
}

void CompatDoors::turnOut(UserId user)
{
    for (const auto &served : m_served) {
        for (const auto &[port, door] : served->doors)
            door->turnOut(user);
    }
}

int CompatDoors::connectionCount() const
{
    int count = 0;
    for (const auto &served : m_served) {
        for (const auto &[port, door] : served->doors)
            count += door->visitorCount();
    }
    return count;
}

} // namespace confab::host
