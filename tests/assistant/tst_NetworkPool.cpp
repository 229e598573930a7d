// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/NetworkPool.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTest>

using namespace confab::assistant;

class tst_NetworkPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aManagerThatReachedItsHostIsHandedOutAgain()
    {
        NetworkPool pool;
        QPointer<QNetworkAccessManager> first;
        {
            NetworkPool::Lease lease = pool.take();
            first = &lease.manager();
            lease.tellReached();
        }
        QCOMPARE(&pool.take().manager(), first.get());
    }

    void oneThatNeverDidIsNot()
    {
        NetworkPool pool;
        QPointer<QNetworkAccessManager> first;
        {
            const NetworkPool::Lease lease = pool.take();
            first = &lease.manager();
        }
        const NetworkPool::Lease lease = pool.take();
        QVERIFY(!first);
    }

    void oneThatAnotherOneReachedStaysUntilItHasServedHim()
    {
        NetworkPool pool;
        NetworkPool::Lease reached = pool.take();
        reached.tellReached();
        QPointer<QNetworkAccessManager> shared = &reached.manager();
        {
            const NetworkPool::Lease stuck = pool.take();
            QCOMPARE(&stuck.manager(), shared.get());
        }
        const NetworkPool::Lease other = pool.take();
        QVERIFY(shared && &other.manager() != shared);
    }
};

QTEST_GUILESS_MAIN(tst_NetworkPool)
#include "tst_NetworkPool.moc"
