// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteFixture.h"

using namespace confab;
using namespace Qt::StringLiterals;
using confab::test::AccountFixture;
using confab::test::RouteFixture;

namespace {
QJsonObject login(const QString &name, const QString &password = AccountFixture::kPassword)
{
    return {{u"name"_s, name}, {u"password"_s, password}};
}
QByteArray tokenOf(const QJsonObject &session)
{
    return session["token"_L1].toString().toLatin1();
}
} // namespace

class tst_AuthRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGuestGetsASession();
    void registerLoginRefreshAndLogoutGoRound();
    void aCodeThatLeadsNowhereMakesNobody();
    void whoComesByAnInviteIsToldOfItsRoom();
    void anExpiredTokenSaysSoAndCanStillSignOut();
    void theOwnerIsNotWhoSaysSo();
    void aMissingOrWrongFieldIsNamed();
    void loginsAreLimitedByAccountAndByAddress();
    void rightPasswordsCountAgainstNobody();
    void whoGuessesLocksNobodyOutElsewhere();
    void limitsCanBeSwitchedOff();
    void changingThePasswordNeedsTheOldOne();
    void linksToANewPasswordAreGuessedByNetwork();
    void healthAndReadinessAreOpen();
};

void tst_AuthRoutes::aGuestGetsASession()
{
    RouteFixture api;
    const auto response = api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, u"Ada"_s}});
    QCOMPARE(response.status, 201);
    const QJsonObject session = RouteFixture::json(response);
    QCOMPARE(session["user"_L1]["name"_L1].toString(), u"Ada"_s);
    QCOMPARE(session["user"_L1]["kind"_L1].toString(), u"person"_s);
    QCOMPARE(session["guest"_L1].toBool(), true);
    QVERIFY(codec::decodeTime(session["expiresAt"_L1].toString()) > api.accounts.clock().now());
    QVERIFY(!session["refreshToken"_L1].toString().isEmpty());

    const auto me = api.send("GET", u"/api/v1/me"_s, {}, tokenOf(session));
    QCOMPARE(me.status, 200);
    QCOMPARE(RouteFixture::json(me)["user"_L1], session["user"_L1]);
    QVERIFY(!me.body.contains("oken"));

    const auto again = api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, u"ADA"_s}});
    QCOMPARE(again.status, 409);
    QCOMPARE(RouteFixture::errorCode(again), u"conflict"_s);
    QCOMPARE(RouteFixture::errorField(again), u"name"_s);
}

void tst_AuthRoutes::aCodeThatLeadsNowhereMakesNobody()
{
    RouteFixture api;
    api.peer = QHostAddress(u"2001:db8::7:1"_s);
    const QJsonObject ada{{u"name"_s, u"Ada"_s}, {u"password"_s, AccountFixture::kPassword}, {u"invite"_s, u" x "_s}};
    for (const QString &route : {u"/api/v1/auth/guest"_s, u"/api/v1/auth/register"_s}) {
        const auto refused = api.post(route, ada);
        QCOMPARE(refused.status, 404);
        QCOMPARE(RouteFixture::errorField(refused), u"invite"_s);
    }
    QVERIFY(api.accounts.created.isEmpty());
    QCOMPARE(api.codes.size(), 2);
    QCOMPARE(api.codes.first().first, u"x"_s);
    const auto first = api.codes.first().second;
    api.peer = QHostAddress(u"2001:db8::9:1"_s); // of the same customer
    api.invitation = Error{ErrorCode::RateLimited, {}, {}, 3'000};
    const auto late = api.post(u"/api/v1/auth/guest"_s, ada);
    QCOMPARE(late.status, 429);
    QCOMPARE(late.headers.value("retry-after"), "3");
    QCOMPARE(api.codes.last().second, first);
}

void tst_AuthRoutes::whoComesByAnInviteIsToldOfItsRoom()
{
    RouteFixture api;
    const auto invitation = api.accounts.invitation(1);
    api.invitation = invitation;
    const auto answer =
        api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, u"Ada"_s}, {u"invite"_s, invitation.code}});
    QCOMPARE(answer.status, 201);
    QCOMPARE(RouteFixture::json(answer)["room"_L1].toString(), invitation.room.toString());
    const auto late = api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, u"Bob"_s}, {u"invite"_s, invitation.code}});
    QCOMPARE(late.status, 404);
    QCOMPARE(RouteFixture::errorField(late), u"invite"_s);
}

