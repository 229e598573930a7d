// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/RoomServer.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::host;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(confab::host::StartStep)

namespace {

constexpr int kPatienceMs = 30'000;

//! Counts what a server answers.
struct Answers
{
    int started = 0;
    int failed = 0;
    int stopped = 0;
    Error why = {};

    std::function<void(const Result<> &)> start()
    {
        return [this](const Result<> &result) {
            ++(result ? started : failed);
            if (!result)
                why = result.error();
        };
    }
    std::function<void()> stop()
    {
        return [this] { ++stopped; };
    }
};

void addSteps()
{
    QTest::addColumn<StartStep>("step");
    QTest::newRow("the data") << StartStep::Data;
    QTest::newRow("the agents") << StartStep::Agents;
    QTest::newRow("the rooms") << StartStep::Rooms;
    QTest::newRow("the answers") << StartStep::Answers;
    QTest::newRow("the Lobby") << StartStep::Lobby;
    QTest::newRow("the accounts") << StartStep::Accounts;
    QTest::newRow("the façades") << StartStep::Facades;
    QTest::newRow("the doors") << StartStep::Doors;
}

} // namespace

class tst_RoomServerStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void stoppedAfterAStepItEndsAndTheNextStartsWell_data() { addSteps(); }
    void stoppedAfterAStepItEndsAndTheNextStartsWell();
    void destroyedAfterAStepItEndsAndTheNextStartsWell_data() { addSteps(); }
    void destroyedAfterAStepItEndsAndTheNextStartsWell();
    void stoppedInTheTurnOfTheStartItEnds();
    void stoppedBeforeTheStartItNeverStarts();
    void stoppedAgainWhileItStopsBothAreAnswered();
    void stoppedAfterItStoppedItAnswersAtOnce();
    void stoppedAfterAFailedStartItEnds();
    void destroyedBeforeItHasStoppedItAnswersEachOnce_data();
    void destroyedBeforeItHasStoppedItAnswersEachOnce();
    void startedAgainItSaysThatItWasStartedBefore();
    void startedAfterAStopItSaysThatItWasStopped();
    void withThreadsForSocketsItStopsToo();

private:
    ServerConfig config() const
    {
        ServerConfig config;
        config.listen.front().port = 0;
        config.dataFolder = m_folder->path();
        return config;
    }
    //! Whatever was interrupted: the same folder serves again, and stops as it should.
    void startsWell() const
    {
        Answers answers;
        RoomServer server(config());
        server.start(answers.start());
        QTRY_COMPARE_WITH_TIMEOUT(answers.started + answers.failed, 1, kPatienceMs);
        QVERIFY2(answers.started == 1, qPrintable(answers.why.text()));
        QVERIFY(server.port() > 0);
        server.stop(answers.stop());
        QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_RoomServerStop::stoppedAfterAStepItEndsAndTheNextStartsWell()
{
    QFETCH(StartStep, step);
    {
        Answers answers;
        RoomServer server(config());
        QList<StartStep> done;
        connect(&server, &RoomServer::startStepDone, this, [&](StartStep each) {
            done.append(each);
            if (each == step)
                server.stop(answers.stop());
        });
        server.start(answers.start());
        QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
        QCOMPARE(done.size(), int(step) + 1); // none after the stop
        QCOMPARE(answers.started + answers.failed, 1);
        QCOMPARE(server.port(), quint16(0));
        QVERIFY(server.claimCode().isEmpty());
    }
    startsWell();
}

void tst_RoomServerStop::destroyedAfterAStepItEndsAndTheNextStartsWell()
{
    QFETCH(StartStep, step);
    {
        Answers answers;
        auto server = std::make_unique<RoomServer>(config());
        bool isReached = false;
        connect(server.get(), &RoomServer::startStepDone, this, [&](StartStep each) { isReached |= each == step; });
        server->start(answers.start());
        QTRY_VERIFY_WITH_TIMEOUT(isReached, kPatienceMs);
        server.reset();
        QCOMPARE(answers.started + answers.failed, 1);
    }
    startsWell();
}

void tst_RoomServerStop::stoppedInTheTurnOfTheStartItEnds()
{
    {
        Answers answers;
        RoomServer server(config());
        server.start(answers.start());
        server.stop(answers.stop());
        QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
        QCOMPARE(answers.failed, 1);
        QCOMPARE(answers.started, 0);
    }
    startsWell();
}

void tst_RoomServerStop::stoppedBeforeTheStartItNeverStarts()
{
    Answers answers;
    RoomServer server(config());
    server.stop(answers.stop());
    server.start(answers.start());
    QCOMPARE(answers.failed, 1);
    QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
    QCOMPARE(server.port(), quint16(0));
}

void tst_RoomServerStop::stoppedAgainWhileItStopsBothAreAnswered()
{
    Answers answers;
    RoomServer server(config());
    server.start(answers.start());
    QTRY_COMPARE_WITH_TIMEOUT(answers.started, 1, kPatienceMs);
    server.stop(answers.stop());
    server.stop(answers.stop());
    QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 2, kPatienceMs);
}

