// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ListenerSet.h"

namespace confab::gateway {

namespace {
constexpr int kPortTries = 20;
}

ListenerSet::ListenerSet(const FrontPolicy &policy, std::vector<HttpFront *> fronts,
                         std::shared_ptr<ConnectionCensus> census)
    : m_policy(policy)
    , m_fronts(std::move(fronts))
    , m_census(std::move(census))
{
}

Result<> ListenerSet::listenOn(const QHostAddress &address, quint16 port)
{
    auto listener = std::make_unique<Listener>(m_policy, m_fronts, m_census);
    auto started = listener->start(port, address);
    if (started)
        m_listeners.push_back(std::move(listener));
    return started;
}

Result<> ListenerSet::listenOnLocalhost(quint16 port)
{
    const bool hasSix = QTcpServer().listen(QHostAddress::LocalHostIPv6);
    for (int tries = kPortTries;; --tries) {
        if (auto four = listenOn(QHostAddress(QHostAddress::LocalHost), port); !four || !hasSix)
            return four;
        const auto six = listenOn(QHostAddress(QHostAddress::LocalHostIPv6), m_listeners.back()->serverPort());
        if (six || port != 0 || tries == 0)
            return six;
        m_listeners.pop_back(); // free for one family alone
    }
}

void ListenerSet::stop()
{
    for (const auto &listener : m_listeners)
        listener->stop();
}

QList<ListenerSet::Place> ListenerSet::places() const
{
    QList<Place> all;
    for (const auto &listener : m_listeners)
        all.append({listener->serverAddress(), listener->serverPort()});
    return all;
}

} // namespace confab::gateway
