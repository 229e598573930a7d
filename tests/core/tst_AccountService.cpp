// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountFixture.h"
#include "core/accounts/PasswordRules.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;
using confab::test::AccountFixture;
using support::heard;

class tst_AccountService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGuestIsLetInBeforeTheAnswer();
    void anAccountCanLogInAgainAfterARestart();
    void aWrongPasswordAndAnUnknownNameReadTheSame();
    void aNameIsGivenOnlyOnce();
    void nobodyIsCalledAsTheOwnerButForAccentsAndSigns();
    void ofTwoAtOnceOneGetsTheName();
    void badNamesAndPasswordsNameTheField_data();
    void badNamesAndPasswordsNameTheField();
    void theRightClaimMakesTheOwnerOnce();
    void theClaimCodeIsTakenInPlaceOfAnInvitation();
    void withoutAClaimNobodyBecomesOwner();
    void aCodeOfEitherKindCountsWhoeverMayRegister();
    void aCodeThatIsNotRightIsRefusedWhereNoneIsNeeded();
    void closedRegistrationTakesTheInviteCode();
    void aGuestComesByAnInviteIntoItsRoom();
    void anInviteThatIsUsedUpMakesNoAccount();
    void anInviteOpensWhatIsNotClosed_data();
    void anInviteOpensWhatIsNotClosed();
    void guestsCanBeSwitchedOff();
    void aLodgerIsTheSamePersonForEver();
    void aLodgerTakesNobodysName();
    void changingThePasswordEndsTheOtherSessions();
    void aNewPasswordIsNoCommonOne();
    void everyPasswordOfTheListIsRefused();
};

void tst_AccountService::aGuestIsLetInBeforeTheAnswer()
{
    AccountFixture accounts;
    core::Reply<Done> joined;
    User let;
    accounts.service().onUserCreated([&](const User &user, Role role, core::Reply<Done> reply) {
        QCOMPARE(role, Role::Guest);
        let = user;
        joined = std::move(reply);
    });
    std::optional<Result<SignedIn>> answer;
    accounts.service().guest(u"  Ada "_s, u"device"_s, heard([&answer](const auto &result) { answer = result; }));
    QTRY_VERIFY(joined);
    QVERIFY(!answer);
    joined(Done{});
    QVERIFY(answer && *answer);
    const SignedIn &ada = **answer;
    QCOMPARE(ada.user, let);
    QCOMPARE(ada.user.name, u"Ada"_s);
    QVERIFY(ada.guest);
    QCOMPARE(ada.expiresAt, accounts.clock().now() + 15 * 60'000);
    const auto identity = accounts.service().verify(ada.token);
    QVERIFY(identity);
    QCOMPARE(identity->user, ada.user);
    QCOMPARE(identity->session, ada.session);
    QVERIFY(identity->guest);
    QCOMPARE(identity->serverRole, Role::Member);
}

void tst_AccountService::anAccountCanLogInAgainAfterARestart()
{
    AccountFixture accounts;
    const auto made = accounts.registered(u"Ada"_s);
    QVERIFY(made);
    QVERIFY(!made->guest);
    accounts.restart();
    QVERIFY(accounts.isLiving(*made));
    const auto again = accounts.login(u" aDA "_s);
    QVERIFY(again);
    QCOMPARE(again->user, made->user);
    QVERIFY(again->session != made->session);
    QCOMPARE(accounts.created.size(), 1);
}

void tst_AccountService::aWrongPasswordAndAnUnknownNameReadTheSame()
{
    AccountFixture accounts;
    QVERIFY(accounts.registered(u"Ada"_s));
    QVERIFY(accounts.guest(u"Guest One"_s));
    const auto wrong = accounts.login(u"Ada"_s, u"not the password"_s);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Unauthorized);
    QCOMPARE(accounts.login(u"Nobody"_s).error(), wrong.error());
    QCOMPARE(accounts.login(u"@not<a>name"_s).error(), wrong.error());
    QCOMPARE(accounts.login(u"Guest One"_s).error(), wrong.error());
    QCOMPARE(accounts.login(u"Ada"_s, u""_s).error(), wrong.error());
    QCOMPARE(accounts.login(u"' OR 1=1 --"_s).error(), wrong.error());
}

