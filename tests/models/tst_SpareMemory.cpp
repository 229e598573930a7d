// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/SpareMemory.h"

#include <QSignalSpy>
#include <QTest>

#include <cstring>
#include <vector>

using namespace confab::platform;

class tst_SpareMemory : public QObject
{
    Q_OBJECT

    static constexpr qint64 kMb = 1024 * 1024;

    struct Fixture
    {
        explicit Fixture(SpareMemory::Timing timing)
            : memory({[this] { return ++looked, resident; }, [this] { given.append(std::exchange(resident, kept)); }},
                     timing)
        {
        }
        //! Works, and waits until it was looked at what that took.
        bool settle()
        {
            const int before = looked;
            memory.worked();
            return QTest::qWaitFor([this, before] { return looked > before; });
        }

        qint64 resident = 100 * kMb;
        qint64 kept = 100 * kMb; //!< what is there after giving back
        QList<qint64> given;
        int looked = 0;
        SpareMemory memory;
    };

private Q_SLOTS:
    void whatWasTakenIsGivenBackAfterAPause()
    {
        Fixture f({1, 60'000});
        QVERIFY(f.settle());
        f.resident = 200 * kMb;
        QVERIFY(f.settle());
        QCOMPARE(f.given, QList<qint64>{200 * kMb});
    }

    void aLittleMoreIsLeftAlone()
    {
        Fixture f({1, 60'000});
        QVERIFY(f.settle());
        f.resident = 110 * kMb;
        QVERIFY(f.settle());
        QVERIFY(f.given.isEmpty());
    }

    void whatIsStillNeededIsNotAskedForAgain()
    {
        Fixture f({1, 60'000});
        QVERIFY(f.settle());
        f.resident = 200 * kMb;
        f.kept = 190 * kMb;
        QVERIFY(f.settle());
        QCOMPARE(f.given.size(), 1);
        f.resident = 200 * kMb;
        QVERIFY(f.settle());
        QCOMPARE(f.given.size(), 1);
        f.resident = 220 * kMb;
        QVERIFY(f.settle());
        QCOMPARE(f.given.size(), 2);
    }

    void whatWentByItselfIsNotTakenForUsual()
    {
        Fixture f({1, 60'000});
        QVERIFY(f.settle());
        f.resident = f.kept = 300 * kMb;
        QVERIFY(f.settle());
        QCOMPARE(f.given.size(), 1);
        f.resident = f.kept = 200 * kMb;
        QVERIFY(f.settle());
        f.resident = 290 * kMb;
        QVERIFY(f.settle());
        QCOMPARE(f.given, (QList<qint64>{300 * kMb, 290 * kMb}));
    }

    void workWithoutAPauseIsNoExcuse()
    {
        Fixture f({20, 0});
        QVERIFY(f.settle());
        f.resident = 200 * kMb;
        // It goes on all the time.
        QTRY_VERIFY_WITH_TIMEOUT((f.memory.worked(), !f.given.isEmpty()), 30'000);
    }

    void freedMemoryGoesBackToTheSystem()
    {
        if (SpareMemory::resident() == 0)
            QSKIP("this system doesn't tell");
#ifdef CONFAB_SANITIZED
        QSKIP("the address sanitizer keeps what was freed");
#else
        const qint64 before = SpareMemory::resident();
        std::vector<char *> blocks(100'000);
        for (char *&block : blocks) {
            block = static_cast<char *>(malloc(1000));
            memset(block, 1, 1000);
        }
        char *last = static_cast<char *>(malloc(1000)); // keeps the heap from shrinking by itself
        for (char *block : blocks)
            free(block);
        SpareMemory::trimHeap();
        QVERIFY(SpareMemory::resident() - before < 50 * kMb);
        free(last);
#endif
    }
};

QTEST_GUILESS_MAIN(tst_SpareMemory)
#include "tst_SpareMemory.moc"
