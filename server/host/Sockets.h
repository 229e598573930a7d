// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fanout.h"
#include "gateway/http/HttpFront.h"
#include "gateway/http/Listener.h"
#include "gateway/SessionTable.h"
#include "gateway/SocketLoop.h"
#include "host/ServerConfig.h"

#include <QThread>

namespace confab::host {

//! Where sockets live: the loops of the room thread or of threads of their own, the listeners that deal connections
//! out to them, and the fan-out that writes to them. Room thread.
class Sockets
{
public:
    struct Setup
    {
        gateway::FrontSetup front = {};
        gateway::EndpointSettings endpoints = {};
        int threads = 0; //!< 0: the sockets live on the room thread
    };

    Sockets(const Setup &setup, gateway::SessionTable &sessions, const core::RoomDirectory &directory, core::Bus &bus);
    ~Sockets();
    Q_DISABLE_COPY_MOVE(Sockets)

    //! On all of them, or on none and why not, in words: a thread could not be made, or a port can't be had.
    Result<> listen(const QList<ListenAt> &places);
    //! For connections to come.
    void setTls(const QSslConfiguration &tls);
    //! Accepts no more; who is connected stays.
    void stopListening();
    //! The same, and says goodbye to everybody, each with a delay of his own before he comes back.
    void goodbye();
    //! Of the first place.
    quint16 port() const { return m_listeners.empty() ? quint16(0) : m_listeners.front()->serverPort(); }
    //! What it listens on, with the ports that the system chose: one for each place, two for localhost.
    QList<ListenAt> places() const;
    gateway::Fanout &fanout() { return *m_fanout; }

private:
    Result<> giveThread(gateway::SocketLoop &loop);
    Result<quint16> listenOn(const QHostAddress &address, quint16 port);
    Result<> listenOnLocalhost(quint16 port);

    gateway::FrontPolicy m_policy;
    gateway::Mailbox m_room;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::vector<gateway::SocketLoop *> m_loops; // owned: deleted on their threads
    Result<> m_threadsMade = Done{};
    std::unique_ptr<gateway::Fanout> m_fanout;
    std::vector<gateway::HttpFront *> m_fronts;
    std::shared_ptr<gateway::ConnectionCensus> m_census;
    std::vector<std::unique_ptr<gateway::Listener>> m_listeners;
};

} // namespace confab::host
