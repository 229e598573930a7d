// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountFixture.h"
#include "core/accounts/AccountSecrets.h"
#include "core/people/People.h"

#include <QFile>
#include <QTest>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;
using confab::test::AccountFixture;
using support::heard;

namespace {
constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
} // namespace

class tst_AccountSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refreshGivesANewPair();
    void reusingARefreshTokenEndsItsSession();
    void ofParallelRefreshesNoneLosesTheSession();
    void aRefreshTokenThatIsUsedTwiceMakesOneLine_data();
    void aRefreshTokenThatIsUsedTwiceMakesOneLine();
    void aRepetitionLeavesAloneWhoHasGoneOn();
    void anotherNextTokenAfterAChangedSecretMakesNoSecondLineEither();
    void aRefreshSurvivesARestart();
    void garbageIsNoRefreshToken();
    void anAccountsSessionEndsWithoutRefresh();
    void signingOutEndsTheTokensAtOnce();
    void aSignedOutSessionStaysOutAfterARestart();
    void aGuestLivesExactlyAnHour();
    void aGuestsSessionSlidesWhileInUse();
    void aClockThatIsSetEndsNobody_data();
    void aClockThatIsSetEndsNobody();
    void aGuestWhoIsConnectedStays();
    void aClockThatWentBackGivesNoGuestMoreTime();
    void aGuestsTimeStandsWhileTheServerIsDown_data();
    void aGuestsTimeStandsWhileTheServerIsDown();
    void anEndedGuestsNameIsFreeAfterADayAndItsIdNever();
    void aGuestThatSignsOutEnds();
    void aGuestWhoWasSuspendedComesBackByTheSameToken();
    void aSuspendedGuestRestsAsLongAsAnAccountsSession_data();
    void aSuspendedGuestRestsAsLongAsAnAccountsSession();
    void aGuestIsBackInTheVeryMomentHisSuspensionEnds_data();
    void aGuestIsBackInTheVeryMomentHisSuspensionEnds();
};

namespace {

//! A guest whom people here know, and who is suspended now.
struct SuspendedGuest
{
    explicit SuspendedGuest(const std::optional<Timestamp> &until)
    {
        accounts.service().keep(people);
        gus = *accounts.guest(u"Gus"_s);
        const SuspensionChange change{
            .user = gus.user.id, .suspension = Suspension{until, {}}, .now = accounts.clock().now()};
        const auto closed =
            accounts.wait<QList<SessionId>>([&](auto reply) { accounts.stores().people().suspend(change, reply); });
        KnownPerson now = *people.find(gus.user.id);
        now.suspended = true;
        now.suspendedAt = change.now;
        now.suspendedUntil = until;
        people.put(now);
        accounts.service().end(gus.user.id, *closed, SessionEnd::Suspended);
    }

    People people;
    AccountFixture accounts;
    SignedIn gus;
};

} // namespace

void tst_AccountSessions::refreshGivesANewPair()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    accounts.clock().advance(16 * kMinute);
    QCOMPARE(accounts.service().verify(first->token).error().code, ErrorCode::TokenExpired);
    const auto next = accounts.refresh(first->refreshToken);
    QVERIFY(next);
    QVERIFY(accounts.isLiving(*next));
    QCOMPARE(next->session, first->session);
    QCOMPARE(next->user, first->user);
    QVERIFY(next->refreshToken != first->refreshToken);
    QCOMPARE(next->expiresAt, accounts.clock().now() + 15 * kMinute);
}

void tst_AccountSessions::reusingARefreshTokenEndsItsSession()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    const auto elsewhere = accounts.login(u"Ada"_s);
    const auto next = accounts.refresh(first->refreshToken);
    accounts.clock().advance(10 * kSecond);
    QCOMPARE(accounts.refresh(first->refreshToken).error().code, ErrorCode::Unauthorized);
    QVERIFY(!accounts.isLiving(*next));
    QCOMPARE(accounts.refresh(next->refreshToken).error().code, ErrorCode::Unauthorized);
    QCOMPARE(accounts.ended.size(), 1);
    QCOMPARE(accounts.ended.first(), std::pair(first->session, SessionEnd::RefreshReused));
    QVERIFY(accounts.isLiving(*elsewhere)); // another family
}

