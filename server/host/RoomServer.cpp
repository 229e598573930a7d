// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServer.h"

#include "core/accounts/NamePolicy.h"
#include "gateway/EpollDispatcher.h"
#include "RoomServerParts.h"
#include "Secrets.h"
#include "StartProblems.h"
#include "SystemLimits.h"

#include <QDir>
#include <QThread>

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
    , m_start(makeStart())
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

void RoomServer::start(Reply<Done> reply)
{
    if (m_phase != Phase::New)
        return reply(stoppedMeanwhile());
    m_phase = Phase::Starting;
    m_start.run([this, reply = std::move(reply)](const Result<> &started) {
        if (m_phase == Phase::Starting)
            m_phase = started ? Phase::Running : Phase::Failed;
        reply(started);
    });
}

//! Each step needs what those before have read or written.
StartSequence RoomServer::makeStart()
{
    const auto stored = [this](StartStep name, auto step) {
        return StartSequence::Step{name, [this, step](Reply<Done> reply) {
                                       step([this, reply = std::move(reply)](const Result<> &result) {
                                           reply(result ? result : explained(result.error(), databaseFile(m_config.dataFolder)));
                                       });
                                   }};
    };
    return {{
                {StartStep::Data, [this](const Reply<Done> &reply) { reply(build()); }},
                // Before the rooms, which are loaded with the names that their members have by now.
                stored(StartStep::Agents, [this](Reply<Done> reply) { m_parts->agentSetup.prepare(std::move(reply)); }),
                stored(StartStep::Rooms, [this](Reply<Done> reply) { loadRooms(std::move(reply)); }),
                stored(StartStep::Answers, [this](Reply<Done> reply) { interruptAnswers(std::move(reply)); }),
                stored(StartStep::Lobby, [this](Reply<Done> reply) { prepareLobby(std::move(reply)); }),
                stored(StartStep::Accounts, [this](Reply<Done> reply) { m_parts->accounts->start(std::move(reply)); }),
                {StartStep::Doors, [this](Reply<Done> reply) { listen(std::move(reply)); }},
            },
            [this](StartStep step) { Q_EMIT startStepDone(step); }};
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
    auto parts = std::make_unique<Parts>(m_config);
    if (auto opened = parts->engine.open(); !opened)
        return explained(opened.error(), databaseFile(m_config.dataFolder));
    if (auto ready = parts->buildServices(m_config); !ready)
        return ready.error();
    m_parts = std::move(parts);
    connectHooks();
    return Done{};
}

void RoomServer::connectHooks()
{
    Parts &parts = *m_parts;
    parts.engine.onBatchDelivered = [&parts] {
        if (parts.sockets)
            parts.sockets->fanout().flush();
    };
    parts.accounts->onUserCreated([&parts](const User &user, Role role, Reply<Done> joined) {
        if (parts.lobby.isNull())
            return joined(Done{});
        parts.members.add(parts.lobby, user, role, std::move(joined));
    });
    parts.accounts->onSessionEnded(
        [&parts](SessionId session, UserId, core::SessionEnd why) { parts.sessions->endSession(session, why); });
    parts.accounts->onGuestExpired([&parts](UserId user) { parts.members.removeEverywhere(user); });
    parts.streamService->onAnswerEnded(
        [&parts](const core::AnswerOutcome &outcome) { parts.agentHealth.answered(outcome); });
    QObject::connect(&parts.ticker, &QTimer::timeout, this, &RoomServer::tick);
}

void RoomServer::loadRooms(Reply<Done> reply)
{
    m_parts->rooms.loadAll([this, reply = std::move(reply)](Result<QList<core::StoredRoom>> rooms) {
        if (!rooms)
            return reply(rooms.error());
        m_parts->directory.load(*rooms);
        reply(Done{});
    });
}