void tst_AccountService::aNameIsGivenOnlyOnce()
{
    AccountFixture accounts;
    QVERIFY(accounts.registered(u"Ivan"_s));
    for (const QString &name : {u"Ivan"_s, u"ivan"_s, u"IVAN"_s, u"lvan"_s, u"I van"_s}) {
        const auto refused = accounts.guest(name);
        QVERIFY2(!refused, qPrintable(name));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(refused.error().field, u"name"_s);
        QCOMPARE(accounts.registered(name).error().code, ErrorCode::Conflict);
    }
    QVERIFY(accounts.guest(u"Ivana"_s));
}

void tst_AccountService::nobodyIsCalledAsTheOwnerButForAccentsAndSigns()
{
    AccountService::Options options;
    options.claim = "claim";
    AccountFixture accounts(options);
    QVERIFY(accounts.registered(u"Jose"_s));
    QVERIFY(accounts.guest(u"Jos\u00e9"_s));
    QVERIFY(accounts.registered(u"Alice"_s, u"claim"_s));
    for (const QString &name : {u"Alic\u00e9"_s, u"\u00c1lice"_s, u"Alice."_s, u"A.l.i.c.e"_s, u"\U0001F451Alice"_s,
                                u"Ali\U0001F451ce"_s, u"ALlCE"_s}) {
        for (const auto &refused : {accounts.guest(name), accounts.registered(name)}) {
            QVERIFY2(!refused, qPrintable(name));
            QCOMPARE(refused.error().code, ErrorCode::Conflict);
        }
    }
    QVERIFY(accounts.guest(u"Alicia"_s));
}

void tst_AccountService::ofTwoAtOnceOneGetsTheName()
{
    AccountFixture accounts;
    QList<Result<SignedIn>> answers;
    for (int i = 0; i < 5; ++i)
        accounts.service().guest(u"Ada"_s, {}, heard([&answers](const auto &result) { answers.append(result); }));
    QTRY_COMPARE(answers.size(), 5);
    QCOMPARE(std::count_if(answers.cbegin(), answers.cend(), [](const auto &answer) { return answer.has_value(); }), 1);
    QCOMPARE(accounts.created.size(), 1);
}

void tst_AccountService::badNamesAndPasswordsNameTheField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("field");
    QTest::newRow("no name") << u""_s << AccountFixture::kPassword << u"name"_s;
    QTest::newRow("long name") << QString(61, u'a') << AccountFixture::kPassword << u"name"_s;
    QTest::newRow("reserved name") << u"System"_s << AccountFixture::kPassword << u"name"_s;
    QTest::newRow("name with a colon") << u"Alice: hi"_s << AccountFixture::kPassword << u"name"_s;
    QTest::newRow("short password") << u"Ada"_s << u"1234567"_s << u"password"_s;
    QTest::newRow("long password") << u"Ada"_s << QString(257, u'x') << u"password"_s;
    QTest::newRow("common password") << u"Ada"_s << u"football1"_s << u"password"_s;
    QTest::newRow("common password, capitals") << u"Ada"_s << u"Sunshine"_s << u"password"_s;
    QTest::newRow("one letter") << u"Ada"_s << u"xxxxxxxxxxxx"_s << u"password"_s;
    QTest::newRow("a piece over and over") << u"Ada"_s << u"Kq7Kq7Kq7kq"_s << u"password"_s;
    QTest::newRow("a common one twice") << u"Ada"_s << u"sunshineSunshine"_s << u"password"_s;
    QTest::newRow("a common one and a sign") << u"Ada"_s << u"password!"_s << u"password"_s;
    QTest::newRow("a common one twice, apart") << u"Ada"_s << u"letmein letmein"_s << u"password"_s;
    QTest::newRow("two letters") << u"Ada"_s << u"aaaabbbb"_s << u"password"_s;
    QTest::newRow("three emoji") << u"Ada"_s << u"\U0001F600\U0001F601\U0001F602\U0001F600\U0001F600"_s
                                 << u"password"_s;
    QTest::newRow("a row") << u"Ada"_s << u"abcdefgh"_s << u"password"_s;
    QTest::newRow("a row backwards") << u"Ada"_s << u"ZYXWVUTS"_s << u"password"_s;
    QTest::newRow("no password") << u"Ada"_s << u""_s << u"password"_s;
}

