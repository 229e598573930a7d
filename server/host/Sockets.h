// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fanout.h"
#include "gateway/http/HttpFront.h"
#include "gateway/http/ListenerSet.h"
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
        int server = 0;  //!< its number, as ids of connections carry it (gateway/ConnectionLoop.h)
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
    quint16 port() const { return places().value(0, ListenAt{.port = 0}).port; }
    //! What it listens on, with the ports that the system chose: one for each place, two for localhost.
    QList<ListenAt> places() const;
    gateway::Fanout &fanout() { return *m_fanout; }
    //! Whose caps hold for all doors of the server.
    const std::shared_ptr<gateway::ConnectionCensus> &census() const { return m_census; }

private:
    Result<> giveThread(gateway::SocketLoop &loop);

    gateway::Mailbox m_room;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::vector<gateway::SocketLoop *> m_loops; // owned: deleted on their threads
    Result<> m_threadsMade = Done{};
    std::unique_ptr<gateway::Fanout> m_fanout;
    std::shared_ptr<gateway::ConnectionCensus> m_census;
    std::unique_ptr<gateway::ListenerSet> m_listeners;
};

} // namespace confab::host