void RoomServer::interruptAnswers(Reply<Done> reply)
{
    m_parts->rooms.resumePurges();
    m_parts->streams.interruptRunning(
        u"The server stopped while this was being written."_s, m_parts->clock.now(),
        [reply = std::move(reply)](const Result<int> &ended) { ended ? reply(Done{}) : reply(ended.error()); });
}

void RoomServer::prepareLobby(Reply<Done> reply)
{
    if (!m_config.lobbyEnabled)
        return reply(Done{});
    const QString topic = u"Everybody is here. Say hello, or ask an agent by its name."_s;
    m_parts->roomService.ensureRoom(m_config.lobbyName, topic, [this, reply = std::move(reply)](Result<RoomId> lobby) {
        if (!lobby)
            return reply(lobby.error());
        m_parts->lobby = *lobby;
        // An agent that was configured after the Lobby was made joins it now; one that was removed from it does not.
        core::Joining joining{.former = core::Former::StayAway};
        for (const core::Agent &agent : m_parts->agents.all()) {
            if (!agent.retired)
                joining.members.append({agent.user, Role::Member, m_parts->clock.now()});
        }
        m_parts->members.add(*lobby, joining, [reply](const Result<QList<Member>> &joined) {
            joined ? reply(Done{}) : reply(joined.error());
        });
    });
}

void RoomServer::listen(Reply<Done> reply)
{
    if (auto opened = m_parts->openSockets(m_config); !opened)
        return reply(opened.error());
    m_parts->ticker.start(kTickMs);
    m_parts->agentHealth.start();
    reply(Done{});
}

void RoomServer::tick()
{
    Parts &parts = *m_parts;
    parts.presence.tick();
    parts.typing.tick();
    if (const int people = parts.sessions->peopleCount(); std::exchange(parts.people, people) != people)
        Q_EMIT peopleChanged(people);
    ++parts.ticks;
    if (parts.ticks % kTicksPerSecond == 0) {
        parts.accounts->expire();
        parts.agentHealth.tick();
    }
    if (parts.ticks % kTicksPerMinute == 0)
        parts.sessions->touchAll();
    if (m_hasSaidGoodbye && parts.sessions->connectionCount() == 0)
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
    m_start.callOff(stoppedMeanwhile());
    if (before != Phase::Running)
        return finishStop();
    m_parts->sockets->stopListening();
    // Neither answers that can't be written down nor people who don't hear keep it.
    QTimer::singleShot(kAnswersMs, this, &RoomServer::sayGoodbye);
    QTimer::singleShot(kGoodbyeMs, this, &RoomServer::finishStop);
    m_parts->streamService->shutdown([this](const Result<> &) { sayGoodbye(); });
}

void RoomServer::sayGoodbye()
{
    if (m_parts && !std::exchange(m_hasSaidGoodbye, true))
        m_parts->sockets->goodbye();
}

void RoomServer::finishStop()
{
    // Not from inside a call of theirs.
    QMetaObject::invokeMethod(
        this,
        [this] {
            takeDown();
            m_phase = Phase::Stopped;
            for (const auto &done : std::exchange(m_onStopped, {}))
                done();
        },
        Qt::QueuedConnection);
}

void RoomServer::takeDown()
{
    m_start.callOff(stoppedMeanwhile());
    // The last replies may come back here.
    if (m_parts)
        m_parts->engine.stop();
    m_parts.reset();
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
            isBoth ? QList{QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QHostAddress::AnyIPv6)} : QList{at.address};
        for (const QHostAddress &address : addresses) {
            const bool isSix = address.protocol() == QAbstractSocket::IPv6Protocol;
            const QString host = isSix ? u"[%1]"_s.arg(address.toString()) : address.toString();
            all.append(u"%1://%2:%3"_s.arg(isSecure ? u"https"_s : u"http"_s, host).arg(at.port));
        }
    }
    return all;
}

QByteArray RoomServer::claimCode() const
{
    return m_parts && !m_parts->accounts->isClaimed() ? m_parts->claim : QByteArray();
}

} // namespace confab::host