void tst_AccountSessions::ofParallelRefreshesNoneLosesTheSession()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    QList<Result<SignedIn>> answers;
    for (int i = 0; i < 2; ++i)
        accounts.service().refresh(first->refreshToken, heard([&answers](const auto &result) { answers.append(result); }));
    QTRY_COMPARE(answers.size(), 2);
    accounts.clock().advance(9'999);
    answers.append(accounts.refresh(first->refreshToken)); // the last moment of the grace
    for (const auto &answer : answers) {
        QVERIFY(answer);
        QVERIFY(accounts.isLiving(*answer));
        QVERIFY(accounts.refresh(answer->refreshToken));
    }
    QVERIFY(accounts.ended.isEmpty());
    accounts.clock().advance(1);
    QVERIFY(!accounts.refresh(first->refreshToken));
    QCOMPARE(accounts.ended.size(), 1);
}

void tst_AccountSessions::aRefreshTokenThatIsUsedTwiceMakesOneLine_data()
{
    QTest::addColumn<bool>("restart");
    QTest::addColumn<bool>("guest");
    QTest::newRow("account") << false << false;
    QTest::newRow("guest") << false << true;
    QTest::newRow("over a restart") << true << false;
}

void tst_AccountSessions::aRefreshTokenThatIsUsedTwiceMakesOneLine()
{
    QFETCH(bool, restart);
    QFETCH(bool, guest);
    AccountFixture accounts;
    const auto first = guest ? accounts.guest(u"Ada"_s) : accounts.registered(u"Ada"_s);
    const auto owner = accounts.refresh(first->refreshToken);
    accounts.clock().advance(5 * kSecond);
    if (restart)
        accounts.restart();
    const auto other = accounts.refresh(first->refreshToken); // who lost the answer, or who stole the token
    QVERIFY(owner && other);
    QCOMPARE(other->refreshToken, owner->refreshToken);
    accounts.clock().advance(14 * kMinute);
    const auto next = accounts.refresh(owner->refreshToken);
    QVERIFY(next);
    accounts.clock().advance(10 * kSecond);
    QCOMPARE(accounts.refresh(other->refreshToken).error().code, ErrorCode::Unauthorized);
    QVERIFY(!accounts.isLiving(*next));
    QVERIFY(!accounts.refresh(next->refreshToken));
    QCOMPARE(accounts.ended, (QList{std::pair(first->session, SessionEnd::RefreshReused)}));
}

void tst_AccountSessions::aRepetitionLeavesAloneWhoHasGoneOn()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    const auto second = accounts.refresh(first->refreshToken);
    const auto third = accounts.refresh(second->refreshToken);
    const auto again = accounts.refresh(first->refreshToken);
    QVERIFY(again);
    QCOMPARE(again->refreshToken, second->refreshToken);
    accounts.clock().advance(14 * kMinute);
    QVERIFY(accounts.refresh(third->refreshToken));
    QVERIFY(!accounts.refresh(again->refreshToken));
}

void tst_AccountSessions::anotherNextTokenAfterAChangedSecretMakesNoSecondLineEither()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    const QByteArray before = secrets::hashOf(first->refreshToken);
    const auto rotated = [&](const QByteArray &from, const QByteArray &to) {
        const RefreshTimes times{accounts.clock().now(), 10 * kSecond, kHour, kDay};
        const auto answer =
            accounts.wait<Rotation>([&](auto reply) { accounts.store().rotateRefresh(from, to, times, reply); });
        return answer ? answer->outcome : Rotation::Outcome::Unknown;
    };
    QCOMPARE(rotated(before, "one"), Rotation::Outcome::Rotated);
    QCOMPARE(rotated(before, "two"), Rotation::Outcome::Rotated);
    accounts.clock().advance(10 * kSecond);
    QCOMPARE(rotated("two", "three"), Rotation::Outcome::Rotated);
    QCOMPARE(rotated("one", "four"), Rotation::Outcome::Reused);
    QCOMPARE(rotated("three", "five"), Rotation::Outcome::Unknown);
}

void tst_AccountSessions::aRefreshSurvivesARestart()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    const auto next = accounts.refresh(first->refreshToken);
    accounts.restart();
    accounts.clock().advance(kMinute);
    QVERIFY(accounts.refresh(next->refreshToken));
    QVERIFY(!accounts.refresh(first->refreshToken));
}

