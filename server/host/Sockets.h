// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fanout.h"
#include "gateway/http/HttpFront.h"
#include "gateway/http/Listener.h"
#include "gateway/SessionTable.h"

#include <QThread>

namespace confab::host {

//! Where sockets live: the loops of the room thread or of threads of their own, the listener that deals connections
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

    //! Unavailable, in words: a thread could not be made, or the port can't be had.
    Result<> listen(quint16 port);
    //! For connections to come.
    void setTls(const QSslConfiguration &tls);
    //! Accepts no more; who is connected stays.
    void stopListening() { m_listener->stop(); }
    //! The same, and says goodbye to everybody, each with a delay of his own before he comes back.
    void goodbye();
    quint16 port() const { return m_listener->serverPort(); }
    gateway::Fanout &fanout() { return *m_fanout; }

private:
    Result<> giveThread(gateway::SocketLoop &loop);

    gateway::Mailbox m_room;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::vector<gateway::SocketLoop *> m_loops; // owned: deleted on their threads
    Result<> m_threadsMade = Done{};
    std::unique_ptr<gateway::Fanout> m_fanout;
    std::unique_ptr<gateway::Listener> m_listener;
};

} // namespace confab::host
