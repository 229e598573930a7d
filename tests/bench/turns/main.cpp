// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What a turn of a thread's event loop costs in which ten sockets have something to read, beside idle ones, by each
// dispatcher that the server could have: confab-turn-cost [rounds] [turns]. The dispatchers take their rounds in turns.
#include "gateway/EpollDispatcher.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>
#include <QThread>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr int kActive = 10;
constexpr std::array kIdle{10, 100, 1'000, 5'000};
constexpr std::array kDispatchers{"epoll", "poll", "GLib"};

double threadCpuMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

//! A connected pair of sockets, one of which the loop of this thread watches.
class Watched
{
public:
    explicit Watched(int &taken)
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends) != 0)
            qFatal("There are not enough file descriptors.");
        m_notifier = std::make_unique<QSocketNotifier>(m_ends[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, [this, &taken] {
            char byte = 0;
            taken += int(::read(m_ends[0], &byte, 1));
        });
    }
    ~Watched()
    {
        m_notifier.reset();
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Watched)
    void put() const
    {
        if (::write(m_ends[1], "x", 1) != 1)
            qFatal("A socket takes nothing.");
    }

private:
    int m_ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

//! CPU of the thread that calls it for one turn, in µs. What is written for the next turn is not counted.
double costOfTurn(int idle, int turns)
{
    int taken = 0;
    std::vector<std::unique_ptr<Watched>> sockets;
    for (int i = 0; i < kActive + idle; ++i)
        sockets.push_back(std::make_unique<Watched>(taken));
    QAbstractEventDispatcher &loop = *QAbstractEventDispatcher::instance();
    const auto turn = [&] {
        taken = 0;
        for (int i = 0; i < kActive; ++i)
            sockets[size_t(i)]->put();
        const double before = threadCpuMicroseconds();
        while (taken < kActive)
            loop.processEvents(QEventLoop::AllEvents);
        return threadCpuMicroseconds() - before;
    };
    for (int i = 0; i < turns / 10; ++i) // until all is where it stays
        turn();
    double total = 0;
    for (int i = 0; i < turns; ++i)
        total += turn();
    return total / turns;
}

//! In a thread of its own, which has that dispatcher.
double measured(const QByteArray &dispatcher, int idle, int turns)
{
    double cost = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] { cost = costOfTurn(idle, turns); }));
    if (dispatcher == "epoll") {
        QAbstractEventDispatcher *made = confab::gateway::createEpollDispatcher();
        if (!made)
            qFatal("There is no epoll here.");
        thread->setEventDispatcher(made);
    } else if (dispatcher == "poll") {
        qputenv("QT_NO_GLIB", "1"); // Qt asks when the thread starts
    } else {
        qunsetenv("QT_NO_GLIB");
    }
    thread->start();
    thread->wait();
    return cost;
}

//! As many descriptors as this process may have.
void allowManyDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = std::max(1, arguments.value(1, u"5"_s).toInt());
    const int turns = std::max(10, arguments.value(2, u"2000"_s).toInt());
    allowManyDescriptors();
    QTextStream out(stdout);
    out << "| idle sockets | epoll | Qt's, `poll` | Qt's, GLib |\n|---|---|---|---|\n";
    for (const int idle : kIdle) {
        std::array<std::vector<double>, kDispatchers.size()> costs;
        for (int round = 0; round < rounds; ++round) {
            for (size_t i = 0; i < kDispatchers.size(); ++i)
                costs[i].push_back(measured(kDispatchers[i], idle, turns));
        }
        out << "| " << idle;
        for (const auto &each : costs)
            out << " | " << QString::number(medianOf(each), 'f', 1) << u" µs"_s;
        out << " |" << Qt::endl;
    }
    return 0;
}
