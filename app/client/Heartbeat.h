// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace confab::client {

//! Listens for signs of life on one connection: says when to ask for one, and when there were none for too long.
class Heartbeat : public QObject
{
    Q_OBJECT
public:
    //! In milliseconds without a byte.
    Heartbeat(int askAfterMs, int silentAfterMs);

    void start();
    void stop();
    //! Something was heard.
    void note() { m_lastHeard.start(); }

Q_SIGNALS:
    //! It is time to ask for a sign. Told again until something is heard.
    void quiet();
    void silent();

private:
    void look();

    int m_askAfterMs;
    int m_silentAfterMs;
    QTimer m_timer;
    QElapsedTimer m_lastHeard;
};

} // namespace confab::client
