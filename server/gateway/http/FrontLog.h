// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QSet>

#include <array>
#include <mutex>

namespace confab::gateway {

//! Why a connection is not taken.
enum class TurnedAway {
    Connections, //!< as many are open as the settings allow
    Files,       //!< as many are open as the system lets this process have
    Address      //!< as many come from its address as the settings allow
};

//! What a client is told of it.
QString textOf(TurnedAway why);

//! What the doors tell who runs the server, in words that name the setting to change. Strangers can cause all of it, so
//! each is told once, or once a minute. Thread-safe.
class FrontLog
{
public:
    //! A request was refused for this name, as requests carry it, checked for its grammar: it may be one that this server
    //! goes by.
    void refusedName(const QByteArray &host);
    //! Somebody who is no trusted proxy says for whom he comes: he may be one.
    void unnamedProxy(const QHostAddress &peer);
    //! `open` connections there are in all.
    void turnedAway(TurnedAway why, const QHostAddress &peer, int open);

private:
    struct Cause
    {
        QElapsedTimer told;
        qint64 untold = 0;
    };
    bool isNew(QSet<QByteArray> &told, const QByteArray &what);

    std::mutex m_mutex;
    QSet<QByteArray> m_names;
    QSet<QByteArray> m_proxies;
    std::array<Cause, 3> m_causes;
};

} // namespace confab::gateway
