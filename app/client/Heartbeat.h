// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace confab::client {

//! Listens for signs of life on one connection: says when to ask for one, and when there were none for too long. Time is
//! counted by looking again and again, so that this thread, held up for long, does not take what waits for silence.
class Heartbeat : public QObject
{
    Q_OBJECT
public:
    //! In milliseconds without a byte; half of the former more at most.
    Heartbeat(int askAfterMs, int silentAfterMs);

    void start();
    void stop();
    //! Something was heard.
    void note() { m_looks = 0; }

Q_SIGNALS:
    //! It is time to ask for a sign. Told again until something is heard.
    void quiet();
    void silent();

private:
    void look();

    int m_askAfterMs;
    int m_silentAfterMs;
    QTimer m_timer;
    int m_looks = 0; //!< since something was heard
};

} // namespace confab::client
