// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/EpollDispatcher.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace confab::gateway;

namespace {

//! A connected pair of descriptors.
struct Pair
{
    Pair() { isValid = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0; }
    ~Pair()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(int end)
    {
        if (ends[end] >= 0)
            ::close(std::exchange(ends[end], -1));
    }
    void put(const char *text = "x") { QCOMPARE(::write(ends[1], text, strlen(text)), ssize_t(strlen(text))); }
    QByteArray take()
    {
        char buffer[256];
        const ssize_t size = ::read(ends[0], buffer, sizeof buffer);
        return size > 0 ? QByteArray(buffer, size) : QByteArray();
    }
    int ends[2] = {-1, -1};
    bool isValid = false;
};

qint64 threadCpuMs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

//! The whole test runs on the dispatcher that it tests: see main().
class tst_EpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance())); }

    void timersOfAllTypesFireInOrderAndNeverEarly_data()
    {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::addColumn<int>("interval");
        QTest::newRow("precise") << Qt::PreciseTimer << 30;
        QTest::newRow("coarse") << Qt::CoarseTimer << 60;
        QTest::newRow("very coarse") << Qt::VeryCoarseTimer << 1'000;
    }
    void timersOfAllTypesFireInOrderAndNeverEarly()
    {
        QFETCH(Qt::TimerType, type);
        QFETCH(int, interval);
        QElapsedTimer elapsed;
        elapsed.start();
        QTimer timer;
        timer.setTimerType(type);
        QSignalSpy spy(&timer, &QTimer::timeout);
        timer.start(interval);
        QVERIFY(timer.remainingTime() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(spy.count() >= 2, 5'000);
        QVERIFY(elapsed.elapsed() >= interval * 2 - (type == Qt::VeryCoarseTimer ? 1'000 : 0));
        timer.stop();
        QCOMPARE(timer.remainingTime(), -1);
    }

    void aZeroTimerNeitherBlocksNorStarvesOthers()
    {
        Pair pair;
        int reads = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            pair.take();
            ++reads;
        });
        int zero = 0;
        QTimer first;
        connect(&first, &QTimer::timeout, this, [&] { ++zero; });
        first.start(0);
        bool other = false;
        QTimer::singleShot(20, Qt::PreciseTimer, this, [&] { other = true; });
        pair.put();
        QTRY_VERIFY(other && reads == 1 && zero > 10);
    }

    void aTimerFiresOncePerPass()
    {
        int fired = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++fired; });
        timer.start(0);
        QTimer idle[5];
        for (QTimer &each : idle)
            each.start(0);
        QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents);
        QCOMPARE(fired, 1);
    }

    void handlersMayStopAndDeleteTimers()
    {
        auto *victim = new QTimer;
        bool victimFired = false;
        connect(victim, &QTimer::timeout, this, [&] { victimFired = true; });
        QTimer killer;
        int killed = 0;
        connect(&killer, &QTimer::timeout, this, [&] {
            ++killed;
            delete std::exchange(victim, nullptr);
            killer.stop();
        });
        killer.start(0);
        victim->start(0);
        QTRY_COMPARE(killed, 1);
        QCoreApplication::processEvents();
        QVERIFY(!victimFired);
    }

    void aTimerDoesNotFireInsideItsOwnHandler()
    {
        int depth = 0;
        int deepest = 0;
        int others = 0;
        QTimer other;
        connect(&other, &QTimer::timeout, this, [&] { ++others; });
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            deepest = qMax(deepest, ++depth);
            QEventLoop loop;
            QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
            // Far behind its own interval.
            connect(&other, &QTimer::timeout, &loop, [&] {
                if (others >= 4)
                    loop.quit();
            });
            loop.exec();
            --depth;
            timer.stop();
        });
        timer.start(1);
        other.start(5);
        QTRY_VERIFY(!timer.isActive());
        QCOMPARE(deepest, 1);
        QVERIFY(others >= 4); // the others went on meanwhile
    }

    void readinessIsToldAgainUntilItIsTaken()
    {
        Pair pair;
        int calls = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            if (++calls == 3)
                pair.take();
        });
        pair.put();
        QTRY_COMPARE(calls, 3);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 3);
    }

    void writeInterestCanBeSwitchedWithinATurn()
    {
        Pair pair;
        int writes = 0;
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        QSocketNotifier writer(pair.ends[0], QSocketNotifier::Write);
        connect(&writer, &QSocketNotifier::activated, this, [&] {
            ++writes;
            writer.setEnabled(false);
        });
        QTRY_COMPARE(writes, 1);
        QCoreApplication::processEvents();
        QCOMPARE(writes, 1);
        writer.setEnabled(true);
        writer.setEnabled(false);
        QCoreApplication::processEvents();
        QCOMPARE(writes, 1);
        writer.setEnabled(true);
        QTRY_COMPARE(writes, 2);
    }

    void notifiersMayBeDeletedWhileOthersAreActivated()
    {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<QSocketNotifier *> notifiers;
        int calls = 0;
        for (int i = 0; i < 20; ++i) {
            pairs.push_back(std::make_unique<Pair>());
            auto *notifier = new QSocketNotifier(pairs.back()->ends[0], QSocketNotifier::Read, this);
            notifiers.push_back(notifier);
            connect(notifier, &QSocketNotifier::activated, this, [&] {
                ++calls;
                for (QSocketNotifier *&each : notifiers)
                    delete std::exchange(each, nullptr);
            });
            pairs.back()->put();
        }
        QTRY_COMPARE(calls, 1);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 1);
    }

    void aReusedDescriptorDoesNotGetTheOldOnesEvents()
    {
        Pair first;
        Pair second;
        std::unique_ptr<Pair> fresh;
        std::unique_ptr<QSocketNotifier> freshNotifier;
        int freshCalls = 0;
        int calls = 0;
        const int reused = second.ends[0];
        QSocketNotifier one(first.ends[0], QSocketNotifier::Read);
        auto *two = new QSocketNotifier(second.ends[0], QSocketNotifier::Read, this);
        // Whichever comes first takes the other down, and the number is used again at once.
        connect(&one, &QSocketNotifier::activated, this, [&] {
            first.take();
            if (++calls > 1)
                return;
            delete std::exchange(two, nullptr);
            second.closeEnd(0);
            fresh = std::make_unique<Pair>();
            QCOMPARE(fresh->ends[0], reused);
            freshNotifier = std::make_unique<QSocketNotifier>(fresh->ends[0], QSocketNotifier::Read);
            connect(freshNotifier.get(), &QSocketNotifier::activated, this, [&] {
                ++freshCalls;
                fresh->take();
            });
        });
        first.put();
        second.put();
        QTRY_COMPARE(calls, 1);
        QCoreApplication::processEvents();
        QCOMPARE(freshCalls, 0);
        fresh->put();
        QTRY_COMPARE(freshCalls, 1);
    }

    void aDescriptorClosedUnderItsNotifierDoesNoHarm()
    {
        auto old = std::make_unique<Pair>();
        const int number = old->ends[0];
        QSocketNotifier stale(number, QSocketNotifier::Read);
        QCoreApplication::processEvents();
        old->closeEnd(0);
        Pair fresh;
        QCOMPARE(fresh.ends[0], number);
        int calls = 0;
        auto notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
        connect(notifier.get(), &QSocketNotifier::activated, this, [&] {
            ++calls;
            fresh.take();
        });
        fresh.put();
        QTRY_COMPARE(calls, 1);
        stale.setEnabled(false); // too late: must not take the new one's place
        fresh.put();
        QTRY_COMPARE(calls, 2);
    }

    void aCopyOfAClosedDescriptorDoesNotSpin()
    {
        Pair pair;
        const int copy = ::dup(pair.ends[0]);
        {
            auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, this);
            QCoreApplication::processEvents();
            pair.closeEnd(0); // the copy keeps the kernel's registration alive
            delete notifier;
        }
        pair.put();
        QCoreApplication::processEvents();
        int turns = 0;
        const auto counting =
            connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, [&] { ++turns; });
        bool fired = false;
        QTimer::singleShot(100, this, [&] { fired = true; });
        QTRY_VERIFY(fired);
        disconnect(counting);
        // Whoever spins makes thousands.
        QVERIFY2(turns < 100, qPrintable(QString::number(turns)));
        ::close(copy);
    }

    void aHangUpReachesWhoeverListens_data()
    {
        QTest::addColumn<QSocketNotifier::Type>("type");
        QTest::newRow("read") << QSocketNotifier::Read;
        QTest::newRow("write") << QSocketNotifier::Write;
        QTest::newRow("exception") << QSocketNotifier::Exception;
    }
    void aHangUpReachesWhoeverListens()
    {
        QFETCH(QSocketNotifier::Type, type);
        Pair pair;
        int calls = 0;
        QSocketNotifier notifier(pair.ends[0], type);
        pair.closeEnd(1);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++calls;
            notifier.setEnabled(false);
        });
        QTRY_COMPARE(calls, 1);
    }

    void filesThatEpollRefusesAreAlwaysReady()
    {
        const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        int calls = 0;
        {
            QSocketNotifier notifier(fd, QSocketNotifier::Read);
            connect(&notifier, &QSocketNotifier::activated, this, [&] { ++calls; });
            QTRY_VERIFY(calls >= 3);
        }
        ::close(fd);
    }

    void aBadDescriptorIsDisabledWithAWarning()
    {
        const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        QSocketNotifier notifier(fd, QSocketNotifier::Read);
        ::close(fd);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("can't be watched")));
        QTRY_VERIFY(!notifier.isEnabled());
    }

    void nestedLoopsGoOnWithWhatIsReady()
    {
        Pair one;
        Pair two;
        QEventLoop loop;
        bool nested = false;
        QSocketNotifier first(one.ends[0], QSocketNotifier::Read);
        QSocketNotifier second(two.ends[0], QSocketNotifier::Read);
        // Whichever is first waits in a loop of its own for the other, which was ready in the same batch.
        const auto handle = [&](Pair &pair) {
            pair.take();
            if (std::exchange(nested, true)) {
                loop.quit();
                return;
            }
            QTimer::singleShot(20'000, &loop, [&] { loop.exit(1); });
            QCOMPARE(loop.exec(), 0);
        };
        connect(&first, &QSocketNotifier::activated, this, [&] { handle(one); });
        connect(&second, &QSocketNotifier::activated, this, [&] { handle(two); });
        one.put();
        two.put();
        QTRY_VERIFY(nested);
        QCoreApplication::processEvents();
        QVERIFY(!loop.isRunning());
    }

    void excludedSocketsWaitWithoutSpinning()
    {
        Pair pair;
        int calls = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++calls;
            pair.take();
        });
        pair.put();
        const qint64 before = threadCpuMs();
        QEventLoop loop;
        QTimer::singleShot(100, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeSocketNotifiers);
        QCOMPARE(calls, 0);
        QVERIFY(threadCpuMs() - before < 80);
        QTRY_COMPARE(calls, 1);
    }

    void eventsPostedByOtherThreadsAllArrive()
    {
        constexpr int kThreads = 4;
        constexpr int kEvents = 20'000;
        int received = 0;
        QObject target;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int n = 0; n < kEvents; ++n)
                    QMetaObject::invokeMethod(
                        &target, [&] { ++received; }, Qt::QueuedConnection);
            }));
            threads.back()->start();
        }
        QTRY_COMPARE_WITH_TIMEOUT(received, kThreads * kEvents, 20'000);
        for (const auto &thread : threads)
            QVERIFY(thread->wait(5'000));
    }

    void noWakeUpIsLostInAPingPongOfThreads()
    {
        QThread thread;
        thread.setEventDispatcher(createEpollDispatcher());
        thread.start();
        QObject here;
        QObject there;
        there.moveToThread(&thread);
        constexpr int kRounds = 20'000;
        int rounds = 0;
        QEventLoop loop;
        // Each side sleeps until the other has posted: one lost wake-up, and it stands still.
        std::function<void()> ping = [&] {
            QMetaObject::invokeMethod(
                &there, [&] { QMetaObject::invokeMethod(&here, ping, Qt::QueuedConnection); }, Qt::QueuedConnection);
            if (++rounds == kRounds)
                loop.quit();
        };
        ping();
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        loop.exec();
        const int reached = rounds;
        thread.quit();
        QVERIFY(thread.wait(5'000));
        QVERIFY2(reached >= kRounds, QByteArray::number(reached).constData());
    }

    void aThreadCanBeStoppedFromOutside()
    {
        for (int i = 0; i < 200; ++i) {
            QThread thread;
            thread.setEventDispatcher(createEpollDispatcher());
            thread.start();
            thread.quit();
            QVERIFY(thread.wait(5'000));
        }
    }

    void serves2000Sockets()
    {
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = qMin<rlim_t>(limit.rlim_max, 8'192);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        if (limit.rlim_cur < 5'000)
            QSKIP("too few descriptors");

        QTcpServer server;
        server.setListenBacklogSize(1'024);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            while (QTcpSocket *peer = server.nextPendingConnection())
                connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
        });
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        int echoed = 0;
        for (int i = 0; i < 2'000; ++i) {
            auto client = std::make_unique<QTcpSocket>();
            connect(client.get(), &QTcpSocket::readyRead, this,
                    [&, socket = client.get()] { echoed += int(socket->readAll().size()); });
            client->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
            client->write("x");
            clients.push_back(std::move(client));
            if (i % 200 == 199)
                QTRY_COMPARE_WITH_TIMEOUT(echoed, i + 1, 20'000);
        }
        // The cost of a turn must follow the one socket that is busy, not the 4,000 that are open.
        const qint64 before = threadCpuMs();
        for (int round = 1; round <= 1'000; ++round) {
            clients[0]->write("y");
            while (echoed < 2'000 + round)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        qInfo("1,000 round trips among 2,000 idle connections: %lld ms of CPU", threadCpuMs() - before);
        QCOMPARE(echoed, 3'000);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(createEpollDispatcher());
    QCoreApplication application(argc, argv);
    tst_EpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_EpollDispatcher.moc"
