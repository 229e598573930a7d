// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <functional>

namespace confab::platform {

//! Milliseconds that go on while the computer sleeps and while the process is stopped.
using SteadyClock = std::function<qint64()>;
qint64 msSinceBoot();

//! Whether a person is there: somebody who has given a sign (a key, the mouse, a touch) not long ago, and since the
//! computer woke. Watches the windows of the application it is installed on as an event filter. For the GUI thread.
class Attendance final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 kIdleMs = 5 * 60 * 1000;
    static constexpr int kBeatMs = 10'000;
    //! Longer than this without a beat, and nobody can have been looking.
    static constexpr qint64 kGapMs = 2 * kBeatMs;
    //! What comes in at once after waking was waiting from before.
    static constexpr qint64 kStaleMs = 500;

    explicit Attendance(SteadyClock clock = msSinceBoot, QObject *parent = nullptr);

    //! There, and the window is the active one: what it shows is being looked at.
    bool isWatching() const { return m_windowActive && isThere(); }
    //! A sign was given since the start and since waking, and not too long ago.
    bool isThere() const;
    //! Gone rather than not come yet: what others are told of. Until the first sign a person who starts the app counts
    //! as there.
    bool isAway() const;

    //! An activation is a sign as well, but for the first: a window that comes up takes it by itself. So does one below
    //! another that closes: nobody comes back by an activation alone.
    void setWindowActive(bool active);
    //! A person did something.
    void noteSign();
    //! Looks at the clock now, rather than with the next beat.
    void check();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! One of the three answers is another.
    void changed();

private:
    enum class State { Expected, There, Away };

    bool hasSlept() const;
    bool isSign(QObject *watched, const QEvent &event);
    void leave();
    void tell();

    SteadyClock m_clock;
    QTimer m_beat; // only while somebody is there: an app that nobody uses rests
    State m_state = State::Expected;
    qint64 m_lastSign;
    qint64 m_lastBeat;
    qint64 m_staleUntil = 0;
    QPointF m_pointer;
    bool m_windowActive = false;
    bool m_wasActive = false;
    std::pair<bool, bool> m_told; // watching, away
};

} // namespace confab::platform
