// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/SignIn.h"
#include "TinyHttpServer.h"

#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSignedIn = R"({"token":"t","expiresAt":"2030-01-01T00:00:00.000Z","refreshToken":"r",)"
                             R"("user":{"id":"0190a5d4-7b2c-7000-8000-000000000001","name":"Ada","kind":"person"}})";

} // namespace

class tst_SignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheCredentialsOfAGuest();
    void sendsTheClaimOfAnOwner();
    void aNewPasswordIsSaidBesideTheOldOne();
    void saysWhatTheServerSays();
    void tellsThatNobodyIsThere();
    void tellsThatItIsNotOurServer_data();
    void tellsThatItIsNotOurServer();
    void doesNotFollowARedirect();
    void answersWithoutRefreshTokenAreKept();
    void asksAgainSoonWhenARefreshIsNotAnswered();

private:
    std::optional<Result<Credentials>> m_answer;
    client::Callback<Credentials> keep()
    {
        m_answer.reset();
        return [this](const Result<Credentials> &answer) {
            QVERIFY(!m_answer);
            m_answer = answer;
        };
    }
};

void tst_SignIn::givesTheCredentialsOfAGuest()
{
    TinyHttpServer server("201 Created", kSignedIn);
    SignIn signIn(ServerAddress::local(server.serverPort()));
    signIn.guest(u"  Ada "_s, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(*m_answer);
    const Credentials &credentials = **m_answer;
    QCOMPARE(credentials.token, u"t"_s);
    QCOMPARE(credentials.refreshToken, u"r"_s);
    QCOMPARE(credentials.user.name, u"Ada"_s);
    QCOMPARE(credentials.expiresAt, 1'893'456'000'000);
    QVERIFY(credentials.guest);
    QVERIFY(server.request.startsWith("POST /api/v1/auth/guest HTTP/1.1\r\n"));
    QCOMPARE(server.body(), (QJsonObject{{u"name"_s, u"Ada"_s}}));
}

void tst_SignIn::sendsTheClaimOfAnOwner()
{
    TinyHttpServer server("201 Created", kSignedIn);
    SignIn signIn(ServerAddress::local(server.serverPort()));
    signIn.registerAccount(u"Ada"_s, u"secret"_s, u"claim-code"_s, {}, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(*m_answer);
    QVERIFY(!(**m_answer).guest);
    QCOMPARE(server.body()["claim"_L1].toString(), u"claim-code"_s);
    QVERIFY(!server.body().contains("invite"_L1));
}

void tst_SignIn::aNewPasswordIsSaidBesideTheOldOne()
{
    TinyHttpServer server("200 OK", "{}");
    SignIn signIn(ServerAddress::local(server.serverPort()));
    bool isChanged = false;
    signIn.changePassword({.token = u"t"_s}, u"of before"_s, u"from now on"_s,
                          [&](const Result<> &answer) { isChanged = answer.has_value(); });
    QTRY_VERIFY(isChanged);
    QVERIFY(server.request.startsWith("POST /api/v1/auth/password HTTP/1.1\r\n"));
    QCOMPARE(server.body(), (QJsonObject{{u"oldPassword"_s, u"of before"_s}, {u"newPassword"_s, u"from now on"_s}}));
}

void tst_SignIn::saysWhatTheServerSays()
{
    TinyHttpServer server("409 Conflict",
                          R"({"error":{"code":"conflict","message":"This name is taken.","field":"name"}})");
    SignIn signIn(ServerAddress::local(server.serverPort()));
    signIn.guest(u"Ada"_s, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(!*m_answer);
    QCOMPARE(m_answer->error().code, ErrorCode::Conflict);
    QCOMPARE(m_answer->error().text(), u"This name is taken."_s);
    QCOMPARE(m_answer->error().field, u"name"_s);
    QVERIFY(!SignIn::isOffline(m_answer->error()));
}

void tst_SignIn::tellsThatNobodyIsThere()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const int port = closed.serverPort();
    closed.close();
    SignIn signIn(ServerAddress::local(port));
    signIn.guest(u"Ada"_s, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(!*m_answer);
    QVERIFY(SignIn::isOffline(m_answer->error()));
}

void tst_SignIn::tellsThatItIsNotOurServer_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("answers");
    QTest::newRow("web page") << QByteArray("200 OK") << QByteArray("<html></html>") << true;
    QTest::newRow("other API") << QByteArray("200 OK") << QByteArray(R"({"hello":"world"})") << true;
    QTest::newRow("not found page") << QByteArray("404 Not Found") << QByteArray("<html></html>") << true;
    QTest::newRow("file server") << QByteArray("501 Unsupported method ('POST')") << QByteArray("<html></html>")
                                 << true;
    QTest::newRow("gateway error") << QByteArray("502 Bad Gateway") << QByteArray("oops") << false;
    QTest::newRow("cut short") << QByteArray("200 OK") << QByteArray(R"({"token":"t","user":{)") << true;
}

void tst_SignIn::tellsThatItIsNotOurServer()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    TinyHttpServer server(status, body);
    SignIn signIn(ServerAddress::local(server.serverPort()));
    signIn.guest(u"Ada"_s, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(!*m_answer);
    QVERIFY(SignIn::isOffline(m_answer->error()));
    QTEST(m_answer->error().message.contains("not from a Confab server"_L1), "answers");
}

void tst_SignIn::doesNotFollowARedirect()
{
    TinyHttpServer target("201 Created", kSignedIn);
    TinyHttpServer server("307 Temporary Redirect", "{}",
                          "Location: http://127.0.0.1:" + QByteArray::number(target.serverPort()) + "/x\r\n");
    SignIn signIn(ServerAddress::local(server.serverPort()));
    signIn.login(u"Ada"_s, u"secret"_s, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(!*m_answer);
    QCOMPARE(server.requests, 1);
    QCOMPARE(target.requests, 0);
}

void tst_SignIn::answersWithoutRefreshTokenAreKept()
{
    QByteArray body = kSignedIn;
    body.replace(R"("refreshToken":"r",)", "");
    TinyHttpServer server("200 OK", body);
    SignIn signIn(ServerAddress::local(server.serverPort()));
    signIn.refresh({u"old"_s, 0, u"r0"_s, {}, true}, keep());
    QTRY_VERIFY(m_answer);
    QVERIFY(*m_answer);
    QCOMPARE((**m_answer).refreshToken, u"r0"_s);
    QVERIFY((**m_answer).guest);
    QCOMPARE(server.body()["refreshToken"_L1].toString(), u"r0"_s);
}

void tst_SignIn::asksAgainSoonWhenARefreshIsNotAnswered()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    SignIn signIn(ServerAddress::local(silent.serverPort()));
    signIn.refresh({u"old"_s, 0, u"r0"_s, {}, true}, keep());
    // Well within the time for which a server takes a repeated refresh for a parallel one.
    QTRY_VERIFY_WITH_TIMEOUT(m_answer, 8'000);
    QVERIFY(SignIn::isOffline(m_answer->error()));
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_SignIn.moc"
