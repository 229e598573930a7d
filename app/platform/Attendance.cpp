// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Attendance.h"

#include <QDateTime>
#include <QEvent>
#include <QSinglePointEvent>

#ifdef Q_OS_LINUX
#include <time.h>
#endif

namespace confab::platform {

qint64 msSinceBoot()
{
#ifdef Q_OS_LINUX
    timespec now{};
    if (clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
#endif
    return QDateTime::currentMSecsSinceEpoch();
}

Attendance::Attendance(SteadyClock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_lastSign(m_clock())
    , m_lastBeat(m_lastSign)
{
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, &Attendance::check);
    m_beat.start();
}

bool Attendance::isThere() const
{
    return m_state == State::There && !hasSlept() && m_clock() - m_lastSign < kIdleMs;
}

bool Attendance::isAway() const
{
    return m_state == State::Away || hasSlept() || m_clock() - m_lastSign >= kIdleMs;
}

void Attendance::setWindowActive(bool active)
{
    if (std::exchange(m_windowActive, active) == active)
        return;
    if (active && std::exchange(m_wasActive, true)) {
        if (isAway())
            check();
        else
            noteSign();
    }
    tell();
}

void Attendance::noteSign()
{
    if (hasSlept())
        leave();
    const qint64 now = m_clock();
    if (now >= m_staleUntil) {
        m_lastSign = now;
        if (std::exchange(m_state, State::There) == State::Away) {
            m_lastBeat = now;
            m_beat.start();
        }
    }
    tell();
}

void Attendance::check()
{
    if (m_state == State::Away)
        return;
    if (isAway())
        leave();
    else
        m_lastBeat = m_clock();
    tell();
}

bool Attendance::hasSlept() const
{
    return m_state != State::Away && m_clock() - m_lastBeat > kGapMs;
}

void Attendance::leave()
{
    if (hasSlept())
        m_staleUntil = m_clock() + kStaleMs;
    m_state = State::Away;
    m_beat.stop();
}

void Attendance::tell()
{
    const std::pair now{isWatching(), isAway()};
    if (std::exchange(m_told, now) != now)
        Q_EMIT changed();
}

bool Attendance::eventFilter(QObject *watched, QEvent *event)
{
    if (isSign(watched, *event))
        noteSign();
    return false;
}

//! Items are given the same events once more, and some that nobody caused: only what reaches a window counts.
bool Attendance::isSign(QObject *watched, const QEvent &event)
{
    switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease: // of a shortcut that is all there is
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::NativeGesture:
    case QEvent::Drop:
        return watched->isWindowType();
    case QEvent::Enter:
    case QEvent::MouseMove: {
        if (!watched->isWindowType())
            return false;
        // A window that comes up under a pointer at rest is told of it as well.
        const QPointF at = static_cast<const QSinglePointEvent &>(event).globalPosition();
        return std::exchange(m_pointer, at) != at && event.type() == QEvent::MouseMove;
    }
    default:
        return false;
    }
}

} // namespace confab::platform
