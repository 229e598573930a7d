// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/DeadlineWheel.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace confab::gateway;

class tst_DeadlineWheel : public QObject
{
    Q_OBJECT

    qint64 m_now = 1'000'000;
    DeadlineWheel::Now clock()
    {
        return [this] { return m_now; };
    }
    void moveTo(DeadlineWheel &wheel, qint64 ms)
    {
        m_now = ms;
        wheel.advance();
    }

private Q_SLOTS:
    void firesNeverEarlyAndAtMostTwoTicksLate_data()
    {
        QTest::addColumn<int>("ms");
        for (const int ms : {0, 1, 99, 100, 101, 5'000, 51'199, 51'200, 51'201, 60'000, 600'000})
            QTest::addRow("%d ms", ms) << ms;
    }
    void firesNeverEarlyAndAtMostTwoTicksLate()
    {
        QFETCH(int, ms);
        DeadlineWheel wheel(clock(), 100);
        const qint64 start = m_now;
        qint64 firedAt = -1;
        wheel.schedule(ms, [&] { firedAt = m_now; });
        while (firedAt < 0 && m_now < start + ms + 1'000)
            moveTo(wheel, m_now + 7);
        QVERIFY(firedAt >= start + ms);
        QVERIFY2(firedAt <= start + ms + 200, QByteArray::number(firedAt - start - ms).constData());
        QCOMPARE(wheel.count(), 0);
    }

    void theTimerSleepsUntilSomethingMayBeDue()
    {
        DeadlineWheel wheel(clock(), 100);
        const auto *timer = wheel.findChild<QTimer *>();
        QVERIFY(timer);
        int fired = 0;
        wheel.schedule(30'000, [&] { ++fired; });
        QVERIFY2(timer->interval() >= 29'000, QByteArray::number(timer->interval()).constData());
        DeadlineId sooner = wheel.schedule(700, [&] { ++fired; });
        QVERIFY(timer->interval() <= 900);
        wheel.cancel(sooner);
        moveTo(wheel, m_now + 900);
        QVERIFY(timer->interval() >= 28'000);
        // Far deadlines are looked at once a round.
        wheel.schedule(600'000, [&] { ++fired; });
        QVERIFY(timer->interval() <= 30'000);
        moveTo(wheel, m_now + 30'000);
        QCOMPARE(fired, 1);
        QVERIFY(wheel.isTicking() && timer->interval() <= 51'200);
    }

    void aCancelledDeadlineStaysSilent()
    {
        DeadlineWheel wheel(clock(), 100);
        int fired = 0;
        DeadlineId id = wheel.schedule(500, [&] { ++fired; });
        DeadlineId copy = id;
        QVERIFY(wheel.cancel(id));
        QCOMPARE(id, DeadlineId{});
        QVERIFY(!wheel.cancel(id));
        QVERIFY(!wheel.cancel(copy));
        moveTo(wheel, m_now + 5'000);
        QCOMPARE(fired, 0);
    }

    void aSpentIdNeverCancelsItsSuccessor()
    {
        DeadlineWheel wheel(clock(), 100);
        int fired = 0;
        DeadlineId first = wheel.schedule(100, [] {});
        moveTo(wheel, m_now + 300);
        wheel.schedule(100, [&] { ++fired; }); // takes the place of the first
        QVERIFY(!wheel.cancel(first));
        moveTo(wheel, m_now + 300);
        QCOMPARE(fired, 1);
    }

    void callbacksMayScheduleAndCancel()
    {
        DeadlineWheel wheel(clock(), 100);
        QByteArray log;
        DeadlineId second{};
        wheel.schedule(100, [&] {
            log += 'a';
            wheel.cancel(second); // due in the same tick
            wheel.schedule(0, [&] { log += 'c'; });
        });
        second = wheel.schedule(100, [&] { log += 'b'; });
        moveTo(wheel, m_now + 200);
        QCOMPARE(log, "a");
        moveTo(wheel, m_now + 200);
        QCOMPARE(log, "ac");
    }

    void survivesALongSleep()
    {
        DeadlineWheel wheel(clock(), 100);
        int fired = 0;
        for (int i = 0; i < 1'000; ++i)
            wheel.schedule(i * 100, [&] { ++fired; });
        moveTo(wheel, m_now + 24 * 3'600'000);
        QCOMPARE(fired, 1'000);
        wheel.schedule(1'000, [&] { ++fired; });
        moveTo(wheel, m_now + 900);
        QCOMPARE(fired, 1'000);
        moveTo(wheel, m_now + 300);
        QCOMPARE(fired, 1'001);
    }

    void behavesLikeASortedListWithRandomLoad()
    {
        DeadlineWheel wheel(clock(), 100);
        QRandomGenerator random(42);
        std::map<int, std::pair<DeadlineId, qint64>> model;
        int next = 0;
        int wrong = 0;
        for (int step = 0; step < 20'000; ++step) {
            if (random.bounded(3) != 0) {
                const int key = next++;
                const qint64 ms = random.bounded(120'000);
                const qint64 due = m_now + ms;
                model[key] = {wheel.schedule(ms,
                                             [&, key, due] {
                                                 if (m_now < due || m_now > due + 250 || model.erase(key) != 1)
                                                     ++wrong;
                                             }),
                              due};
            } else if (!model.empty()) {
                const auto victim = model.lower_bound(int(random.bounded(next)));
                if (victim != model.end()) {
                    if (!wheel.cancel(victim->second.first))
                        ++wrong;
                    model.erase(victim);
                }
            }
            moveTo(wheel, m_now + qint64(random.bounded(50)));
        }
        QCOMPARE(wrong, 0);
        QCOMPARE(wheel.count(), qsizetype(model.size()));
    }

    void ticksByItselfOnlyWhileThereIsWork()
    {
        DeadlineWheel wheel(nullptr, 10);
        QVERIFY(!wheel.isTicking());
        bool fired = false;
        wheel.schedule(20, [&] { fired = true; });
        QVERIFY(wheel.isTicking());
        QTRY_VERIFY(fired);
        QTRY_VERIFY(!wheel.isTicking());
    }
};

QTEST_GUILESS_MAIN(tst_DeadlineWheel)
#include "tst_DeadlineWheel.moc"
