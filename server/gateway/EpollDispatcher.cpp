// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EpollDispatcher.h"

#ifdef Q_OS_LINUX
#include <QCoreApplication>
#include <QEvent>

#include <cerrno>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#endif

namespace confab::gateway {

#ifndef Q_OS_LINUX

QAbstractEventDispatcher *createEpollDispatcher()
{
    return nullptr;
}

#else

namespace {

constexpr int kBatch = 256;
constexpr quint64 kWakeUpTag = ~quint64(0);
constexpr quint32 kWanted[] = {EPOLLIN, EPOLLOUT, EPOLLPRI};

quint64 tagOf(int fd, quint32 generation)
{
    return quint64(generation) << 32 | quint32(fd);
}

//! An error or hang-up concerns every kind, as with poll(): else nobody would take it, and it would be told for ever.
quint8 kindsOf(quint32 events)
{
    quint8 kinds = 0;
    for (int kind = 0; kind < 3; ++kind) {
        if (events & (kWanted[kind] | EPOLLHUP | EPOLLERR))
            kinds |= quint8(1 << kind);
    }
    return kinds;
}

} // namespace

QAbstractEventDispatcher *createEpollDispatcher()
{
    auto dispatcher = std::make_unique<EpollDispatcher>();
    return dispatcher->isValid() ? dispatcher.release() : nullptr;
}

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_wakeUp(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    openEpoll();
}

EpollDispatcher::~EpollDispatcher()
{
    for (const int fd : {m_epoll, m_wakeUp}) {
        if (fd >= 0)
            ::close(fd);
    }
}

bool EpollDispatcher::openEpoll()
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeUpTag;
    return m_epoll >= 0 && ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event) == 0;
}

// --- one turn

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_interrupted.load())
        return false;

    applyChanges();
    const int timeout = timeoutMs(flags);
    if (timeout != 0) {
        Q_EMIT aboutToBlock();
        applyChanges();
    }
    const bool takesSockets = !(flags & QEventLoop::ExcludeSocketNotifiers);
    bool any = takesSockets ? collectReady(timeout) : waitForWakeUp(timeout);
    if (timeout != 0)
        Q_EMIT awake();

    if (takesSockets && activateNotifiers())
        any = true;
    if (!(flags & QEventLoop::X11ExcludeTimers) && m_timers.fire())
        any = true;
    return any;
}

int EpollDispatcher::timeoutMs(QEventLoop::ProcessEventsFlags flags) const
{
    const bool takesSockets = !(flags & QEventLoop::ExcludeSocketNotifiers);
    if (!(flags & QEventLoop::WaitForMoreEvents) || m_interrupted.load())
        return 0;
    // What an outer loop has collected must not wait for the kernel to say something new.
    if (takesSockets && (m_nextReady < m_ready.size() || !m_alwaysReady.empty()))
        return 0;
    if (flags & QEventLoop::X11ExcludeTimers)
        return -1;
    return m_timers.nextMs().value_or(-1);
}

//! True when it was woken up: something was posted, which counts as an event.
bool EpollDispatcher::collectReady(int timeout)
{
    bool isWoken = false;
    epoll_event events[kBatch];
    const int count = ::epoll_wait(m_epoll, events, kBatch, timeout);
    bool isOrphaned = false;
    for (int i = 0; i < count; ++i) {
        if (events[i].data.u64 == kWakeUpTag) {
            drainWakeUp();
            isWoken = true;
            continue;
        }
        const auto fd = int(quint32(events[i].data.u64));
        const Descriptor *descriptor = find(fd);
        if (descriptor && descriptor->armed && tagOf(fd, descriptor->generation) == events[i].data.u64)
            markReady(fd, kindsOf(events[i].events));
        else
            isOrphaned = true;
    }
    for (const int fd : m_alwaysReady)
        markReady(fd, kindsOf(EPOLLIN | EPOLLOUT));
    if (isOrphaned)
        rebuild();
    return isWoken;
}

bool EpollDispatcher::waitForWakeUp(int timeout)
{
    pollfd entry{m_wakeUp, POLLIN, 0};
    if (::poll(&entry, 1, timeout) <= 0)
        return false;
    drainWakeUp();
    return true;
}

void EpollDispatcher::markReady(int fd, quint8 kinds)
{
    Descriptor &descriptor = m_descriptors[size_t(fd)];
    for (int kind = 0; kind < kKinds; ++kind) {
        if (!descriptor.notifiers[size_t(kind)])
            kinds &= quint8(~(1 << kind));
    }
    descriptor.ready |= kinds;
    if (descriptor.ready && !descriptor.queued) {
        descriptor.queued = true;
        m_ready.push_back(fd);
    }
}

//! Handlers may remove any notifier, make new ones on the same descriptor number, or run a nested loop, which goes on
//! with this very list; so nothing is kept across a call.
bool EpollDispatcher::activateNotifiers()
{
    bool any = false;
    while (m_nextReady < m_ready.size()) {
        const int fd = m_ready[m_nextReady++];
        m_descriptors[size_t(fd)].queued = false;
        for (const int kind :
             {int(QSocketNotifier::Read), int(QSocketNotifier::Exception), int(QSocketNotifier::Write)}) {
            Descriptor &descriptor = m_descriptors[size_t(fd)];
            QSocketNotifier *notifier = descriptor.notifiers[size_t(kind)];
            if (!(descriptor.ready & (1 << kind)) || !notifier)
                continue;
            descriptor.ready &= quint8(~(1 << kind));
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            any = true;
        }
    }
    m_ready.clear();
    m_nextReady = 0;
    return any;
}

