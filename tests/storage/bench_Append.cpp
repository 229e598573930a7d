// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What one stored message costs: bench_Append [messages] [row]. Prints a row for each way of sending; CPU is that of
// all threads of the process, the one that sends and takes the answers included.
#include "Samples.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using support::heard;

namespace {

double cpuSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

//! Keeps `window` messages open in each of `pairs` rooms until all are stored.
class Load
{
public:
    Load(TempStorage &storage, int pairs, int window, int messages)
        : m_storage(storage)
        , m_window(window)
        , m_messages(messages)
    {
        for (int i = 0; i < pairs; ++i) {
            const User sender = user(u"Sender %1"_s.arg(i));
            const auto stored = roomOf(u"Room %1"_s.arg(i), {sender, user(u"Reader %1"_s.arg(i))});
            if (create(storage, stored))
                m_places += {stored.room.id, sender};
        }
    }

    void run()
    {
        for (int i = 0; i < m_window; ++i) {
            for (qsizetype place = 0; place < m_places.size(); ++place)
                send(place);
        }
        while (m_done < m_messages)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }

private:
    void send(qsizetype place)
    {
        if (m_sent >= m_messages)
            return;
        ++m_sent;
        NewMessage made = message(m_places[place].first, m_places[place].second, m_text, Uuid::make().toString());
        m_storage.messages().append(made, heard([this, place](const Result<MessageChange> &sent) {
                                        m_done += sent ? 1 : m_messages;
                                        send(place);
                                    }));
    }

    TempStorage &m_storage;
    int m_window;
    int m_messages;
    int m_sent = 0;
    int m_done = 0;
    const QString m_text = QString(100, u'x');
    QList<std::pair<RoomId, User>> m_places;
};

void measure(QTextStream &out, Synchronous synchronous, int pairs, int window, int messages)
{
    TempStorage storage({.synchronous = synchronous});
    Load load(storage, pairs, window, messages);
    QElapsedTimer wall;
    wall.start();
    const double before = cpuSeconds();
    load.run();
    const double cpu = cpuSeconds() - before;
    const double seconds = double(wall.nsecsElapsed()) * 1e-9;
    out << (synchronous == Synchronous::Full ? "FULL  " : "NORMAL") << qSetFieldWidth(7) << pairs << window << messages
        << qSetFieldWidth(0) << "   " << QString::number(cpu * 1e6 / messages, 'f', 2) << " us CPU/message   "
        << QString::number(messages / seconds, 'f', 0) << " messages/s" << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int messages = argc > 1 ? QString::fromLatin1(argv[1]).toInt() : 50'000;
    const int only = argc > 2 ? QString::fromLatin1(argv[2]).toInt() : 0;
    QTextStream out(stdout);
    out << "sync    rooms window messages" << Qt::endl;
    int row = 0;
    for (const Synchronous synchronous : {Synchronous::Normal, Synchronous::Full}) {
        for (const auto &[rooms, window, part] : {std::tuple(1, 64, 1), std::tuple(50, 4, 1), std::tuple(1, 1, 20)}) {
            if (++row == only || only == 0)
                measure(out, synchronous, rooms, window, messages / part);
        }
    }
    return 0;
}