void tst_AccountSessions::garbageIsNoRefreshToken()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    for (const QByteArray &token : {QByteArray(), QByteArray("x"), QByteArray(43, 'A'), first->refreshToken + '=',
                                    ' ' + first->refreshToken, first->token, QByteArray(100'000, 'A')})
        QCOMPARE(accounts.refresh(token).error().code, ErrorCode::Unauthorized);
    QVERIFY(accounts.refresh(first->refreshToken));
    QVERIFY(accounts.ended.isEmpty());
}

void tst_AccountSessions::anAccountsSessionEndsWithoutRefresh()
{
    AccountFixture accounts;
    const auto used = accounts.registered(u"Ada"_s);
    const auto unused = accounts.login(u"Ada"_s);
    accounts.clock().advance(29 * kDay);
    const auto next = accounts.refresh(used->refreshToken);
    QVERIFY(next);
    accounts.clock().advance(kDay);
    QVERIFY(!accounts.refresh(unused->refreshToken));
    QVERIFY(accounts.refresh(next->refreshToken));
}

void tst_AccountSessions::signingOutEndsTheTokensAtOnce()
{
    AccountFixture accounts;
    const auto ada = accounts.registered(u"Ada"_s);
    const auto other = accounts.login(u"Ada"_s);
    const Identity identity = *accounts.service().verify(ada->token);
    QVERIFY(accounts.wait<Done>([&](auto reply) { accounts.service().logout(identity, reply); }));
    QCOMPARE(accounts.service().verify(ada->token).error().code, ErrorCode::Unauthorized);
    QVERIFY(!accounts.refresh(ada->refreshToken));
    QVERIFY(accounts.isLiving(*other));
    QCOMPARE(accounts.ended.first(), std::pair(ada->session, SessionEnd::SignedOut));
    QVERIFY(accounts.endedUsers.isEmpty());
}

void tst_AccountSessions::aSignedOutSessionStaysOutAfterARestart()
{
    AccountFixture accounts;
    const auto ada = accounts.registered(u"Ada"_s);
    const Identity identity = *accounts.service().verify(ada->token);
    QVERIFY(accounts.wait<Done>([&](auto reply) { accounts.service().logout(identity, reply); }));
    accounts.clock().advance(14 * kMinute);
    accounts.service().expire();
    accounts.restart();
    QCOMPARE(accounts.service().verify(ada->token).error().code, ErrorCode::Unauthorized);
}

void tst_AccountSessions::aGuestLivesExactlyAnHour()
{
    AccountFixture accounts;
    const auto early = accounts.guest(u"Early"_s);
    const auto late = accounts.guest(u"Late"_s);
    accounts.clock().advance(kHour - kSecond); // 59:59
    accounts.service().expire();
    QVERIFY(accounts.endedUsers.isEmpty());
    const auto next = accounts.refresh(early->refreshToken);
    QVERIFY(next);
    QVERIFY(accounts.isLiving(*next));
    accounts.clock().advance(kSecond - 1);
    accounts.service().expire();
    QVERIFY(accounts.endedUsers.isEmpty());
    accounts.clock().advance(1); // 60:00, refused even before expire() has run
    QCOMPARE(accounts.refresh(late->refreshToken).error().code, ErrorCode::Unauthorized);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList{late->user.id});
    QCOMPARE(accounts.ended, (QList{std::pair(late->session, SessionEnd::Expired)}));
    accounts.clock().advance(kSecond); // 60:01
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers.size(), 1);
    QVERIFY(!accounts.refresh(late->refreshToken));
    QVERIFY(accounts.isLiving(*next));
}

void tst_AccountSessions::aGuestsSessionSlidesWhileInUse()
{
    AccountFixture accounts;
    const auto ada = accounts.guest(u"Ada"_s);
    QByteArray refreshToken = ada->refreshToken;
    for (int i = 0; i < 20; ++i) {
        accounts.clock().advance(30 * kMinute);
        accounts.service().touch(ada->session);
        accounts.service().expire();
    }
    QVERIFY(accounts.endedUsers.isEmpty());
    accounts.clock().advance(kHour - 1);
    QVERIFY(accounts.refresh(refreshToken));
    accounts.clock().advance(kHour);
    accounts.service().touch(ada->session); // too late: nothing brings it back
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList{ada->user.id});
}

