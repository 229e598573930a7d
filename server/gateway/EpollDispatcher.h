// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>

#ifdef Q_OS_LINUX
#include "EpollTimers.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <vector>
#endif

namespace confab::gateway {

//! A new dispatcher whose turns cost what the active sockets cost, to be given to QThread::setEventDispatcher() before
//! the thread starts, or to QCoreApplication::setEventDispatcher() before the application is made; the thread then owns
//! it. Null where there is none (not Linux, no descriptors left): keep Qt's default then. Never for the GUI thread.
QAbstractEventDispatcher *createEpollDispatcher();

#ifdef Q_OS_LINUX

//! Event loop of one thread over epoll, level-triggered. Changes of interest are collected and told to the kernel once
//! a turn; a descriptor that loses its last notifier is removed at once, because it may be closed next.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;
    bool isValid() const { return m_epoll >= 0 && m_wakeUp >= 0; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    static constexpr int kKinds = 3; //!< QSocketNotifier::Read, Write, Exception

    struct Descriptor
    {
        std::array<QSocketNotifier *, kKinds> notifiers = {};
        quint32 armed = 0;        //!< what the kernel was told
        quint32 generation = 0;   //!< tells a reused descriptor from the one that a kernel event is about
        quint8 ready = 0;         //!< bit per kind that is still to be activated
        bool queued = false;      //!< stands in m_ready
        bool dirty = false;       //!< stands in m_dirty
        bool alwaysReady = false; //!< a regular file or /dev/null: epoll refuses these, poll calls them ready
    };

    Descriptor *find(int fd);
    void markDirty(int fd);
    void applyChanges();
    void arm(int fd, quint32 wanted);
    void disarm(int fd);
    void rejectDescriptor(int fd);
    void rebuild();
    bool openEpoll();
    int timeoutMs(QEventLoop::ProcessEventsFlags flags) const;
    bool collectReady(int timeout);
    bool waitForWakeUp(int timeout);
    void drainWakeUp();
    void markReady(int fd, quint8 kinds);
    bool activateNotifiers();

    int m_epoll = -1;
    int m_wakeUp = -1;
    std::vector<Descriptor> m_descriptors;
    std::vector<int> m_dirty;
    std::vector<int> m_ready;
    size_t m_nextReady = 0; //!< in m_ready; shared with nested loops
    std::vector<int> m_alwaysReady;
    EpollTimers m_timers;
    std::atomic<bool> m_woken{false};
    std::atomic<bool> m_interrupted{false};
};

#endif

} // namespace confab::gateway