void tst_AccountService::badNamesAndPasswordsNameTheField()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QString, field);
    AccountFixture accounts;
    const Registration form{name, password, {}, {}, {}};
    const auto refused = accounts.wait<SignedIn>([&](auto reply) { accounts.service().registerAccount(form, reply); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(refused.error().field, field);
    QVERIFY(!refused.error().text().isEmpty());
    QVERIFY(accounts.created.isEmpty());
}

void tst_AccountService::theRightClaimMakesTheOwnerOnce()
{
    AccountService::Options options;
    options.claim = "ABCD-EFGH";
    AccountFixture accounts(options);
    QVERIFY(!accounts.service().isClaimed());
    QCOMPARE(accounts.registered(u"Eve"_s, u"ABCD-EFGX"_s).error().field, u"claim"_s);
    QVERIFY(!accounts.service().isClaimed());
    const auto plain = accounts.registered(u"Bob"_s);
    QVERIFY(plain);
    QCOMPARE(plain->serverRole, Role::Member);

    // Two at once: the second finds the claim taken, whatever becomes of the first.
    QList<Result<SignedIn>> answers;
    for (const QString &name : {u"Ada"_s, u"Eve"_s}) {
        accounts.service().registerAccount({name, AccountFixture::kPassword, {}, u"ABCD-EFGH"_s, {}},
                                           heard([&answers](const auto &result) { answers.append(result); }));
    }
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(answers[0].error().code, ErrorCode::Conflict);
    QVERIFY(answers[1]);
    QCOMPARE(answers[1]->serverRole, Role::Owner);
    QVERIFY(accounts.service().isClaimed());
    QCOMPARE(accounts.service().verify(answers[1]->token)->serverRole, Role::Owner);
    accounts.restart();
    QVERIFY(accounts.service().isClaimed());
    QCOMPARE(accounts.registered(u"Eve"_s, u"ABCD-EFGH"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(accounts.login(u"Ada"_s)->serverRole, Role::Owner);
}

void tst_AccountService::theClaimCodeIsTakenInPlaceOfAnInvitation()
{
    AccountService::Options options;
    options.claim = "ABCD-EFGH";
    AccountFixture accounts(options);
    // A code that is mistyped makes no ordinary account, which would use the name up.
    QCOMPARE(accounts.registered(u"Ada"_s, {}, u"ABCD-EFGX"_s).error().field, u"invite"_s);
    QTest::ignoreMessage(QtInfoMsg, "somebody has registered with the claim code, and owns this server now");
    const auto owner = accounts.registered(u"Ada"_s, {}, u" ABCD-EFGH"_s);
    QVERIFY2(owner, owner ? "" : qPrintable(owner.error().text()));
    QCOMPARE(owner->serverRole, Role::Owner);
    QVERIFY(accounts.service().isClaimed());
    // Nobody goes on as a member who means to be more.
    QCOMPARE(accounts.registered(u"Bob"_s, {}, u"ABCD-EFGH"_s).error().code, ErrorCode::Conflict);
}

void tst_AccountService::withoutAClaimNobodyBecomesOwner()
{
    AccountFixture accounts;
    QVERIFY(!accounts.registered(u"Eve"_s, u"x"_s));
    QVERIFY(!accounts.registered(u"Eve"_s, u" "_s));
    QCOMPARE(accounts.registered(u"Ada"_s)->serverRole, Role::Member);
    QVERIFY(!accounts.service().isClaimed());
}

void tst_AccountService::aCodeOfEitherKindCountsWhoeverMayRegister()
{
    for (const bool open : {true, false}) {
        AccountService::Options options;
        options.registration = open;
        options.inviteCode = u"let-me-in"_s;
        options.claim = "ABCD-EFGH";
        AccountFixture accounts(options);
        QVERIFY(!accounts.registered(u"Eve"_s, {}, u"ABCD-EFGX"_s));
        const auto owner = accounts.registered(u"Olga"_s, {}, u" ABCD-EFGH "_s);
        QVERIFY(owner);
        QCOMPARE(owner->serverRole, Role::Owner);
        QVERIFY(accounts.service().isClaimed());
        const auto late = accounts.registered(u"Eve"_s, {}, u"ABCD-EFGH"_s);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QCOMPARE(late.error().field, u"invite"_s);
        QCOMPARE(accounts.registered(u"Bob"_s, {}, u"let-me-in "_s)->serverRole, Role::Member);
    }
}

void tst_AccountService::aCodeThatIsNotRightIsRefusedWhereNoneIsNeeded()
{
    AccountFixture accounts;
    const auto refused = accounts.registered(u"Ada"_s, {}, u"ABCD-EFGH"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, u"invite"_s);
    QVERIFY(accounts.created.isEmpty());
    QVERIFY(accounts.registered(u"Ada"_s, {}, u" "_s));
}

void tst_AccountService::closedRegistrationTakesTheInviteCode()
{
    AccountService::Options options;
    options.registration = false;
    AccountFixture closed(options);
    QCOMPARE(closed.registered(u"Ada"_s).error().field, u"invite"_s);
    options.inviteCode = u"let-me-in"_s;
    AccountFixture byInvite(options);
    QCOMPARE(byInvite.registered(u"Ada"_s, {}, u"let-me"_s).error().code, ErrorCode::NotFound);
    QVERIFY(byInvite.registered(u"Ada"_s, {}, u"let-me-in"_s));
}

void tst_AccountService::aGuestComesByAnInviteIntoItsRoom()
{
    AccountFixture accounts;
    const auto invitation = accounts.invitation(2);
    const auto ada = accounts.guest(u"Ada"_s, invitation);
    QVERIFY2(ada, ada ? "" : qPrintable(ada.error().text()));
    QCOMPARE(ada->room, invitation.room);
    QCOMPARE(accounts.invited.size(), 1);
    QCOMPARE(accounts.invited.first().change.member.user, ada->user);
    QCOMPARE(accounts.invited.first().change.member.role, Role::Guest); // whatever the invite gives
    QCOMPARE(accounts.invited.first().used, 1);
    QCOMPARE(accounts.created, QList<User>{ada->user}); // and into the Lobby
    QVERIFY(accounts.isLiving(*ada));
    QVERIFY(!accounts.guest(u"Bob"_s)->room);
}

void tst_AccountService::anInviteThatIsUsedUpMakesNoAccount()
{
    AccountFixture accounts;
    const auto invitation = accounts.invitation(1);
    // Both were let through while there was a place.
    QList<Result<SignedIn>> answers;
    for (const QString &name : {u"Ada"_s, u"Bob"_s})
        accounts.service().guest(
            name, {}, heard([&answers](const auto &result) { answers.append(result); }), invitation);
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(answers[0]);
    QCOMPARE(answers[1].error().code, ErrorCode::NotFound);
    QCOMPARE(answers[1].error().field, u"invite"_s);
    QCOMPARE(accounts.created.size(), 1);
    QCOMPARE(accounts.invited.size(), 1);
    QVERIFY(accounts.guest(u"Bob"_s)); // the name is free
}

void tst_AccountService::anInviteOpensWhatIsNotClosed_data()
{
    QTest::addColumn<bool>("open");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isLetIn");
    QTest::newRow("open") << true << QString() << true;
    QTest::newRow("by invite") << false << u"let-me-in"_s << true;
    QTest::newRow("closed") << false << QString() << false;
}

void tst_AccountService::anInviteOpensWhatIsNotClosed()
{
    QFETCH(bool, open);
    QFETCH(QString, code);
    QFETCH(bool, isLetIn);
    AccountService::Options options;
    options.registration = open;
    options.inviteCode = code;
    AccountFixture accounts(options);
    const auto invitation = accounts.invitation(0);
    const core::Registration form{
        .name = u"Ada"_s, .password = AccountFixture::kPassword, .invite = invitation.code, .invitation = invitation};
    const auto answer =
        accounts.wait<SignedIn>([&](auto reply) { accounts.service().registerAccount(form, reply); });
    QCOMPARE(answer.has_value(), isLetIn);
    QCOMPARE(accounts.invited.size(), isLetIn ? 1 : 0);
    if (isLetIn)
        QCOMPARE(accounts.invited.first().change.member.role, Role::Member);
    else
        QCOMPARE(answer.error().code, ErrorCode::Forbidden);
}

void tst_AccountService::aLodgerIsTheSamePersonForEver()
{
    AccountService::Options options;
    options.guests = false; // which are others
    AccountFixture accounts(options);
    const UserId id = UserId::make();
    const auto lodger = [&](const QString &name) {
        return accounts.wait<Identity>([&](auto reply) { accounts.service().lodger(id, name, reply); });
    };
    const auto first = lodger(u"Ada"_s);
    QVERIFY(first);
    QCOMPARE(first->user, (User{id, u"Ada"_s, UserKind::Person}));
    QVERIFY(first->guest);
    QVERIFY(accounts.service().isGuest(id));
    QVERIFY(accounts.created.isEmpty());
    accounts.clock().advance(30LL * 24 * 3'600'000);
    accounts.service().expire();
    accounts.restart();
    accounts.clock().advance(30LL * 24 * 3'600'000);
    accounts.service().expire();
    QVERIFY(accounts.endedUsers.isEmpty());
    QCOMPARE(lodger(u"Countess"_s)->user, first->user);
}

void tst_AccountService::aLodgerTakesNobodysName()
{
    AccountFixture accounts;
    QVERIFY(accounts.registered(u"Ada"_s));
    const auto lodger = [&](const QString &name) {
        return accounts.wait<Identity>([&](auto reply) { accounts.service().lodger(UserId::make(), name, reply); });
    };
    QCOMPARE(lodger(u"ada"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(lodger(u"admin"_s).error().code, ErrorCode::ValidationFailed);
    QVERIFY(lodger(u"ada (guest via X)"_s));
    QCOMPARE(accounts.registered(u"Ada (guest via X)"_s).error().code, ErrorCode::Conflict);
}

void tst_AccountService::guestsCanBeSwitchedOff()
{
    AccountService::Options options;
    options.guests = false;
    AccountFixture accounts(options);
    QCOMPARE(accounts.guest(u"Ada"_s).error().code, ErrorCode::Forbidden);
}

void tst_AccountService::aNewPasswordIsNoCommonOne()
{
    AccountFixture accounts;
    const auto ada = accounts.registered(u"Ada"_s);
    QVERIFY(ada);
    const auto identity = accounts.service().verify(ada->token);
    const auto change = [&](const QString &next) {
        return accounts.wait<Done>(
            [&](auto reply) { accounts.service().passwords().change(*identity, AccountFixture::kPassword, next, reply); });
    };
    const auto refused = change(u"password123"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, u"newPassword"_s);
    QVERIFY(change(u"password of a kind"_s));
}

void tst_AccountService::everyPasswordOfTheListIsRefused()
{
    QFile list(QStringLiteral(CONFAB_SOURCE_DIR "/resources/data/common-passwords.txt"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QStringList all = QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(all.size(), 10'000);
    for (const QString &password : all)
        QVERIFY2(passwordrules::isCommon(password.toUpper()), qPrintable(password));
    for (const QString &fine : {u"correct horse battery"_s, u"sunshin\n"_s, u"abcdefgha"_s, u"Kq7!Kq8!Kq9!"_s,
                                u"!?x%&/()=y"_s, u"k3J9x2Qw"_s})
        QVERIFY2(passwordrules::checkIsSecret(fine, {}), qPrintable(fine));
}

void tst_AccountService::changingThePasswordEndsTheOtherSessions()
{
    AccountFixture accounts;
    const auto first = accounts.registered(u"Ada"_s);
    const auto other = accounts.login(u"Ada"_s);
    QVERIFY(first && other);
    const Identity identity = *accounts.service().verify(first->token);
    const auto change = [&](const QString &current, const QString &next) {
        return accounts.wait<Done>(
            [&](auto reply) { accounts.service().passwords().change(identity, current, next, reply); });
    };
    QCOMPARE(change(u"wrong one here"_s, u"another good one"_s).error().field, u"oldPassword"_s);
    QCOMPARE(change(AccountFixture::kPassword, u"short"_s).error().field, u"newPassword"_s);
    QVERIFY(accounts.isLiving(*other));

    QVERIFY(change(AccountFixture::kPassword, u"another good one"_s));
    QVERIFY(accounts.isLiving(*first));
    QVERIFY(!accounts.isLiving(*other));
    QVERIFY(accounts.refresh(first->refreshToken));
    QVERIFY(!accounts.refresh(other->refreshToken));
    QCOMPARE(accounts.ended.size(), 1);
    QCOMPARE(accounts.ended.first().first, other->session);
    QVERIFY(!accounts.login(u"Ada"_s));
    QVERIFY(accounts.login(u"Ada"_s, u"another good one"_s));
}

QTEST_GUILESS_MAIN(tst_AccountService)
#include "tst_AccountService.moc"