void tst_RoomServerStop::stoppedAfterItStoppedItAnswersAtOnce()
{
    Answers answers;
    RoomServer server(config());
    server.stop(answers.stop());
    QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
    server.stop(answers.stop());
    QCOMPARE(answers.stopped, 2);
}

void tst_RoomServerStop::stoppedAfterAFailedStartItEnds()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    {
        Answers answers;
        ServerConfig taken = config();
        taken.listen.front().port = other.serverPort();
        RoomServer server(taken);
        server.start(answers.start());
        QTRY_COMPARE_WITH_TIMEOUT(answers.failed, 1, kPatienceMs);
        const QString why = answers.why.text();
        QVERIFY2(why.contains(QString::number(other.serverPort())), qPrintable(why));
        server.stop(answers.stop());
        QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
    }
    startsWell();
}

void tst_RoomServerStop::destroyedBeforeItHasStoppedItAnswersEachOnce_data()
{
    QTest::addColumn<bool>("isStarted");
    QTest::addColumn<bool>("isRunning");
    QTest::newRow("not started") << false << false;
    QTest::newRow("starting") << true << false;
    QTest::newRow("running") << true << true;
}

void tst_RoomServerStop::destroyedBeforeItHasStoppedItAnswersEachOnce()
{
    QFETCH(bool, isStarted);
    QFETCH(bool, isRunning);
    Answers answers;
    auto server = std::make_unique<RoomServer>(config());
    if (isStarted)
        server->start(answers.start());
    if (isRunning)
        QTRY_COMPARE_WITH_TIMEOUT(answers.started, 1, kPatienceMs);
    server->stop(answers.stop());
    server->stop(answers.stop());
    QCOMPARE(answers.stopped, 0);
    server.reset();
    QCOMPARE(answers.stopped, 2);
}

void tst_RoomServerStop::startedAgainItSaysThatItWasStartedBefore()
{
    Answers first;
    Answers again;
    RoomServer server(config());
    server.start(first.start());
    server.start(again.start());
    QCOMPARE(again.failed, 1);
    QCOMPARE(again.why.code, ErrorCode::Conflict);
    QTRY_COMPARE_WITH_TIMEOUT(first.started, 1, kPatienceMs);
    server.start(again.start());
    QCOMPARE(again.failed, 2);
    QCOMPARE(again.why.code, ErrorCode::Conflict);
    QVERIFY(server.port() > 0);
    server.stop(first.stop());
    QTRY_COMPARE_WITH_TIMEOUT(first.stopped, 1, kPatienceMs);
    QCOMPARE(first.started + first.failed, 1);
}

void tst_RoomServerStop::startedAfterAStopItSaysThatItWasStopped()
{
    Answers first;
    Answers again;
    RoomServer server(config());
    server.start(first.start());
    server.stop(first.stop());
    server.start(again.start());
    QCOMPARE(again.why.code, ErrorCode::Unavailable);
    QTRY_COMPARE_WITH_TIMEOUT(first.stopped, 1, kPatienceMs);
    server.start(again.start());
    QCOMPARE(again.failed, 2);
    QCOMPARE(again.why.code, ErrorCode::Unavailable);
}

void tst_RoomServerStop::withThreadsForSocketsItStopsToo()
{
    Answers answers;
    ServerConfig threaded = config();
    threaded.gatewayThreads = 2;
    RoomServer server(threaded);
    connect(&server, &RoomServer::startStepDone, this, [&](StartStep step) {
        if (step == StartStep::Doors)
            server.stop(answers.stop());
    });
    server.start(answers.start());
    QTRY_COMPARE_WITH_TIMEOUT(answers.stopped, 1, kPatienceMs);
    QCOMPARE(answers.started + answers.failed, 1);
}

QTEST_GUILESS_MAIN(tst_RoomServerStop)
#include "tst_RoomServerStop.moc"