void tst_AuthRoutes::registerLoginRefreshAndLogoutGoRound()
{
    RouteFixture api;
    QCOMPARE(api.post(u"/api/v1/auth/register"_s, login(u"Ada"_s)).status, 201);
    const auto signedIn = api.post(u"/api/v1/auth/login"_s, login(u"ada"_s));
    QCOMPARE(signedIn.status, 201);
    const QJsonObject session = RouteFixture::json(signedIn);
    QCOMPARE(session["guest"_L1].toBool(), false);

    const auto refreshed =
        api.post(u"/api/v1/auth/refresh"_s, {{u"refreshToken"_s, session["refreshToken"_L1].toString()}});
    QCOMPARE(refreshed.status, 201);
    const QByteArray token = tokenOf(RouteFixture::json(refreshed));
    QCOMPARE(api.post(u"/api/v1/auth/logout"_s, {}, token).status, 200);
    const auto after = api.send("GET", u"/api/v1/me"_s, {}, token);
    QCOMPARE(after.status, 401);
    QCOMPARE(after.headers.value("www-authenticate"), "Bearer");
    QCOMPARE(RouteFixture::errorCode(after), u"unauthorized"_s);

    const auto wrong = api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s, u"not the password"_s));
    QCOMPARE(wrong.status, 401);
    QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Nobody"_s)).body, wrong.body);
}

void tst_AuthRoutes::anExpiredTokenSaysSoAndCanStillSignOut()
{
    RouteFixture api;
    const QJsonObject session = RouteFixture::json(api.post(u"/api/v1/auth/register"_s, login(u"Ada"_s)));
    api.accounts.clock().advance(15 * 60'000);
    const auto me = api.send("GET", u"/api/v1/me"_s, {}, tokenOf(session));
    QCOMPARE(me.status, 401);
    QCOMPARE(RouteFixture::errorCode(me), u"token_expired"_s);
    const QJsonObject refreshToken{{u"refreshToken"_s, session["refreshToken"_L1].toString()}};
    QCOMPARE(api.post(u"/api/v1/auth/logout"_s, refreshToken, tokenOf(session)).status, 200);
    QCOMPARE(api.post(u"/api/v1/auth/refresh"_s, refreshToken).status, 401);
    QCOMPARE(api.post(u"/api/v1/auth/logout"_s, {}).status, 401);
}

void tst_AuthRoutes::theOwnerIsNotWhoSaysSo()
{
    RouteFixture api;
    QJsonObject body = login(u"Eve"_s);
    const QString id = UserId::make().toString();
    body.insert("role"_L1, u"owner"_s);
    body.insert("serverRole"_L1, u"owner"_s);
    body.insert("id"_L1, id);
    body.insert("userId"_L1, id);
    body.insert("guest"_L1, true);
    const QJsonObject session = RouteFixture::json(api.post(u"/api/v1/auth/register"_s, body));
    QCOMPARE(session["role"_L1].toString(), u"member"_s);
    QVERIFY(session["user"_L1]["id"_L1].toString() != id);
    QCOMPARE(session["guest"_L1].toBool(), false);
    body.insert("name"_L1, u"Mallory"_s);
    body.insert("claim"_L1, u"guess"_s);
    QCOMPARE(api.post(u"/api/v1/auth/register"_s, body).status, 403);
}

void tst_AuthRoutes::aMissingOrWrongFieldIsNamed()
{
    RouteFixture api;
    const auto none = api.post(u"/api/v1/auth/guest"_s, {});
    QCOMPARE(none.status, 422);
    QCOMPARE(RouteFixture::errorField(none), u"name"_s);
    QCOMPARE(RouteFixture::errorField(api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, 7}})), u"name"_s);
    QCOMPARE(RouteFixture::errorField(api.post(u"/api/v1/auth/login"_s, {{u"name"_s, u"Ada"_s}})), u"password"_s);
    QCOMPARE(RouteFixture::errorField(api.post(u"/api/v1/auth/register"_s, login(u"Ada"_s, u"short"_s))),
             u"password"_s);
    for (const QByteArray body : {"", "[]", "nonsense", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"\xff\"}"}) {
        const auto refused = api.send("POST", u"/api/v1/auth/guest"_s, body);
        QVERIFY2(refused.status == 400 || refused.status == 422, body.constData());
    }
    QVERIFY(api.accounts.created.isEmpty());
}

void tst_AuthRoutes::loginsAreLimitedByAccountAndByAddress()
{
    RouteFixture api;
    int address = 1;
    const auto attempt = [&](const QString &name, int from) {
        api.peer = QHostAddress(0x0a000000u + quint32(from));
        return api.post(u"/api/v1/auth/login"_s, login(name, u"not the password"_s));
    };
    for (int i = 0; i < 50; ++i)
        QCOMPARE(attempt(i % 2 ? u"Ada"_s : u" aDa"_s, ++address).status, 401);
    const auto refused = attempt(u"Ada"_s, ++address);
    QCOMPARE(refused.status, 429);
    QCOMPARE(RouteFixture::errorCode(refused), u"rate_limited"_s);
    QCOMPARE(refused.headers.value("retry-after"), "2");
    QCOMPARE(RouteFixture::json(refused)["error"_L1]["retryAfterMs"_L1].toInt(), 1200);
    QCOMPARE(attempt(u"Bob"_s, ++address).status, 401);
    api.accounts.clock().advance(1200);
    QCOMPARE(attempt(u"Ada"_s, ++address).status, 401);

    for (int i = 0; i < 10; ++i)
        QCOMPARE(attempt(u"user%1"_s.arg(i), 1).status, 401);
    QCOMPARE(attempt(u"user10"_s, 1).status, 429);
    api.peer = QHostAddress(u"2001:db8:1:2::1"_s);
    for (int i = 0; i < 11; ++i) {
        api.peer = QHostAddress(u"2001:db8:1:2::%1"_s.arg(i));
        const auto answer = api.post(u"/api/v1/auth/login"_s, login(u"v6user%1"_s.arg(i), u"not the password"_s));
        QCOMPARE(answer.status, i < 10 ? 401 : 429);
    }
}

