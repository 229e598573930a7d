// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/LineBudget.h"

#include <QTest>

using confab::core::LineBudget;

class tst_LineBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soManyLinesAMinuteAreWritten()
    {
        LineBudget budget(3);
        for (qint64 now : {0, 10, 59'999})
            QCOMPARE(budget.take(now), std::optional<qint64>(0));
        QVERIFY(!budget.take(59'999));
        QVERIFY(budget.take(60'000));
    }
    void theFirstOfTheNextMinuteTellsHowManyWereLeftOut()
    {
        LineBudget budget(1);
        QVERIFY(budget.take(1'000'000));
        for (int i = 0; i < 41; ++i)
            QVERIFY(!budget.take(1'000'001 + i));
        QCOMPARE(budget.take(1'060'000), std::optional<qint64>(41));
        QVERIFY(!budget.take(1'060'001));
        QCOMPARE(budget.take(1'200'000), std::optional<qint64>(1));
    }
};

QTEST_GUILESS_MAIN(tst_LineBudget)
#include "tst_LineBudget.moc"