// --- sockets

EpollDispatcher::Descriptor *EpollDispatcher::find(int fd)
{
    return fd >= 0 && size_t(fd) < m_descriptors.size() ? &m_descriptors[size_t(fd)] : nullptr;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto fd = int(notifier->socket());
    if (fd < 0)
        return;
    if (size_t(fd) >= m_descriptors.size())
        m_descriptors.resize(qMax(size_t(fd) + 1, m_descriptors.size() * 2));
    Descriptor &descriptor = m_descriptors[size_t(fd)];
    QSocketNotifier *&place = descriptor.notifiers[size_t(notifier->type())];
    // A forgotten notifier of a descriptor that was closed and is in use again: the kernel has dropped it with the
    // close.
    if (place && place != notifier)
        disarm(fd);
    place = notifier;
    markDirty(fd);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto fd = int(notifier->socket());
    const auto kind = int(notifier->type());
    Descriptor *descriptor = find(fd);
    if (!descriptor || descriptor->notifiers[size_t(kind)] != notifier)
        return;
    descriptor->notifiers[size_t(kind)] = nullptr;
    descriptor->ready &= quint8(~(1 << kind));
    const bool isLast = std::all_of(descriptor->notifiers.begin(), descriptor->notifiers.end(),
                                    [](const QSocketNotifier *other) { return !other; });
    if (isLast)
        disarm(fd);
    else
        markDirty(fd);
}

void EpollDispatcher::markDirty(int fd)
{
    Descriptor &descriptor = m_descriptors[size_t(fd)];
    if (std::exchange(descriptor.dirty, true))
        return;
    m_dirty.push_back(fd);
}

void EpollDispatcher::applyChanges()
{
    for (size_t i = 0; i < m_dirty.size(); ++i) {
        const int fd = m_dirty[i];
        Descriptor &descriptor = m_descriptors[size_t(fd)];
        descriptor.dirty = false;
        quint32 wanted = 0;
        for (int kind = 0; kind < kKinds; ++kind) {
            if (descriptor.notifiers[size_t(kind)])
                wanted |= kWanted[kind];
        }
        if (wanted && wanted != descriptor.armed && !descriptor.alwaysReady)
            arm(fd, wanted);
    }
    m_dirty.clear();
}

void EpollDispatcher::arm(int fd, quint32 wanted)
{
    Descriptor &descriptor = m_descriptors[size_t(fd)];
    if (!descriptor.armed)
        ++descriptor.generation;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = tagOf(fd, descriptor.generation);
    const int first = descriptor.armed ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    int result = ::epoll_ctl(m_epoll, first, fd, &event);
    if (result != 0 && (errno == ENOENT || errno == EEXIST)) // closed and opened again in the meantime
        result = ::epoll_ctl(m_epoll, errno == ENOENT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event);
    if (result == 0) {
        descriptor.armed = wanted;
    } else if (errno == EPERM) {
        descriptor.armed = 0;
        descriptor.alwaysReady = true;
        m_alwaysReady.push_back(fd);
    } else {
        rejectDescriptor(fd);
    }
}

void EpollDispatcher::disarm(int fd)
{
    Descriptor &descriptor = m_descriptors[size_t(fd)];
    if (descriptor.armed) {
        epoll_event event{};
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, &event); // fails when it was closed first; nothing is left then
    }
    descriptor.armed = 0;
    descriptor.ready = 0;
    if (std::exchange(descriptor.alwaysReady, false))
        std::erase(m_alwaysReady, fd);
}

void EpollDispatcher::rejectDescriptor(int fd)
{
    qWarning("EpollDispatcher: descriptor %d can't be watched (error %d), its notifiers are disabled", fd, errno);
    m_descriptors[size_t(fd)].armed = 0;
    for (int kind = 0; kind < kKinds; ++kind) {
        if (QSocketNotifier *notifier = m_descriptors[size_t(fd)].notifiers[size_t(kind)])
            notifier->setEnabled(false);
    }
}

//! The kernel tells of a file that was closed here while a copy of its descriptor lives elsewhere (a fork, a dup): it
//! can't be removed any more, and would be told in every turn. A new set without it is the only way.
void EpollDispatcher::rebuild()
{
    const int old = m_epoll;
    if (!openEpoll()) {
        if (m_epoll >= 0)
            ::close(m_epoll);
        m_epoll = old;
        return;
    }
    ::close(old);
    for (size_t fd = 0; fd < m_descriptors.size(); ++fd) {
        if (std::exchange(m_descriptors[fd].armed, 0))
            markDirty(int(fd));
    }
}

// --- timers

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(id, interval, type, object);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.list(object);
}

int EpollDispatcher::remainingTime(int id)
{
    return m_timers.remainingMs(id);
}

// --- other threads

void EpollDispatcher::wakeUp()
{
    if (m_woken.exchange(true, std::memory_order_acq_rel))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_wakeUp, &one, sizeof one);
}

//! Read first, then cleared: the other way round a wake-up in between would be read away with its flag still set, and
//! none would ever come through again.
void EpollDispatcher::drainWakeUp()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_wakeUp, &count, sizeof count);
    m_woken.exchange(false, std::memory_order_acq_rel);
}

void EpollDispatcher::interrupt()
{
    m_interrupted.store(true);
    wakeUp();
}

#endif

} // namespace confab::gateway
