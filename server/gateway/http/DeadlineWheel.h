// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace confab::gateway {

//! Names one scheduled deadline of a wheel. Zero is none; a spent one is harmless to cancel.
enum class DeadlineId : quint64 {};

//! All deadlines of one event loop behind one timer: scheduling and cancelling are O(1), firing is coarse (never early,
//! up to two resolutions late). The timer sleeps until something may be due. One thread, the one it lives in.
class DeadlineWheel : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void()>;
    using Now = std::function<qint64()>; //!< monotonic milliseconds

    explicit DeadlineWheel(QObject *parent = nullptr, int resolutionMs = 100);
    //! For tests: the time is asked from `now`, and advance() is called by hand as well.
    DeadlineWheel(Now now, int resolutionMs, QObject *parent = nullptr);

    //! Calls back once after `ms`. The callback may schedule and cancel, but not destroy the wheel.
    DeadlineId schedule(qint64 ms, Callback callback);
    //! False when it fired or was cancelled before. Sets the id to none.
    bool cancel(DeadlineId &id);
    //! Fires what is due.
    void advance();

    int resolutionMs() const { return m_resolutionMs; }
    qsizetype count() const { return m_count; }
    bool isTicking() const { return m_timer.isActive(); }

private:
    static constexpr quint32 kSlots = 512;
    static constexpr quint32 kFiring = kSlots; //!< the list of those that fire in this very advance()
    static constexpr quint32 kNone = ~quint32(0);

    struct Entry
    {
        Callback callback;
        qint64 dueTick = 0;
        quint32 previous = kNone;
        quint32 next = kNone;
        quint32 list = kNone;
        quint32 generation = 1;
    };

    qint64 tickAt(qint64 ms) const { return (ms - m_startMs) / m_resolutionMs; }
    void link(quint32 index, quint32 list);
    void unlink(quint32 index);
    Callback release(quint32 index);
    void collect(quint32 slot, qint64 tick);
    //! Of those scheduled, at the earliest; no later than one round from now.
    qint64 nextTick() const;
    void sleepUntil(qint64 tick);

    Now m_now;
    int m_resolutionMs;
    qint64 m_startMs;
    qint64 m_tick = 0; //!< the last one that was processed
    qint64 m_wakeTick = 0; //!< when the timer fires
    qsizetype m_count = 0;
    std::vector<Entry> m_entries;
    std::vector<quint32> m_free;
    std::vector<quint32> m_heads;
    std::vector<quint32> m_tails;
    QTimer m_timer;
};

} // namespace confab::gateway
