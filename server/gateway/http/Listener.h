// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConnectionCensus.h"
#include "FrontLog.h"
#include "FrontPolicy.h"
#include "protocol/Result.h"

#include <QPointer>
#include <QSocketNotifier>
#include <QTcpServer>

#include <memory>
#include <vector>

namespace confab::gateway {

class HttpFront;

//! Accepts connections on one address and deals their descriptors out over the fronts, before anything is read. Keeps
//! the caps on connections, and stays alive when the process runs out of descriptors. Lives on the room thread.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    //! `fronts` live on the threads of their loops and outlive the listener, or are closed before they go.
    //! With a census, caps hold for all listeners that share it; without, it has one of its own.
    Listener(const FrontPolicy &policy, std::vector<HttpFront *> fronts,
             std::shared_ptr<ConnectionCensus> census = nullptr, QObject *parent = nullptr);
    ~Listener() override;

    //! Raises RLIMIT_NOFILE and makes a census by what is left then.
    static std::shared_ptr<ConnectionCensus> makeCensus(const FrontPolicy &policy);

    //! QHostAddress::Any is both families, where the system has both. Port 0 takes any free one (serverPort() tells
    //! it).
    Result<Done> start(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    //! Stops accepting; connections go on.
    void stop();

    const ConnectionCensus &census() const { return *m_census; }
    //! Connections turned away because of a cap or for want of descriptors.
    qint64 refusedCount() const { return m_refused; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void turnAway(qintptr descriptor, const QHostAddress &peer, TurnedAway why);
    TurnedAway whyFull() const;
    void acceptAll();
    void shedBacklog();
    void pause();

    FrontPolicy m_policy;
    std::vector<QPointer<HttpFront>> m_fronts;
    std::shared_ptr<ConnectionCensus> m_census;
    size_t m_next = 0;
    int m_reserve = -1; //!< a descriptor to give up when there are none left, so that callers can be turned away
    qint64 m_refused = 0;
    std::shared_ptr<FrontLog> m_log;
    std::unique_ptr<QSocketNotifier> m_callers; //!< tells that somebody waits to be accepted; not on Windows
};

//! Why a server could not listen there, and what to do.
QString listenTrouble(const QTcpServer &server, const QHostAddress &address, quint16 port);

//! How many connections the limit on descriptors leaves room for (0: unknown).
int connectionsByDescriptors();

//! Raises the soft limit on descriptors to the hard one; tells the limit now in force (0: unknown).
int raiseDescriptorLimit();

} // namespace confab::gateway
