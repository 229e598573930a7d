// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <optional>
#include <set>

namespace confab::gateway {

//! The timers of one event loop: who is due when. Times are microseconds of the monotonic clock. A timer never fires
//! early, never inside its own handler (nested loops), and at most once in a pass.
class EpollTimers
{
public:
    void add(int id, qint64 intervalMs, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAll(QObject *object);
    QList<QAbstractEventDispatcher::TimerInfo> list(QObject *object) const;
    //! Milliseconds to the timer's next expiry, rounded up; 0 when it is due, -1 when there is no such timer.
    int remainingMs(int id) const;

    bool isEmpty() const { return m_queue.empty(); }
    //! Milliseconds until the first timer is due, rounded up; empty without timers.
    std::optional<int> nextMs() const;
    //! Sends the timer events that are due; true when there was one.
    bool fire();

private:
    struct Timer
    {
        QObject *object = nullptr;
        qint64 intervalMs = 0;
        qint64 due = 0;
        quint64 serial = 0; //!< tells a timer from a later one with the same id
        Qt::TimerType type = Qt::CoarseTimer;
        bool firing = false;
    };

    static qint64 now();
    static qint64 firstDue(qint64 at, qint64 intervalMs, Qt::TimerType type);
    void fireOne(int id, quint64 serial, qint64 at);

    QHash<int, Timer> m_timers;
    QMultiHash<QObject *, int> m_byObject;
    std::set<std::pair<qint64, int>> m_queue; //!< (due, id), without those that are firing
    quint64 m_serial = 0;
};

} // namespace confab::gateway
