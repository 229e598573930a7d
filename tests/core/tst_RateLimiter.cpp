// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/memory/MemoryRateBuckets.h"
#include "core/RateLimiter.h"
#include "support/FakeClock.h"

#include <QTest>

#include <optional>

using namespace confab;
using namespace confab::core;
using confab::support::FakeClock;

class tst_RateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_buckets.emplace(m_clock); }
    void theLimitIsTakenAndOneMoreIsRefused_data();
    void theLimitIsTakenAndOneMoreIsRefused();
    void theWaitThatIsToldIsExact();
    void aMinuteFillsTheBucketAgain();
    void usersAndKindsDoNotShareBuckets();
    void severalAreTakenTogetherOrNotAtAll();
    void whatCostsMoreThanThereAreTakesAll();
    void aRefundGivesOneBackAndNeverMoreThanTheLimit();
    void zeroIsUnlimitedAndOffSwitchesAllOff();
    void movingTheWallClockChangesNothing();
    void oneUserMayBeAllowedAnotherRate();
    void idleBucketsAreForgottenAndMemoryIsBounded();
    void aFloodOfKeysForgetsNothingThatIsEverybodys();

private:
    FakeClock m_clock;
    std::optional<MemoryRateBuckets> m_buckets;
    const UserId m_user = UserId::make();
};

void tst_RateLimiter::theLimitIsTakenAndOneMoreIsRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("limit");
    QTest::newRow("join") << int(RateKind::Join) << 5;
    QTest::newRow("send") << int(RateKind::Send) << 30;
    QTest::newRow("edit") << int(RateKind::Edit) << 20;
    QTest::newRow("typing") << int(RateKind::Typing) << 100;
    QTest::newRow("stream") << int(RateKind::Stream) << 10;
    QTest::newRow("login by account") << int(RateKind::LoginByAccount) << 50;
    QTest::newRow("login by address") << int(RateKind::LoginByAddress) << 10;
}

void tst_RateLimiter::theLimitIsTakenAndOneMoreIsRefused()
{
    QFETCH(int, kind);
    QFETCH(int, limit);
    RateLimiter limiter(*m_buckets, {});
    for (int i = 0; i < limit; ++i)
        QVERIFY(limiter.take(RateKind(kind), m_user));
    const auto refused = limiter.take(RateKind(kind), m_user);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::RateLimited);
    QCOMPARE(refused.error().retryAfterMs, 60'000 / limit);
}

