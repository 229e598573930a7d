// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/SignInGuard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/RateLimiter.h"
#include "support/FakeClock.h"
#include "support/Heard.h"

#include <QTest>

using namespace confab;
using namespace confab::core;
using End = SignInGuard::End;
using support::heard;

namespace {

//! Tries of one address, whose ends are told by hand.
struct Tries
{
    explicit Tries(int perMinute)
        : limiter(rateBuckets, {.loginsPerAccount = 50, .loginsPerAddress = perMinute})
        , guard(limiter)
    {
    }
    void start(int count)
    {
        for (int i = 0; i < count; ++i)
            guard.admit("office", account(), heard([this](const Result<> &may) { ++(may ? admitted : refused); }));
    }
    void end(int count, End how)
    {
        for (int i = 0; i < count; ++i)
            guard.ended("office", "someone" + QByteArray::number(++m_ended), how);
    }
    QByteArray account() { return "someone" + QByteArray::number(++m_started); }

    support::FakeClock clock;
    MemoryRateBuckets rateBuckets{clock};
    RateLimiter limiter;
    SignInGuard guard;
    int admitted = 0;
    int refused = 0;

private:
    int m_started = 0;
    int m_ended = 0;
};

} // namespace

class tst_SignInGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeOfficeSignsInAtOnce()
    {
        Tries tries(10);
        tries.start(40);
        QCOMPARE(tries.admitted, 10);
        QCOMPARE(tries.refused, 0);
        for (int i = 0; i < 40; ++i)
            tries.end(1, End::Right);
        QCOMPARE(tries.admitted, 40);
        QCOMPARE(tries.refused, 0);
    }

    void guessesAtOnceAreNoMoreThanGuessesInARow()
    {
        Tries tries(10);
        tries.start(50);
        tries.end(10, End::Wrong);
        QCOMPARE(tries.admitted, 10);
        QCOMPARE(tries.refused, 40);
        tries.start(5);
        QCOMPARE(tries.refused, 45);
        tries.clock.advance(6'000);
        tries.start(1);
        QCOMPARE(tries.admitted, 11);
    }

    void whatTheServerCouldNotTellCountsAgainstNobody()
    {
        Tries tries(2);
        for (int i = 0; i < 20; ++i) {
            tries.start(1);
            tries.end(1, End::Neither);
        }
        QCOMPARE(tries.admitted, 20);
    }

    void moreThanCanWaitAreRefused()
    {
        Tries tries(1);
        tries.start(1'000);
        QCOMPARE(tries.admitted, 1);
        QVERIFY(tries.refused > 900);
        tries.end(1, End::Wrong);
        QCOMPARE(tries.refused, 999);
    }

    void anEndThatIsToldAtOnceCallsTheNext()
    {
        Tries tries(1);
        int wrong = 0;
        tries.start(1);
        for (int i = 0; i < 60; ++i) {
            tries.guard.admit("office", "someone", heard([&](const Result<> &may) {
                                  if (may)
                                      tries.guard.ended("office", "someone", End::Neither);
                                  ++wrong;
                              }));
        }
        QCOMPARE(wrong, 0);
        tries.end(1, End::Right);
        QCOMPARE(wrong, 60);
    }
};

QTEST_APPLESS_MAIN(tst_SignInGuard)
#include "tst_SignInGuard.moc"
