// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProcessSignals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace confab::host {

#ifdef Q_OS_UNIX

namespace {

int g_pipe[2] = {-1, -1};
// Beside the pipe, which only wakes: a full one loses no signal. Any thread may be the one that a signal interrupts.
std::atomic<bool> g_isStopAsked = false;
std::atomic<bool> g_isReloadAsked = false;
static_assert(std::atomic<bool>::is_always_lock_free, "no lock may be taken in a signal");
constexpr int kStops[] = {SIGTERM, SIGINT};

void wake()
{
    const int error = errno;
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(g_pipe[1], &byte, 1);
    errno = error;
}

// Only write(), what takes no lock and the signal's own default are allowed in these.
void onStop(int number)
{
    g_isStopAsked = true;
    wake();
    std::signal(number, SIG_DFL);
}

void onHangUp(int)
{
    g_isReloadAsked = true;
    wake();
}

} // namespace

namespace {

void mask(int how)
{
    sigset_t taken;
    ::sigemptyset(&taken);
    for (const int number : {SIGHUP, SIGTERM, SIGINT})
        ::sigaddset(&taken, number);
    ::pthread_sigmask(how, &taken, nullptr);
}

} // namespace

void ProcessSignals::holdBack()
{
    mask(SIG_BLOCK);
}

void ProcessSignals::letThrough()
{
    mask(SIG_UNBLOCK);
}

ProcessSignals::ProcessSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe(g_pipe) != 0) {
        std::signal(SIGHUP, SIG_IGN);
        return;
    }
    for (int end : g_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ProcessSignals::take);
    std::signal(SIGHUP, onHangUp);
    for (const int number : kStops) {
        if (std::signal(number, onStop) == SIG_IGN)
            std::signal(number, SIG_IGN);
    }
}

ProcessSignals::~ProcessSignals()
{
    std::signal(SIGHUP, SIG_IGN);
    for (const int number : kStops)
        std::signal(number, SIG_DFL);
    delete m_notifier;
    for (int &end : g_pipe) {
        ::close(end);
        end = -1;
    }
}

void ProcessSignals::take()
{
    std::array<char, 64> bytes{};
    while (::read(g_pipe[0], bytes.data(), bytes.size()) > 0) {
    }
    // Cleared before it is told: one that comes meanwhile wakes again.
    if (g_isReloadAsked.exchange(false))
        Q_EMIT reloadAsked();
    if (g_isStopAsked.exchange(false))
        Q_EMIT stopAsked();
}

#else

ProcessSignals::ProcessSignals(QObject *parent)
    : QObject(parent)
{
}

ProcessSignals::~ProcessSignals() = default;

void ProcessSignals::holdBack() {}

void ProcessSignals::letThrough() {}

void ProcessSignals::take() {}

#endif

} // namespace confab::host
