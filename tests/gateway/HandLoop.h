// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/ConnectionLoop.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace confab::tests {

//! The payloads of whole text frames as a server sends them.
QList<QByteArray> payloadsOf(QByteArrayView frames);

//! A loop whose clients the test plays: keeps what each connection was sent, and gives what it is told to.
class HandLoop final : public gateway::ConnectionLoop
{
public:
    struct Client
    {
        QList<QJsonObject> frames = {}; //!< what arrived after the last flush is not among them
        QByteArray unflushed = {};
        std::optional<gateway::Delivery> lastDelivery = {};
        std::optional<CloseCode> closed = {};
        QString reason = {};
        qint64 takenBytes = 0;
        int takenFrames = 0;
        std::function<void()> waiting = {}; //!< of whenBelow()
        qint64 waitingBelow = 0;
    };

    void send(core::ConnectionId connection, const QByteArray &frames, gateway::Delivery delivery) override;
    void deliver(const gateway::Recipients &recipients, const QByteArray &frames, gateway::Delivery delivery) override;
    void flush() override;
    void close(core::ConnectionId connection, CloseCode code, const QString &reason) override;
    void whenBelow(core::ConnectionId connection, qint64 bytes, std::function<void()> callback) override;
    void taken(core::ConnectionId connection, qint64 bytes) override;

    //! The client has read on: whoever waits for that goes on. False: nobody did.
    bool readOn(core::ConnectionId connection);
    const Client &client(core::ConnectionId connection) { return m_clients[connection]; }
    //! In short, what a client was sent: "message:new 5" for a durable event with its number, "typing:start" for an
    //! ephemeral one, "ack 1" and "error 1 not_found".
    QStringList heard(core::ConnectionId connection) const;
    //! The data of the ack with this id; null: there is none.
    QJsonObject ack(core::ConnectionId connection, int id) const;
    void forget() { m_clients.clear(); }

    bool isReading = true; //!< false: whenBelow() waits for readOn()
    int deliveries = 0;

private:
    QHash<core::ConnectionId, Client> m_clients;
};

} // namespace confab::tests