void tst_AccountSessions::aClockThatIsSetEndsNobody_data()
{
    QTest::addColumn<qint64>("step");
    QTest::newRow("an hour on") << qint64(3'600'000);
    QTest::newRow("a day on") << qint64(86'400'000);
    QTest::newRow("an hour back") << qint64(-3'600'000);
    QTest::newRow("a leap second") << qint64(1'000);
}

void tst_AccountSessions::aClockThatIsSetEndsNobody()
{
    QFETCH(qint64, step);
    AccountFixture accounts;
    const auto guest = accounts.guest(u"Gast"_s);
    const auto ada = accounts.registered(u"Ada"_s);
    QVERIFY(guest && ada);
    accounts.clock().advance(60'000);
    accounts.clock().step(step);
    accounts.service().expire();
    QVERIFY(accounts.ended.isEmpty());
    for (const SignedIn &who : {*guest, *ada}) {
        const auto again = accounts.refresh(who.refreshToken);
        QVERIFY2(again, qPrintable(who.user.name));
        QVERIFY(accounts.isLiving(*again));
    }
    // From then on a guest has his hour, by any clock.
    accounts.clock().advance(3'599'999);
    accounts.service().expire();
    QVERIFY(accounts.ended.isEmpty());
    accounts.clock().advance(1);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList<UserId>{guest->user.id});
}

void tst_AccountSessions::aGuestWhoIsConnectedStays()
{
    AccountFixture accounts;
    const auto guest = accounts.guest(u"Gast"_s);
    QVERIFY(guest);
    accounts.service().connected(guest->session);
    accounts.service().connected(guest->session); // a second device
    accounts.service().disconnected(guest->session);
    accounts.clock().advance(3 * 3'600'000);
    accounts.service().expire();
    QVERIFY(accounts.ended.isEmpty());
    QVERIFY(accounts.refresh(guest->refreshToken));
    accounts.service().disconnected(guest->session);
    accounts.clock().advance(3'599'999);
    accounts.service().expire();
    QVERIFY(accounts.ended.isEmpty());
    accounts.clock().advance(1);
    accounts.service().expire();
    QCOMPARE(accounts.ended.size(), 1);
}

void tst_AccountSessions::aClockThatWentBackGivesNoGuestMoreTime()
{
    AccountFixture accounts;
    QVERIFY(accounts.guest(u"Gast"_s));
    accounts.clock().step(-86'400'000);
    accounts.restart();
    accounts.clock().advance(3'600'000);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers.size(), 1);
}

void tst_AccountSessions::aGuestsTimeStandsWhileTheServerIsDown_data()
{
    QTest::addColumn<qint64>("downMs");
    QTest::addColumn<qint64>("clockMs");
    QTest::newRow("a night") << 10 * kHour << 0LL;
    QTest::newRow("a clock set ahead") << 1'000LL << 2 * kHour;
    QTest::newRow("a clock set far ahead") << 1'000LL << 400 * kDay;
    QTest::newRow("a clock set back") << 1'000LL << -2 * kDay;
}

void tst_AccountSessions::aGuestsTimeStandsWhileTheServerIsDown()
{
    QFETCH(qint64, downMs);
    QFETCH(qint64, clockMs);
    AccountFixture accounts;
    const auto here = accounts.guest(u"Still"_s);
    const auto idle = accounts.guest(u"Idle"_s);
    accounts.clock().advance(downMs);
    accounts.clock().step(clockMs);
    accounts.restart();
    accounts.service().expire();
    QVERIFY(accounts.endedUsers.isEmpty());
    const auto next = accounts.refresh(here->refreshToken);
    QVERIFY(next);
    accounts.clock().advance(30 * kMinute);
    accounts.service().touch(here->session);
    accounts.clock().advance(30 * kMinute);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList{idle->user.id});
    accounts.restart(); // who has ended stays so
    QVERIFY(!accounts.refresh(idle->refreshToken));
    QVERIFY(accounts.refresh(next->refreshToken));
}

void tst_AccountSessions::anEndedGuestsNameIsFreeAfterADayAndItsIdNever()
{
    AccountFixture accounts;
    const auto first = accounts.guest(u"Ada"_s);
    accounts.clock().advance(kHour);
    accounts.service().expire();
    QCOMPARE(accounts.guest(u"Ada"_s).error().code, ErrorCode::Conflict);
    accounts.clock().advance(kDay - 1);
    QCOMPARE(accounts.guest(u"Ada"_s).error().code, ErrorCode::Conflict);
    accounts.clock().advance(1);
    const auto second = accounts.guest(u"Ada"_s);
    QVERIFY(second);
    QVERIFY(second->user.id != first->user.id);
    QCOMPARE(accounts.guest(u"ada"_s).error().code, ErrorCode::Conflict);
}

void tst_AccountSessions::aGuestThatSignsOutEnds()
{
    AccountFixture accounts;
    const auto ada = accounts.guest(u"Ada"_s);
    const Identity identity = *accounts.service().verify(ada->token);
    QVERIFY(accounts.wait<Done>([&](auto reply) { accounts.service().logout(identity, reply); }));
    QTRY_COMPARE(accounts.endedUsers, QList{ada->user.id});
    QCOMPARE(accounts.ended, (QList{std::pair(ada->session, SessionEnd::SignedOut)}));
    QVERIFY(!accounts.isLiving(*ada));
    QVERIFY(!accounts.refresh(ada->refreshToken));
    accounts.clock().advance(2 * kHour);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers.size(), 1);
}