void tst_AuthRoutes::rightPasswordsCountAgainstNobody()
{
    RouteFixture api;
    api.post(u"/api/v1/auth/register"_s, login(u"Ada"_s));
    for (int i = 0; i < 60; ++i)
        QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s)).status, 201);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s, u"not the password"_s)).status, 401);
    QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s)).status, 429);
}

void tst_AuthRoutes::whoGuessesLocksNobodyOutElsewhere()
{
    RouteFixture api;
    const auto from = [&api](quint32 address, const QString &password) {
        api.peer = QHostAddress(0x0a000000u + address);
        return api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s, password)).status;
    };
    api.post(u"/api/v1/auth/register"_s, login(u"Ada"_s));
    for (int i = 0; i < 30; ++i)
        QCOMPARE(from(1, u"not the password"_s), i < 10 ? 401 : 429);
    QCOMPARE(from(2, AccountFixture::kPassword), 201);
    // Many together fill the account, and still not the way from where its owner was let in.
    for (quint32 i = 0; i < 100; ++i)
        from(10 + i, u"not the password"_s);
    QCOMPARE(from(200, AccountFixture::kPassword), 429);
    QCOMPARE(from(2, AccountFixture::kPassword), 201);
}

void tst_AuthRoutes::limitsCanBeSwitchedOff()
{
    RouteFixture api({.enabled = false});
    for (int i = 0; i < 30; ++i)
        QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s)).status, 401);
}

void tst_AuthRoutes::changingThePasswordNeedsTheOldOne()
{
    RouteFixture api;
    const QByteArray token = tokenOf(RouteFixture::json(api.post(u"/api/v1/auth/register"_s, login(u"Ada"_s))));
    const auto change = [&](const QByteArray &body) {
        return api.send("PATCH", u"/api/v1/me/password"_s, body, token);
    };
    const auto wrong = change(R"({"oldPassword":"not the password","newPassword":"a new good one"})");
    QCOMPARE(wrong.status, 403);
    QCOMPARE(RouteFixture::errorField(wrong), u"oldPassword"_s);
    QCOMPARE(RouteFixture::errorField(change(R"({"oldPassword":"x"})")), u"newPassword"_s);
    QCOMPARE(change(R"({"oldPassword":"correct horse battery","newPassword":"a new good one"})").status, 200);
    QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s)).status, 401);
    QCOMPARE(api.post(u"/api/v1/auth/login"_s, login(u"Ada"_s, u"a new good one"_s)).status, 201);
}

void tst_AuthRoutes::linksToANewPasswordAreGuessedByNetwork()
{
    RouteFixture api;
    const auto guess = [&api](const QString &address) {
        api.peer = QHostAddress(address);
        return api.post(u"/api/v1/auth/reset"_s, {{u"code"_s, u"rs_x"_s}, {u"password"_s, AccountFixture::kPassword}})
            .status;
    };
    int tried = 0;
    int status = 404;
    // Each from another address, which are all one customer's.
    for (; status == 404 && tried < 100; ++tried)
        status = guess(u"2001:db8::%1"_s.arg(tried + 1));
    QCOMPARE(status, 429);
    QCOMPARE(guess(u"2001:db8:0:1::1"_s), 404);
}

void tst_AuthRoutes::healthAndReadinessAreOpen()
{
    RouteFixture api;
    QCOMPARE(api.send("GET", u"/healthz"_s).status, 200);
    QCOMPARE(api.send("GET", u"/readyz"_s).status, 200);
    api.ready = Error{ErrorCode::StorageFull};
    QCOMPARE(api.send("GET", u"/healthz"_s).status, 200);
    const auto refused = api.send("GET", u"/readyz"_s);
    QCOMPARE(refused.status, 503);
    QCOMPARE(RouteFixture::json(refused)["reason"_L1].toString(), u"The server's disk is full."_s);
}

QTEST_GUILESS_MAIN(tst_AuthRoutes)
#include "tst_AuthRoutes.moc"
