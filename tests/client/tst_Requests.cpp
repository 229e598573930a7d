// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Backoff.h"
#include "client/PendingRequests.h"

#include <QElapsedTimer>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

class tst_Requests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachEndsExactlyOnce();
    void aLateAnswerIsNotCalledAgain();
    void disconnectingFailsAllInOrder();
    void aRequestMayStartAnother();
    void shorterDeadlinesEndFirst();
    void aThreadThatWasHeldUpFirstTakesWhatHasCome();
    void backoffDoublesAndStopsGrowing();
    void backoffKeepsWithinItsBounds();
};

void tst_Requests::eachEndsExactlyOnce()
{
    PendingRequests requests;
    int answers = 0;
    const qint64 id = requests.add(10'000, [&](const Result<codec::Json> &answer) {
        QVERIFY(answer);
        ++answers;
    });
    QVERIFY(requests.finish(id, codec::Json()));
    QVERIFY(!requests.finish(id, codec::Json()));
    requests.failAll(Error{ErrorCode::Unavailable});
    QCOMPARE(answers, 1);
    QVERIFY(!requests.finish(4711, codec::Json()));
}

void tst_Requests::aLateAnswerIsNotCalledAgain()
{
    PendingRequests requests;
    QList<ErrorCode> codes;
    const qint64 id = requests.add(1, [&](const Result<codec::Json> &answer) { codes.append(answer.error().code); });
    QTRY_COMPARE(codes, QList{ErrorCode::Unavailable});
    QVERIFY(!requests.finish(id, codec::Json()));
    QCOMPARE(codes.size(), 1);
    QCOMPARE(requests.count(), 0);
}

void tst_Requests::disconnectingFailsAllInOrder()
{
    PendingRequests requests;
    QList<int> order;
    for (int i = 0; i < 20; ++i)
        requests.add(10'000, [&order, i](const Result<codec::Json> &) { order.append(i); });
    requests.failAll(Error{ErrorCode::Unavailable});
    QCOMPARE(order.size(), 20);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
}

void tst_Requests::aRequestMayStartAnother()
{
    PendingRequests requests;
    qint64 second = 0;
    bool secondEnded = false;
    const qint64 first = requests.add(10'000, [&](const Result<codec::Json> &) {
        second = requests.add(10'000, [&](const Result<codec::Json> &) { secondEnded = true; });
    });
    requests.finish(first, codec::Json());
    QVERIFY(second != first);
    QVERIFY(!secondEnded);
    QVERIFY(requests.finish(second, codec::Json()));
    QVERIFY(secondEnded);
}

void tst_Requests::shorterDeadlinesEndFirst()
{
    PendingRequests requests;
    QList<int> order;
    requests.add(60, [&](const Result<codec::Json> &) { order.append(60); });
    requests.add(5, [&](const Result<codec::Json> &) { order.append(5); });
    QTRY_COMPARE(order, (QList<int>{5, 60}));
}

void tst_Requests::aThreadThatWasHeldUpFirstTakesWhatHasCome()
{
    constexpr int kLook = 50;
    PendingRequests requests(kLook);
    std::optional<Result<codec::Json>> answer;
    const qint64 id = requests.add(kLook / 2, [&](const Result<codec::Json> &result) { answer = result; });
    QElapsedTimer heldUp;
    heldUp.start();
    while (heldUp.elapsed() <= 3 * kLook) { // as by a disk, or a computer that sleeps
    }
    // The turn in which the deadline is found to have passed; the answer is read in one after it.
    QCoreApplication::processEvents();
    QVERIFY(!answer);
    QVERIFY(requests.finish(id, codec::Json()));
    QVERIFY(answer && *answer);
    // Where nothing comes, it ends all the same.
    answer.reset();
    requests.add(kLook / 2, [&](const Result<codec::Json> &result) { answer = result; });
    QTRY_VERIFY(answer && !*answer);
}

void tst_Requests::backoffDoublesAndStopsGrowing()
{
    Backoff backoff(500, 30'000, [] { return 0.0; });
    QList<int> delays;
    for (int i = 0; i < 9; ++i)
        delays.append(backoff.next());
    QCOMPARE(delays, (QList<int>{250, 500, 1'000, 2'000, 4'000, 8'000, 15'000, 15'000, 15'000}));
    backoff.reset();
    QCOMPARE(backoff.next(), 250);
}

void tst_Requests::backoffKeepsWithinItsBounds()
{
    Backoff backoff(500, 30'000);
    for (int i = 0; i < 1'000; ++i) {
        const int delay = backoff.next();
        QVERIFY(delay >= 250 && delay <= 30'000);
    }
    QCOMPARE(backoff.tries(), 1'000);
}

QTEST_GUILESS_MAIN(tst_Requests)
#include "tst_Requests.moc"