void tst_AccountSessions::aGuestWhoWasSuspendedComesBackByTheSameToken()
{
    People people;
    AccountFixture accounts;
    accounts.service().keep(people);
    const auto gus = accounts.guest(u"Gus"_s);
    const auto suspend = [&](const std::optional<Suspension> &suspension) {
        const SuspensionChange change{.user = gus->user.id, .suspension = suspension, .now = accounts.clock().now()};
        const auto closed =
            accounts.wait<QList<SessionId>>([&](auto reply) { accounts.stores().people().suspend(change, reply); });
        KnownPerson now = *people.find(gus->user.id);
        now.suspended = suspension.has_value();
        now.suspendedAt = suspension ? change.now : 0;
        now.suspension = suspension ? suspension->reason : QString();
        people.put(now);
        if (suspension)
            accounts.service().end(gus->user.id, *closed, SessionEnd::Suspended);
        else
            accounts.service().letBackIn(gus->user.id);
    };
    suspend(Suspension{{}, u"Floods."_s});
    QCOMPARE(accounts.ended, (QList{std::pair(gus->session, SessionEnd::Suspended)}));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(accounts.service().verify(gus->token).error().code,
                 i == 0 ? ErrorCode::Unauthorized : ErrorCode::TokenExpired);
        const auto refused = accounts.refresh(gus->refreshToken);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QCOMPARE(refused.error().text(), u"This account is suspended. Floods."_s);
        accounts.clock().advance(2 * kHour); // longer than a guest lives without use
        accounts.service().expire();
    }
    suspend(std::nullopt);
    const auto back = accounts.refresh(gus->refreshToken);
    QVERIFY(back);
    QCOMPARE(back->user, gus->user);
    QVERIFY(accounts.isLiving(*back));
    QVERIFY(accounts.endedUsers.isEmpty());
    accounts.clock().advance(kHour);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList{gus->user.id});
}

void tst_AccountSessions::aSuspendedGuestRestsAsLongAsAnAccountsSession_data()
{
    QTest::addColumn<std::optional<Timestamp>>("until");
    QTest::newRow("for good") << std::optional<Timestamp>();
    QTest::newRow("for longer") << std::optional(support::FakeClock::kStart + 400 * kDay);
}

void tst_AccountSessions::aSuspendedGuestRestsAsLongAsAnAccountsSession()
{
    QFETCH(std::optional<Timestamp>, until);
    SuspendedGuest stage(until);
    AccountFixture &accounts = stage.accounts;
    accounts.clock().advance(30 * kDay - 1);
    accounts.service().expire();
    QCOMPARE(accounts.refresh(stage.gus.refreshToken).error().code, ErrorCode::Forbidden);
    QVERIFY(accounts.endedUsers.isEmpty());
    accounts.clock().advance(1);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList{stage.gus.user.id});
    QVERIFY(!stage.people.find(stage.gus.user.id));
    QCOMPARE(accounts.refresh(stage.gus.refreshToken).error().code, ErrorCode::Unauthorized);
    accounts.clock().advance(kDay); // as long as an ended guest's name is kept
    QVERIFY(accounts.guest(u"Gus"_s));
}

void tst_AccountSessions::aGuestIsBackInTheVeryMomentHisSuspensionEnds_data()
{
    QTest::addColumn<bool>("isSwept");
    QTest::newRow("at once") << false;
    QTest::newRow("after the guests whose time is over were ended") << true;
}

void tst_AccountSessions::aGuestIsBackInTheVeryMomentHisSuspensionEnds()
{
    QFETCH(bool, isSwept);
    SuspendedGuest stage(support::FakeClock::kStart + 2 * kHour); // longer than a guest lives without use
    AccountFixture &accounts = stage.accounts;
    accounts.clock().advance(2 * kHour - 1);
    QCOMPARE(accounts.refresh(stage.gus.refreshToken).error().code, ErrorCode::Forbidden);
    accounts.clock().advance(1); // nobody has noticed yet
    QVERIFY(stage.people.find(stage.gus.user.id)->suspended);
    if (isSwept)
        accounts.service().expire();
    const auto back = accounts.refresh(stage.gus.refreshToken);
    QVERIFY(back);
    QVERIFY(accounts.isLiving(*back));
    QCOMPARE(stage.people.endSuspensions(accounts.clock().now()).size(), 1);
    accounts.clock().advance(kHour - 1);
    accounts.service().expire();
    QVERIFY(accounts.endedUsers.isEmpty());
    accounts.clock().advance(1);
    accounts.service().expire();
    QTRY_COMPARE(accounts.endedUsers, QList{stage.gus.user.id});
}

QTEST_GUILESS_MAIN(tst_AccountSessions)
#include "tst_AccountSessions.moc"
