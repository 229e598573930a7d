// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerKey.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace confab::client {

//! One socket that carries text frames: a seam for tests. Opened once and then thrown away. After open() it reports
//! either connected() and later closed(), or closed() alone; nothing follows closed(). No call of it emits anything
//! before it returns.
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Of RFC 6455, section 7.4.1, and never sent: the two could not agree on a way that is encrypted as it should be.
    static constexpr quint16 kNotTrusted = 1015;

    virtual void open(const QUrl &url) = 0;
    virtual void send(const QByteArray &frame) = 0;
    virtual void ping() = 0;
    //! Closes politely; closed() may never come.
    virtual void close(quint16 code, const QString &reason) = 0;

Q_SIGNALS:
    void connected();
    void received(const QByteArray &frame);
    //! Any sign of life besides a frame.
    void pong();
    //! `code` is 1006 when there was no close frame, and kNotTrusted where it was left for its key or for being in the
    //! clear; `reason` is then a text for people.
    void closed(quint16 code, const QString &reason);
};

using TransportFactory = std::function<std::unique_ptr<Transport>()>;

//! Real WebSockets: Qt's where this build has them, else our own. With a key they reach the server that has it, and no
//! other.
TransportFactory webSockets(const ServerKey &key = {});

} // namespace confab::client
