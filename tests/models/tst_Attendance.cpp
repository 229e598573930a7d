// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/Attendance.h"

#include <QSignalSpy>
#include <QTest>
#include <QWindow>

using namespace confab::platform;

class tst_Attendance : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        Fixture()
        {
            qGuiApp->installEventFilter(&attendance);
            attendance.setWindowActive(true);
            window.resize(200, 200);
            window.show();
        }
        //! Time passes as it does for one who is there: with a beat now and then.
        void pass(qint64 ms)
        {
            for (const qint64 end = now + ms; now < end;) {
                now += qMin<qint64>(Attendance::kBeatMs, end - now);
                attendance.check();
            }
        }

        qint64 now = 5'000;
        Attendance attendance{[this] { return now; }};
        QWindow window;
    };

private Q_SLOTS:
    void whoStartsTheAppIsExpectedButNotReading()
    {
        Fixture f;
        QVERIFY(!f.attendance.isWatching());
        QVERIFY(!f.attendance.isAway());
        f.pass(Attendance::kIdleMs);
        QVERIFY(f.attendance.isAway());
    }

    void aPersonIsKnownByTheirSigns_data()
    {
        QTest::addColumn<int>("sign");
        QTest::newRow("key") << 0;
        QTest::newRow("press") << 1;
        QTest::newRow("wheel") << 2;
        QTest::newRow("move") << 3;
    }
    void aPersonIsKnownByTheirSigns()
    {
        QFETCH(int, sign);
        Fixture f;
        const QSignalSpy changed(&f.attendance, &Attendance::changed);
        switch (sign) {
        case 0:
            QTest::keyClick(&f.window, Qt::Key_A);
            break;
        case 1:
            QTest::mousePress(&f.window, Qt::LeftButton, {}, {20, 20});
            break;
        case 2: {
            QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&f.window, &wheel);
            break;
        }
        case 3:
            QTest::mouseMove(&f.window, {20, 30});
            QTest::mouseMove(&f.window, {40, 50});
            break;
        }
        QVERIFY(f.attendance.isWatching());
        QVERIFY(!changed.isEmpty());
    }

    // A window that comes up, or what moves below it, makes one of these.
    void aPointerThatStaysIsNoSign()
    {
        Fixture f;
        QEnterEvent enter({10, 10}, {10, 10}, {10, 10});
        QCoreApplication::sendEvent(&f.window, &enter);
        QMouseEvent move(QEvent::MouseMove, {10, 10}, {10, 10}, Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&f.window, &move);
        QVERIFY(!f.attendance.isThere());
    }

    void whatItemsAreGivenIsNoSign()
    {
        Fixture f;
        QObject item;
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, {});
        QCoreApplication::sendEvent(&item, &key);
        QVERIFY(!f.attendance.isThere());
    }

    void wakingIsNoticedAtOnceAndWithoutABeat()
    {
        Fixture f;
        f.attendance.noteSign();
        QVERIFY(f.attendance.isWatching());
        f.now += 75'000;
        QVERIFY(!f.attendance.isWatching());
        QVERIFY(f.attendance.isAway());
    }

    void whatWaitedWhileAsleepIsNoSign()
    {
        Fixture f;
        f.attendance.noteSign();
        f.now += 75'000;
        QTest::keyClick(&f.window, Qt::Key_A);
        QVERIFY(!f.attendance.isThere());
        f.now += Attendance::kStaleMs;
        QTest::keyClick(&f.window, Qt::Key_A);
        QVERIFY(f.attendance.isThere());
    }

    void afterAWhileWithoutASignTheFirstOneCounts()
    {
        Fixture f;
        f.attendance.noteSign();
        f.pass(Attendance::kIdleMs - 1);
        QVERIFY(f.attendance.isThere());
        f.pass(1);
        QVERIFY(!f.attendance.isThere());
        f.now += 3'600'000;
        QTest::keyClick(&f.window, Qt::Key_A);
        QVERIFY(f.attendance.isThere());
    }

    void comingBackToTheWindowIsASignButItsFirstShowIsNot()
    {
        Fixture f;
        QVERIFY(!f.attendance.isThere());
        f.attendance.setWindowActive(false);
        f.attendance.setWindowActive(true);
        QVERIFY(f.attendance.isWatching());
        f.attendance.setWindowActive(false);
        QVERIFY(f.attendance.isThere());
        QVERIFY(!f.attendance.isWatching());
    }

    // Another program's window has closed, and the window manager gives the keyboard to the next one.
    void aWindowThatIsGivenTheKeyboardWhileNobodyIsThereIsNoSign_data()
    {
        QTest::addColumn<bool>("slept");
        QTest::newRow("nothing done for long") << false;
        QTest::newRow("asleep") << true;
    }
    void aWindowThatIsGivenTheKeyboardWhileNobodyIsThereIsNoSign()
    {
        QFETCH(bool, slept);
        Fixture f;
        f.attendance.noteSign();
        f.attendance.setWindowActive(false);
        if (slept)
            f.now += Attendance::kIdleMs;
        else
            f.pass(Attendance::kIdleMs);
        f.attendance.setWindowActive(true);
        f.now += Attendance::kStaleMs;
        QVERIFY(f.attendance.isAway());
        QVERIFY(!f.attendance.isWatching());
        QTest::keyClick(&f.window, Qt::Key_A);
        QVERIFY(f.attendance.isWatching());
    }

    void theClockOfTheSystemGoesOn()
    {
        const qint64 before = msSinceBoot();
        QVERIFY(before > 0);
        QTRY_VERIFY(msSinceBoot() > before);
    }
};

QTEST_MAIN(tst_Attendance)
#include "tst_Attendance.moc"
