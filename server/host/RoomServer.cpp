// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServer.h"

#include "core/accounts/NamePolicy.h"
#include "gateway/EpollDispatcher.h"
#include "OwnTls.h"
#include "PublicAddress.h"
#include "RoomServerParts.h"
#include "RoomServerStart.h"
#include "ServerSecrets.h"
#include "StartProblems.h"
#include "SystemLimits.h"

#include <QDir>
#include <QThread>
#include <QUrl>

#include <cerrno>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
constexpr int kTickMs = 250;
constexpr int kTicksPerSecond = 1'000 / kTickMs;
constexpr int kTicksPerMinute = 60 * kTicksPerSecond;
constexpr int kAnswersMs = 2'000; // to write down how far answers came
constexpr int kGoodbyeMs = 8'000; // from the beginning of the stop

Error stoppedMeanwhile()
{
    return {ErrorCode::Unavailable, u"The server was stopped."_s};
}
} // namespace

RoomServer::RoomServer(ServerConfig config, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_start(std::make_unique<Start>(*this))
{
}

RoomServer::~RoomServer()
{
    takeDown();
}

void RoomServer::prepareThread(QThread &thread)
{
    if (auto *dispatcher = gateway::createEpollDispatcher())
        thread.setEventDispatcher(dispatcher);
}

bool RoomServer::takesName(const QString &name)
{
    const Result<QString> shown = core::names::normalized(name, Limits().nameChars);
    return shown && core::names::checkNew(*shown);
}

void RoomServer::start(std::function<void(const Result<> &)> started)
{
    if (m_phase == Phase::Stopping || m_phase == Phase::Stopped)
        return started(stoppedMeanwhile());
    if (m_phase != Phase::New)
        return started(Error{ErrorCode::Conflict, u"The server was started before."_s});
    m_phase = Phase::Starting;
    m_start->run([this, started = std::move(started)](const Result<> &result) {
        if (m_phase == Phase::Starting)
            m_phase = result ? Phase::Running : Phase::Failed;
        started(result);
    });
}

Result<> RoomServer::build()
{
    if (auto enough = checkDescriptorLimit(m_config.gatewayThreads); !enough)
        return enough.error();
    if (!QDir().mkpath(m_config.dataFolder))
        return Error{ErrorCode::Unavailable,
                     u"The data folder %1 can't be made: %2."_s.arg(m_config.dataFolder, qt_error_string(errno))};
    if (auto taken = m_lock.take(m_config.dataFolder); !taken)
        return taken.error();
    if (m_config.usesOwnTls()) {
        const auto own = ownTls(m_config.dataFolder);
        if (!own)
            return own.error();
        m_config.tlsCertificate = own->certificateFile;
        m_config.tlsKey = own->keyFile;
        m_config.tlsKeyHash = own->keyHash;
    }
    auto parts = std::make_unique<Parts>(m_config);
    if (auto ready = parts->buildServices(m_config); !ready)
        return ready.error();
    m_parts = std::move(parts);
    connectHooks();
    return Done{};
}

void RoomServer::connectHooks()
{
    Parts &parts = *m_parts;
    parts.stores->onMigration = [this, &parts](int percent) { parts.tellMigration(m_config, percent); };
    parts.stores->onDelivered = [&parts] {
        if (parts.sockets)
            parts.sockets->fanout().flush();
    };
    parts.accounts->onUserCreated([&parts](const User &user, Role role, core::Reply<Done> joined) {
        if (parts.lobby.isNull() || !parts.isPutIntoLobby(role))
            return joined(Done{});
        // Whoever leads the server is a plain member, but for its owner, whose room it is.
        parts.members.add(parts.lobby, user, role == Role::Admin ? Role::Member : role, std::move(joined));
    });
    parts.accounts->takeInvites(
        parts.stores->invites(),
        [&parts](const QString &code, const core::Came &came) { parts.invites.came(code, came); });
    parts.accounts->onSessionEnded(
        [&parts](SessionId session, UserId, core::SessionEnd why) { parts.sessions->endSession(session, why); });
    parts.accounts->onLodgerOut([&parts](UserId user) {
        if (parts.compatDoors)
            parts.compatDoors->turnOut(user);
    });
    parts.accounts->onUserEnded([&parts](UserId user, const QList<core::MembershipChange> &left) {
        parts.members.hasLeft(user, left);
    });
    parts.directory.know(parts.people);
    const auto letsGuestsIn = [&parts] {
        return parts.peopleServices->server.settings().lobby == LobbyJoin::Everyone;
    };
    parts.roomService.guestsSeePublic = letsGuestsIn;
    parts.publicRooms.guestsSeePublic = letsGuestsIn;
    parts.peopleServices->server.onChanged([&parts](const ServerSettings &settings) { parts.take(settings); });
    parts.streamService->onAnswerEnded(
        [&parts](const core::AnswerOutcome &outcome) { parts.agentHealth.answered(outcome); });
    QObject::connect(&parts.ticker, &QTimer::timeout, this, &RoomServer::tick);
}

Result<> RoomServer::openDoors()
{
    if (auto opened = m_parts->openSockets(m_config); !opened)
        return opened;
    m_parts->ticker.start(kTickMs);
    m_parts->agentHealth.start();
    return Done{};
}

void RoomServer::tick()
{
    Parts &parts = *m_parts;
    parts.presence.tick();
    parts.typing.tick();
    if (parts.compatDoors)
        parts.compatDoors->tick();
    if (const int people = parts.sessions->peopleCount(); std::exchange(parts.peopleTold, people) != people)
        Q_EMIT peopleChanged(people);
    ++parts.ticks;
    if (parts.ticks % kTicksPerSecond == 0) {
        parts.accounts->expire();
        parts.publicRooms.tick();
        parts.peopleServices->tick();
        parts.agentHealth.tick();
    }
    if (parts.ticks % kTicksPerMinute == 0)
        parts.sessions->touchAll();
    if (m_hasSaidGoodbye && parts.connectionCount() == 0)
        finishStop();
}

void RoomServer::stop(std::function<void()> done)
{
    if (m_phase == Phase::Stopped)
        return done();
    m_onStopped.push_back(std::move(done));
    const Phase before = std::exchange(m_phase, Phase::Stopping);
    if (before == Phase::Stopping)
        return;
    m_start->callOff(stoppedMeanwhile());
    if (before != Phase::Running)
        return finishStop();
    m_parts->stopListening();
    // Neither answers that can't be written down nor people who don't hear keep it.
    QTimer::singleShot(kAnswersMs, this, &RoomServer::sayGoodbye);
    QTimer::singleShot(kGoodbyeMs, this, &RoomServer::finishStop);
    m_parts->streamService->shutdown({m_parts->life, [this](const Result<> &) { sayGoodbye(); }});
}

void RoomServer::sayGoodbye()
{
    if (m_parts && !std::exchange(m_hasSaidGoodbye, true))
        m_parts->sayGoodbye();
}

void RoomServer::finishStop()
{
    // Not from inside a call of theirs.
    QMetaObject::invokeMethod(this, &RoomServer::takeDown, Qt::QueuedConnection);
}

void RoomServer::takeDown()
{
    m_start->callOff(stoppedMeanwhile());
    if (m_parts && m_parts->peopleServices)
        m_parts->peopleServices->sightings.flush();
    // The last replies may come back here.
    if (m_parts)
        m_parts->stores->stop();
    m_parts.reset();
    m_phase = Phase::Stopped;
    for (const auto &done : std::exchange(m_onStopped, {}))
        done();
}

Result<> RoomServer::renewCertificate()
{
    return m_parts ? m_parts->renewCertificate(m_config) : Result<>(Done{});
}

quint16 RoomServer::port() const
{
    return m_parts && m_parts->sockets ? m_parts->sockets->port() : 0;
}

QStringList RoomServer::urls() const
{
    QStringList all;
    const bool isSecure = !m_config.tlsCertificate.isEmpty();
    for (const ListenAt &at : m_parts && m_parts->sockets ? m_parts->sockets->places() : QList<ListenAt>()) {
        // Where the system has no IPv6, it is AnyIPv4 by now.
        const bool isBoth = at.address == QHostAddress(QHostAddress::Any);
        const QList<QHostAddress> addresses =
            isBoth ? QList{QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QHostAddress::AnyIPv6)}
                   : QList{at.address};
        for (const QHostAddress &address : addresses) {
            const bool isSix = address.protocol() == QAbstractSocket::IPv6Protocol;
            const QString host = isSix ? u"[%1]"_s.arg(address.toString()) : address.toString();
            all.append(u"%1://%2:%3"_s.arg(isSecure ? u"https"_s : u"http"_s, host).arg(at.port));
        }
    }
    return all;
}

QStringList RoomServer::compatUrls() const
{
    return m_parts && m_parts->compatDoors ? m_parts->compatDoors->urls() : QStringList();
}

QString RoomServer::keyHash() const
{
    return QString::fromLatin1(m_config.tlsKeyHash);
}

QString RoomServer::appAddress() const
{
    if (!m_parts || m_config.tlsKeyHash.isEmpty())
        return {};
    QUrl url(m_parts->addressOf(m_config)); // names its port
    url.setScheme(u"confabs"_s);
    return withKey(url.toString(), m_config);
}

QByteArray RoomServer::claimCode() const
{
    return m_parts && !m_parts->accounts->isClaimed() ? m_parts->claim : QByteArray();
}

} // namespace confab::host
