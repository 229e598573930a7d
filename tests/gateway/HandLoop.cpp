// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HandLoop.h"

#include <QJsonDocument>

namespace confab::tests {

using namespace Qt::StringLiterals;
using core::ConnectionId;
using gateway::Delivery;

namespace {

QString inShort(const QJsonObject &frame)
{
    if (frame.contains("ack"_L1)) {
        const QString id = frame["ack"_L1].isNull() ? u"null"_s : QString::number(frame["ack"_L1].toInt());
        const QJsonObject error = frame["error"_L1].toObject();
        return error.isEmpty() ? u"ack "_s + id : u"error %1 %2"_s.arg(id, error["code"_L1].toString());
    }
    const QString event = frame["event"_L1].toString();
    return frame.contains("ev"_L1) ? event + u' ' + QString::number(frame["ev"_L1].toInteger()) : event;
}

} // namespace

QList<QByteArray> payloadsOf(QByteArrayView frames)
{
    QList<QByteArray> payloads;
    while (frames.size() >= 2) {
        qsizetype header = 2;
        quint64 size = quint8(frames[1]) & 0x7f;
        const int more = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (more > 0) {
            size = 0;
            for (int i = 0; i < more; ++i)
                size = (size << 8) | quint8(frames[header++]);
        }
        payloads.append(frames.sliced(header, qsizetype(size)).toByteArray());
        frames = frames.sliced(header + qsizetype(size));
    }
    return payloads;
}

void HandLoop::send(ConnectionId connection, const QByteArray &frames, Delivery delivery)
{
    Client &client = m_clients[connection];
    client.unflushed += frames;
    client.lastDelivery = delivery;
}

void HandLoop::deliver(const gateway::Recipients &recipients, const QByteArray &frames, Delivery delivery)
{
    ++deliveries;
    for (ConnectionId connection : *recipients)
        send(connection, frames, delivery);
}

void HandLoop::flush()
{
    for (Client &client : m_clients) {
        for (const QByteArray &payload : payloadsOf(std::exchange(client.unflushed, {})))
            client.frames += QJsonDocument::fromJson(payload).object();
    }
}

void HandLoop::close(ConnectionId connection, CloseCode code, const QString &reason)
{
    flush();
    m_clients[connection].closed = code;
    m_clients[connection].reason = reason;
}

void HandLoop::whenBelow(ConnectionId connection, qint64 bytes, std::function<void()> callback)
{
    m_clients[connection].waitingBelow = bytes;
    if (isReading)
        return callback();
    m_clients[connection].waiting = std::move(callback);
}

void HandLoop::taken(ConnectionId connection, qint64 bytes)
{
    m_clients[connection].takenBytes += bytes;
    ++m_clients[connection].takenFrames;
}

bool HandLoop::readOn(ConnectionId connection)
{
    const auto waiting = std::exchange(m_clients[connection].waiting, {});
    if (!waiting)
        return false;
    waiting();
    return true;
}

QStringList HandLoop::heard(ConnectionId connection) const
{
    QStringList heard;
    for (const QJsonObject &frame : m_clients.value(connection).frames)
        heard.append(inShort(frame));
    return heard;
}

QJsonObject HandLoop::ack(ConnectionId connection, int id) const
{
    for (const QJsonObject &frame : m_clients.value(connection).frames) {
        if (frame.contains("ack"_L1) && frame["ack"_L1].toInt(-1) == id)
            return frame["data"_L1].toObject();
    }
    return {};
}

} // namespace confab::tests
