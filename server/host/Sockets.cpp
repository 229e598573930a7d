// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Sockets.h"

#include "core/Threads.h"
#include "gateway/EpollDispatcher.h"

#include <QRandomGenerator>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
// Clients that come back all at once would only be sent away again.
constexpr int kMaxComeBackMs = 5'000;
constexpr int kPortTries = 20;
} // namespace

Sockets::Sockets(const Setup &setup, gateway::SessionTable &sessions, const core::RoomDirectory &directory,
                 core::Bus &bus)
    : m_policy(setup.front.policy)
    , m_census(gateway::Listener::makeCensus(m_policy))
{
    const int loops = std::max(1, setup.threads);
    for (int i = 0; i < loops; ++i) {
        auto *loop = new gateway::SocketLoop(i, setup.front, setup.endpoints, m_room, sessions);
        m_loops.push_back(loop);
        m_fronts.push_back(&loop->front());
        if (setup.threads > 0 && m_threadsMade)
            m_threadsMade = giveThread(*loop);
    }
    const std::vector<gateway::ConnectionLoop *> reached(m_loops.begin(), m_loops.end());
    m_fanout = std::make_unique<gateway::Fanout>(reached, directory, bus, setup.endpoints.limits.queueBytes);
    sessions.setFanout(*m_fanout);
}

Result<> Sockets::giveThread(gateway::SocketLoop &loop)
{
    auto thread = std::make_unique<QThread>();
    thread->setObjectName(u"gateway-%1"_s.arg(m_threads.size()));
    if (auto *dispatcher = gateway::createEpollDispatcher())
        thread->setEventDispatcher(dispatcher);
    if (auto started = core::startThread(*thread); !started)
        return started;
    loop.moveToThread(thread.get());
    QObject::connect(thread.get(), &QThread::finished, &loop, &QObject::deleteLater);
    m_threads.push_back(std::move(thread));
    return Done{};
}

Sockets::~Sockets()
{
    stopListening();
    for (gateway::SocketLoop *loop : m_loops) {
        if (loop->thread() == QThread::currentThread())
            delete loop;
    }
    for (const auto &thread : m_threads) {
        thread->quit();
        thread->wait();
    }
}

Result<> Sockets::listen(const QList<ListenAt> &places)
{
    if (!m_threadsMade)
        return m_threadsMade;
    for (const ListenAt &at : places) {
        auto listening = Result<>(Done{});
        if (at.isLocalhost) {
            listening = listenOnLocalhost(at.port);
        } else if (const auto port = listenOn(at.address, at.port); !port) {
            listening = port.error();
        }
        if (!listening) {
            m_listeners.clear();
            return listening;
        }
    }
    return Done{};
}

Result<quint16> Sockets::listenOn(const QHostAddress &address, quint16 port)
{
    auto listener = std::make_unique<gateway::Listener>(m_policy, m_fronts, m_census);
    if (auto started = listener->start(port, address); !started)
        return started.error();
    m_listeners.push_back(std::move(listener));
    return m_listeners.back()->serverPort();
}

// Programs ask for localhost and take what comes first, of either family.
Result<> Sockets::listenOnLocalhost(quint16 port)
{
    const bool hasSix = QTcpServer().listen(QHostAddress::LocalHostIPv6);
    for (int tries = kPortTries;; --tries) {
        const auto chosen = listenOn(QHostAddress(QHostAddress::LocalHost), port);
        if (!chosen)
            return chosen.error();
        if (!hasSix)
            return Done{};
        const auto six = listenOn(QHostAddress(QHostAddress::LocalHostIPv6), *chosen);
        if (six)
            return Done{};
        if (port != 0 || tries == 0)
            return six.error();
        m_listeners.pop_back(); // free for one family alone
    }
}

QList<ListenAt> Sockets::places() const
{
    QList<ListenAt> all;
    for (const auto &listener : m_listeners)
        all.append({listener->serverAddress(), listener->serverPort()});
    return all;
}

void Sockets::setTls(const QSslConfiguration &tls)
{
    for (gateway::SocketLoop *loop : m_loops)
        loop->setTls(tls);
}

void Sockets::stopListening()
{
    for (const auto &listener : m_listeners)
        listener->stop();
}

void Sockets::goodbye()
{
    stopListening();
    m_fanout->flush();
    for (gateway::SocketLoop *loop : m_loops) {
        // Not 1012: QWebSocket, which clients are built on, takes that for an invalid code and drops the reason.
        loop->closeAll(CloseCode::GoingAway, [] {
            return u"restart;retryMs=%1"_s.arg(500 + QRandomGenerator::global()->bounded(kMaxComeBackMs));
        });
    }
}

} // namespace confab::host
