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
} // namespace

Sockets::Sockets(const Setup &setup, gateway::SessionTable &sessions, const core::RoomDirectory &directory,
                 core::Bus &bus)
    : m_census(gateway::Listener::makeCensus(setup.front.policy))
{
    std::vector<gateway::HttpFront *> fronts;
    const int loops = std::max(1, setup.threads);
    for (int i = 0; i < loops; ++i) {
        const auto ids = gateway::ConnectionLoop::idsOf(setup.server, i);
        auto *loop = new gateway::SocketLoop(ids, setup.front, setup.endpoints, m_room, sessions);
        m_loops.push_back(loop);
        fronts.push_back(&loop->front());
        if (setup.threads > 0 && m_threadsMade)
            m_threadsMade = giveThread(*loop);
    }
    m_listeners = std::make_unique<gateway::ListenerSet>(setup.front.policy, std::move(fronts), m_census);
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
    // Before it starts: the thread tells of itself by the same object's signals.
    QObject::connect(thread.get(), &QThread::finished, &loop, &QObject::deleteLater);
    if (auto started = core::startThread(*thread); !started)
        return started;
    loop.moveToThread(thread.get());
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
        const auto listening =
            at.isLocalhost ? m_listeners->listenOnLocalhost(at.port) : m_listeners->listenOn(at.address, at.port);
        if (!listening) {
            m_listeners->clear();
            return listening;
        }
    }
    return Done{};
}

QList<ListenAt> Sockets::places() const
{
    QList<ListenAt> all;
    for (const auto &[address, port] : m_listeners->places())
        all.append({address, port});
    return all;
}

void Sockets::setTls(const QSslConfiguration &tls)
{
    for (gateway::SocketLoop *loop : m_loops)
        loop->setTls(tls);
}

void Sockets::stopListening()
{
    m_listeners->stop();
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
