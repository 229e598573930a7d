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
{
    const int loops = std::max(1, setup.threads);
    std::vector<gateway::HttpFront *> fronts;
    for (int i = 0; i < loops; ++i) {
        auto *loop = new gateway::SocketLoop(i, setup.front, setup.endpoints, m_room, sessions);
        m_loops.push_back(loop);
        fronts.push_back(&loop->front());
        if (setup.threads > 0 && m_threadsMade)
            m_threadsMade = giveThread(*loop);
    }
    m_fanout = std::make_unique<gateway::Fanout>(m_loops, directory, bus, setup.endpoints.limits.queueBytes);
    sessions.setFanout(*m_fanout);
    m_listener = std::make_unique<gateway::Listener>(setup.front.policy, fronts);
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
    m_listener->stop();
    for (gateway::SocketLoop *loop : m_loops) {
        if (loop->thread() == QThread::currentThread())
            delete loop;
    }
    for (const auto &thread : m_threads) {
        thread->quit();
        thread->wait();
    }
}

Result<> Sockets::listen(quint16 port)
{
    return m_threadsMade ? m_listener->start(port) : m_threadsMade;
}

void Sockets::setTls(const QSslConfiguration &tls)
{
    for (gateway::SocketLoop *loop : m_loops)
        loop->setTls(tls);
}

void Sockets::goodbye()
{
    m_listener->stop();
    m_fanout->flush();
    for (gateway::SocketLoop *loop : m_loops) {
        // Not 1012: QWebSocket, which clients are built on, takes that for an invalid code and drops the reason.
        loop->closeAll(CloseCode::GoingAway, [] {
            return u"restart;retryMs=%1"_s.arg(500 + QRandomGenerator::global()->bounded(kMaxComeBackMs));
        });
    }
}

} // namespace confab::host
