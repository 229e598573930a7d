// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "gateway/http/ClientSocket.h"

#include <QFile>
#include <QTest>
#include <QThread>

#include <fcntl.h>
#include <netinet/in.h>
#ifdef Q_OS_LINUX
#include <linux/tcp.h>
#endif
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace confab::gateway;

namespace {

//! Holds the limit on descriptors down for one test.
class LimitedDescriptors
{
public:
    explicit LimitedDescriptors(rlim_t soft)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit limit{soft, m_before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~LimitedDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

#ifdef Q_OS_LINUX
struct AcceptQueue
{
    int waiting = 0;
    int places = 0;
};

//! How many have connected and were not accepted yet, as the kernel counts them.
AcceptQueue acceptQueueOf(const QTcpServer &server)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(int(server.socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return {};
    return {int(info.tcpi_unacked), int(info.tcpi_sacked)};
}

//! As many as the system lets any server have.
int mostPlaces()
{
    QFile file(QStringLiteral("/proc/sys/net/core/somaxconn"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

//! Connections that are begun without waiting for anything.
class Crowd
{
public:
    Crowd(int count, quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        for (int i = 0; i < count; ++i) {
            m_descriptors.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
            (void)::connect(m_descriptors.back(), reinterpret_cast<const sockaddr *>(&address), sizeof address);
        }
    }
    ~Crowd()
    {
        for (const int descriptor : m_descriptors)
            ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(Crowd)

private:
    std::vector<int> m_descriptors;
};
#endif

} // namespace

class tst_Listener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsAwayWhatIsAboveTheTotal()
    {
        FrontSetup setup;
        setup.policy.connections = 5;
        FrontFixture fixture(setup);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 5; ++i)
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
        QTRY_COMPARE(fixture.listener().census().total(), 5);
        RawClient sixth(fixture.port());
        QCOMPARE(statusOf(sixth.untilClosed({})), 503);
        QCOMPARE(fixture.listener().refusedCount(), 1);
        clients.pop_back();
        QTRY_COMPARE(fixture.listener().census().total(), 4);
        RawClient again(fixture.port());
        QCOMPARE(statusOf(again.untilAnswered(get("/ping"))), 200);
    }

    void boundsEachAddress()
    {
        FrontSetup setup;
        setup.policy.connectionsPerAddress = 2;
        setup.policy.limitLoopbackPeers = true;
        FrontFixture fixture(setup);
        RawClient first(fixture.port());
        RawClient second(fixture.port());
        QTRY_COMPARE(fixture.listener().census().of(QHostAddress(QHostAddress::LocalHost)), 2);
        RawClient third(fixture.port());
        QCOMPARE(statusOf(third.untilClosed({})), 503);
    }

    void countsIPv6ByNetworkAndMappedIPv4AsIPv4()
    {
        const auto census = std::make_shared<ConnectionCensus>(0, 2, false);
        const QHostAddress one(QStringLiteral("2001:db8::1"));
        const QHostAddress neighbour(QStringLiteral("2001:db8::ffff"));
        const QHostAddress elsewhere(QStringLiteral("2001:db8:0:1::1"));
        auto a = census->admit(one);
        auto b = census->admit(neighbour);
        QVERIFY(a && b);
        QVERIFY(!census->admit(one));
        QVERIFY(census->admit(elsewhere));
        auto c = census->admit(QHostAddress(QStringLiteral("192.0.2.1")));
        QCOMPARE(census->of(QHostAddress(QStringLiteral("::ffff:192.0.2.1"))), 1);
        a = {};
        QVERIFY(census->admit(one));
        QCOMPARE(census->total(), 2);
        for (int i = 0; i < 10; ++i)
            QVERIFY(census->admit(QHostAddress(QHostAddress::LocalHost)));
    }

#ifdef Q_OS_LINUX
    void twoThousandWhoComeAtOnceAllFindAPlace()
    {
        constexpr int kCount = 2'000;
        if (raiseDescriptorLimit() < 2 * kCount + 200)
            QSKIP("too few descriptors for both ends of so many");
        if (mostPlaces() < kCount)
            QSKIP("the system does not let so many wait");
        FrontFixture fixture;
        QCOMPARE(acceptQueueOf(fixture.listener()).places, std::min(4'096, mostPlaces()));
        // Nobody is accepted until the events of this thread are processed.
        const Crowd crowd(kCount, fixture.port());
        QCOMPARE(acceptQueueOf(fixture.listener()).waiting, kCount);
        QTRY_COMPARE(fixture.listener().census().total(), kCount);
        QCOMPARE(fixture.listener().refusedCount(), 0);
    }
#endif

    void survivesRunningOutOfDescriptors()
    {
        FrontFixture fixture;
        // After somebody was accepted: Qt keeps the first error it met, which is then that nobody waits any more.
        RawClient before(fixture.port());
        QCOMPARE(statusOf(before.untilAnswered(get("/ping"))), 200);
        std::vector<int> hogs;
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i)
            clients.push_back(std::make_unique<RawClient>(fixture.port())); // their descriptors are made here
        {
            const LimitedDescriptors limited(rlim_t(::dup(0)) + 1); // the next free number is the last
            for (int fd = ::dup(0); fd >= 0; fd = ::dup(0))
                hogs.push_back(fd);
            QTRY_VERIFY_WITH_TIMEOUT(fixture.listener().refusedCount() >= 20 - int(hogs.size()), 5'000);
        }
        for (const int fd : hogs)
            ::close(fd);
        QTRY_VERIFY(std::all_of(clients.begin(), clients.end(), [](const auto &each) {
            return each->isClosed() || each->state() == QAbstractSocket::ConnectedState;
        }));
        qInfo("turned away for want of descriptors: %lld of 20", fixture.listener().refusedCount());
        RawClient later(fixture.port());
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(later.untilAnswered(get("/ping"))), 200, 5'000);
    }

    void dealsConnectionsOutOverThreads()
    {
        HttpRouter router;
        std::atomic<int> served{0};
        router.add("GET", QStringLiteral("/ping"), [&](const HttpRequest &, const Captures &, HttpReply reply) {
            ++served;
            reply(jsonResponse("{}"));
        });
        FrontSetup setup;
        setup.router = &router;
        std::vector<std::unique_ptr<QThread>> threads;
        std::vector<HttpFront *> fronts;
        for (int i = 0; i < 3; ++i) {
            threads.push_back(std::make_unique<QThread>());
            fronts.push_back(new HttpFront(setup, [](ClientSocket *socket, const UpgradeRequest &) { delete socket; }));
            fronts.back()->moveToThread(threads.back().get());
            connect(threads.back().get(), &QThread::finished, fronts.back(), &QObject::deleteLater);
            threads.back()->start();
        }
        Listener listener(setup.policy, fronts);
        QVERIFY(listener.start(0));
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 30; ++i) {
            clients.push_back(std::make_unique<RawClient>(listener.serverPort()));
            QCOMPARE(statusOf(clients.back()->untilAnswered(get("/ping"))), 200);
        }
        QCOMPARE(served.load(), 30);
        QCOMPARE(listener.census().total(), 30);
        for (HttpFront *front : fronts) {
            qsizetype count = 0;
            QMetaObject::invokeMethod(
                front, [&] { count = front->connectionCount(); }, Qt::BlockingQueuedConnection);
            QCOMPARE(count, 10);
        }
        listener.stop();
        for (const auto &thread : threads) {
            thread->quit();
            QVERIFY(thread->wait(5'000));
        }
        QCOMPARE(listener.census().total(), 0);
    }

    void aTakenPortIsAnError()
    {
        FrontFixture fixture;
        Listener second(FrontPolicy{}, {&fixture.front()});
        QVERIFY(!second.start(fixture.port()));
    }

    void raisesTheLimitOnDescriptors()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const LimitedDescriptors limited(qMin<rlim_t>(256, before.rlim_max));
        const int limit = raiseDescriptorLimit();
        qInfo("descriptors: %d", limit);
        QVERIFY(rlim_t(limit) >= before.rlim_cur || rlim_t(limit) == 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(tst_Listener)
#include "tst_Listener.moc"