void tst_RateLimiter::oneUserMayBeAllowedAnotherRate()
{
    RateLimiter limiter(*m_buckets, {});
    const UserId other = UserId::make();
    limiter.allow(m_user, {.tokens = 20, .refillMs = 20'000 / 3});
    for (const RateKind kind : {RateKind::Send, RateKind::Stream}) {
        for (int i = 0; i < 20; ++i)
            QVERIFY(limiter.take(kind, m_user));
        const auto refused = limiter.take(kind, m_user);
        QVERIFY(!refused);
        QVERIFY(refused.error().retryAfterMs <= 334);
    }
    // Reading is everybody's: a client that lists what it has reads much at once.
    for (int i = 0; i < 100; ++i)
        QVERIFY(limiter.take(RateKind::Read, m_user));
    m_clock.advance(1'000);
    for (int i = 0; i < 3; ++i)
        QVERIFY(limiter.take(RateKind::Send, m_user));
    QVERIFY(!limiter.take(RateKind::Send, m_user));
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.take(RateKind::Stream, other));
    QVERIFY(!limiter.take(RateKind::Stream, other));
}

void tst_RateLimiter::theWaitThatIsToldIsExact()
{
    RateLimiter limiter(*m_buckets, {});
    for (int i = 0; i < 30; ++i)
        QVERIFY(limiter.take(RateKind::Send, m_user));
    m_clock.advance(1);
    const int wait = limiter.take(RateKind::Send, m_user).error().retryAfterMs;
    QCOMPARE(wait, 1999);
    m_clock.advance(wait - 1);
    QCOMPARE(limiter.take(RateKind::Send, m_user).error().retryAfterMs, 1);
    m_clock.advance(1);
    QVERIFY(limiter.take(RateKind::Send, m_user));
    QVERIFY(!limiter.take(RateKind::Send, m_user));
}

void tst_RateLimiter::aMinuteFillsTheBucketAgain()
{
    RateLimiter limiter(*m_buckets, {});
    while (limiter.take(RateKind::Join, m_user)) {
    }
    m_clock.advance(60'000);
    for (int i = 0; i < 5; ++i)
        QVERIFY(limiter.take(RateKind::Join, m_user));
    QVERIFY(!limiter.take(RateKind::Join, m_user));
    m_clock.advance(3'600'000); // an hour does not save up more than the limit
    for (int i = 0; i < 5; ++i)
        QVERIFY(limiter.take(RateKind::Join, m_user));
    QVERIFY(!limiter.take(RateKind::Join, m_user));
}

void tst_RateLimiter::usersAndKindsDoNotShareBuckets()
{
    RateLimiter limiter(*m_buckets, {});
    while (limiter.take(RateKind::Join, m_user)) {
    }
    QVERIFY(limiter.take(RateKind::Join, UserId::make()));
    QVERIFY(limiter.take(RateKind::Send, m_user));
    QVERIFY(!limiter.take(RateKind::Join, m_user));
}

void tst_RateLimiter::severalAreTakenTogetherOrNotAtAll()
{
    RateLimiter limiter(*m_buckets, {});
    QVERIFY(limiter.take(RateKind::Edit, m_user, 15));
    QCOMPARE(limiter.take(RateKind::Edit, m_user, 7).error().retryAfterMs, 6'000); // two are missing
    QVERIFY(limiter.take(RateKind::Edit, m_user, 5));
    QVERIFY(!limiter.take(RateKind::Edit, m_user));
}

void tst_RateLimiter::whatCostsMoreThanThereAreTakesAll()
{
    RateLimiter limiter(*m_buckets, {});
    QVERIFY(limiter.take(RateKind::Edit, m_user));
    const int wait = limiter.take(RateKind::Edit, m_user, 100).error().retryAfterMs;
    QCOMPARE(wait, 3'000);
    m_clock.advance(wait);
    QVERIFY(limiter.take(RateKind::Edit, m_user, 100));
    QVERIFY(!limiter.take(RateKind::Edit, m_user));
}

void tst_RateLimiter::aRefundGivesOneBackAndNeverMoreThanTheLimit()
{
    RateLimiter limiter(*m_buckets, {});
    while (limiter.take(RateKind::Join, m_user)) {
    }
    limiter.refund(RateKind::Join, m_user);
    QVERIFY(limiter.take(RateKind::Join, m_user));
    QVERIFY(!limiter.take(RateKind::Join, m_user));
    for (int i = 0; i < 20; ++i)
        limiter.refund(RateKind::Join, m_user);
    int taken = 0;
    while (limiter.take(RateKind::Join, m_user))
        ++taken;
    QCOMPARE(taken, 5);
}

void tst_RateLimiter::zeroIsUnlimitedAndOffSwitchesAllOff()
{
    RateLimiter::Options options;
    options.rates.send = 0;
    RateLimiter partly(*m_buckets, options);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(partly.take(RateKind::Send, m_user));
    while (partly.take(RateKind::Join, m_user)) {
    }
    QVERIFY(!partly.take(RateKind::Join, m_user));

    options.enabled = false;
    MemoryRateBuckets untouched(m_clock);
    RateLimiter off(untouched, options);
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(off.take(RateKind::Join, m_user));
        QVERIFY(off.take(RateKind::LoginByAccount, m_user));
    }
    QCOMPARE(untouched.count(), 0);
}

void tst_RateLimiter::movingTheWallClockChangesNothing()
{
    RateLimiter limiter(*m_buckets, {});
    while (limiter.take(RateKind::Join, m_user)) {
    }
    m_clock.step(3'600'000);
    QVERIFY(!limiter.take(RateKind::Join, m_user));
    m_clock.step(-7'200'000);
    QCOMPARE(limiter.take(RateKind::Join, m_user).error().retryAfterMs, 12'000);
}

void tst_RateLimiter::idleBucketsAreForgottenAndMemoryIsBounded()
{
    MemoryRateBuckets buckets(m_clock, 100);
    RateLimiter limiter(buckets, {});
    for (int i = 0; i < 1000; ++i)
        QVERIFY(limiter.take(RateKind::LoginByAddress, QByteArray::number(i)));
    QVERIFY2(buckets.count() <= 100, qPrintable(QString::number(buckets.count())));
    m_clock.advance(60'000);
    QVERIFY(limiter.take(RateKind::Send, m_user));
    QCOMPARE(buckets.count(), 1);
}

void tst_RateLimiter::aFloodOfKeysForgetsNothingThatIsEverybodys()
{
    MemoryRateBuckets buckets(m_clock, 100);
    RateLimiter limiter(buckets, {.streamsADay = 1});
    QVERIFY(limiter.take(RateKind::StreamADay, QByteArray()));
    for (int i = 0; i < 1000; ++i)
        QVERIFY(limiter.take(RateKind::LoginByAddress, QByteArray::number(i)));
    QVERIFY(!limiter.take(RateKind::StreamADay, QByteArray()));
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_RateLimiter.moc"
