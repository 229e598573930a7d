// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NodeMemory.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;

class tst_RateBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addMemoryKinds(); }
    void init()
    {
        m_memory = makeMemory();
        m_rates = &m_memory->rates();
    }

    void aBucketIsFullAtFirst()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(take(), 0);
        QVERIFY(take() > 0);
    }
    void theWaitIsUntilSoManyAreThere()
    {
        QCOMPARE(take(5), 0);
        QCOMPARE(take(), 12'000);
        QCOMPARE(take(2), 24'000);
        m_memory->pass(11'999);
        QCOMPARE(take(), 1);
        m_memory->pass(1);
        QCOMPARE(take(), 0);
        QCOMPARE(take(), 12'000);
    }
    void severalAreTakenTogetherOrNotAtAll()
    {
        QCOMPARE(take(3), 0);
        QCOMPARE(take(4), 24'000);
        QCOMPARE(take(2), 0);
    }
    void whatCostsMoreThanThereEverAreTakesAll()
    {
        QCOMPARE(take(), 0);
        QCOMPARE(take(100), 12'000);
        m_memory->pass(12'000);
        QCOMPARE(take(100), 0);
        QCOMPARE(take(), 12'000);
    }
    void itIsNeverMoreThanFull()
    {
        QCOMPARE(take(), 0);
        for (int i = 0; i < 9; ++i)
            m_rates->giveBack(RateKind::Send, "ada", kRate);
        QCOMPARE(take(5), 0);
        QCOMPARE(take(), 12'000);
        m_memory->pass(3'600'000);
        QCOMPARE(take(5), 0);
        QCOMPARE(take(), 12'000);
    }
    void whatIsGivenBackCanBeTaken()
    {
        QCOMPARE(take(5), 0);
        m_rates->giveBack(RateKind::Send, "ada", kRate);
        QCOMPARE(take(), 0);
        QCOMPARE(take(), 12'000);
    }
    void eachKindAndKeyHasItsOwn()
    {
        QCOMPARE(take(5), 0);
        QCOMPARE(m_rates->take(RateKind::Edit, "ada", kRate, 1), 0);
        QCOMPARE(m_rates->take(RateKind::Send, "bob", kRate, 1), 0);
        QVERIFY(take() > 0);
    }
    void aWallClockThatIsSetChangesNothing()
    {
        QCOMPARE(take(5), 0);
        m_memory->stepWallClock(3'600'000);
        QCOMPARE(take(), 12'000);
        m_memory->stepWallClock(-7'200'000);
        QCOMPARE(take(), 12'000);
    }

private:
    static constexpr Rate kRate{.tokens = 5, .periodMs = 60'000};

    qint64 take(int count = 1) { return m_rates->take(RateKind::Send, "ada", kRate, count); }

    std::unique_ptr<NodeMemory> m_memory;
    RateBuckets *m_rates = nullptr;
};

QTEST_GUILESS_MAIN(tst_RateBuckets)
#include "tst_RateBuckets.moc"
