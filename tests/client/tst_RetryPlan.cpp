// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/ConnectionEnd.h"
#include "client/RetryPlan.h"

#include <QSignalSpy>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

//! When a connection that has ended is tried again.
class tst_RetryPlan : public QObject
{
    Q_OBJECT

    //! Delays of half a minute and more, so that none of them passes here; without a spread.
    struct Plan : RetryPlan
    {
        explicit Plan(int trust = 10'000)
            : RetryPlan({.backoffMin = 60'000, .backoffMax = 3'600'000, .trust = trust}, [] { return 0.0; })
        {
        }
        //! In half minutes: the clock may have gone on.
        int planned() const { return (remainingMs() + 15'000) / 30'000; }
    };

private Q_SLOTS:
    void nothingIsPlannedAtFirst() { QCOMPARE(Plan().remainingMs(), -1); }

    void whoAsksForAConnectionIsNotKeptWaiting()
    {
        Plan plan;
        QSignalSpy due(&plan, &RetryPlan::due);
        plan.afterEnd({});
        plan.begin();
        QCOMPARE(due.count(), 0); // in a turn of its own
        QTRY_COMPARE(due.count(), 1);
        QCOMPARE(plan.remainingMs(), -1);
    }

    void eachLossInARowWaitsLongerUntilAConnectionIsTrusted()
    {
        Plan plan(1);
        plan.afterEnd({});
        QCOMPARE(plan.planned(), 1);
        plan.afterEnd({});
        QCOMPARE(plan.planned(), 2);
        plan.stop();
        QCOMPARE(plan.remainingMs(), -1);
        QSignalSpy trusted(&plan, &RetryPlan::trusted);
        plan.noteLive();
        QTRY_COMPARE(trusted.count(), 1);
        plan.afterEnd({});
        QCOMPARE(plan.planned(), 1);
    }

    void whatTheServerAnnouncesHoldsWhileItIsBelieved()
    {
        Plan plan;
        const ConnectionEnd restart{1012, u"restart;retryMs=300000"_s};
        for (const int planned : {10, 10, 10, 10, 16}) {
            plan.afterEnd(restart);
            QCOMPARE(plan.planned(), planned);
        }
        const ConnectionEnd soon{1012, u"restart;retryMs=0"_s};
        Plan other;
        for (const int planned : {0, 0, 4}) { // by then it is not restarting
            other.afterEnd(soon);
            QCOMPARE(other.planned(), planned);
        }
    }

    void aRefusedHelloWaitsAsLongAsTheServerWants()
    {
        Plan plan;
        plan.afterRefusal(0);
        QCOMPARE(plan.planned(), 1);
        plan.afterRefusal(300'000);
        QCOMPARE(plan.planned(), 10);
    }

    void aNewTokenIsTriedAtOnceButNotAgainAndAgain()
    {
        Plan plan;
        plan.afterEnd({}); // a network that was gone is no token's fault
        plan.stop();
        plan.noteTokenRefused();
        QCOMPARE(plan.remainingMs(), -1);
        plan.withNewToken();
        QCOMPARE(plan.planned(), 0);
        plan.noteTokenRefused();
        plan.withNewToken();
        QCOMPARE(plan.planned(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_RetryPlan)
#include "tst_RetryPlan.moc"
