// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "../core/ForgedTokens.h"
#include "chipiai/BroughtTokens.h"
#include "chipiai/UserTokens.h"
#include "ForeignForgeries.h"

#include <QSet>
#include <QTest>

using namespace confab;
using namespace confab::compat::chipiai;
using namespace Qt::StringLiterals;
using confab::test::ForgedTokens;
using confab::test::Forgery;
using confab::test::isForeignButGood;

class tst_UserTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMintedIsVerifiedForADay();
    void aTokenOfAnyMakerIsVerified_data();
    void aTokenOfAnyMakerIsVerified();
    void theUserIsTheFirstNameThatIsThere();
    void timesAreHonoured();
    void noForgedTokenIsAccepted();
    void aTokenThatIsAcceptedSpeaksForNobodyElse();
    void withoutAKeyNothingIsVerified();
    void tokensAreTriedInTheirOrder();

private:
    static constexpr Timestamp kNow = 1'790'000'000'000;
    const QByteArray m_key = "a key that several programs have";
    const UserTokens m_tokens{m_key};
    const ForgedTokens m_maker{
        m_key,
        {{UserId::make(), u"Zo\u00eb"_s, UserKind::Person}, SessionId::make(), false, Role::Owner, kNow + 600'000},
        kNow};

    QByteArray signedToken(const QByteArray &payload, const QByteArray &header = R"({"alg":"HS256","typ":"JWT"})") const
    {
        return m_maker.signedToken(header, payload);
    }
};

void tst_UserTokens::whatIsMintedIsVerifiedForADay()
{
    const QByteArray token = m_tokens.mint(u"Zo\u00eb"_s, u"zoe@example.org"_s, kNow);
    const auto user = m_tokens.verify(token, kNow + 86'399'999);
    QVERIFY(user);
    QCOMPARE(*user, (TokenUser{u"Zo\u00eb"_s, u"zoe@example.org"_s, kNow + 86'400'000}));
    QCOMPARE(m_tokens.verify(token, kNow + 86'400'000).error().code, ErrorCode::TokenExpired);
    QCOMPARE(UserTokens("another key").verify(token, kNow).error().code, ErrorCode::Unauthorized);
}

void tst_UserTokens::aTokenOfAnyMakerIsVerified_data()
{
    QTest::addColumn<QByteArray>("header");
    for (const char *header : {R"({"alg":"HS256","typ":"JWT"})", R"({"typ":"JWT","alg":"HS256"})", R"({"alg":"HS256"})",
                               R"({ "alg" : "HS256", "typ" : "jwt" })"})
        QTest::newRow(header) << QByteArray(header);
}

void tst_UserTokens::aTokenOfAnyMakerIsVerified()
{
    QFETCH(QByteArray, header);
    const auto user = m_tokens.verify(signedToken(R"({ "username": "Sava", "iat": 1, "roles": ["x"] })", header), kNow);
    QVERIFY(user);
    QCOMPARE(user->username, u"Sava"_s);
    QCOMPARE(user->expiresAt, std::nullopt);
}

// S0.12
void tst_UserTokens::theUserIsTheFirstNameThatIsThere()
{
    const auto of = [this](const QByteArray &payload) {
        const auto user = m_tokens.verify(signedToken(payload), kNow);
        return user ? user->username : u"refused"_s;
    };
    QCOMPARE(of(R"({"sub":"s","name":"n","username":"u"})"), u"u"_s);
    QCOMPARE(of(R"({"sub":"s","name":"n","username":" "})"), u"n"_s);
    QCOMPARE(of(R"({"sub":"s","username":7})"), u"s"_s);
    QCOMPARE(of(R"({"email":"e@x"})"), u"refused"_s);
    QCOMPARE(of(R"({"username":["u"]})"), u"refused"_s);
    QCOMPARE(of("{}"), u"refused"_s);
}

// S0.11
void tst_UserTokens::timesAreHonoured()
{
    const qint64 now = kNow / 1000;
    const auto codeOf = [this](const QByteArray &times) {
        const auto user = m_tokens.verify(signedToken(R"({"username":"u",)" + times + '}'), kNow);
        return user ? std::optional<ErrorCode>() : user.error().code;
    };
    const auto second = [](qint64 at) { return QByteArray::number(at); };
    QCOMPARE(codeOf(R"("exp":)" + second(now + 1)), std::nullopt);
    QCOMPARE(codeOf(R"("exp":)" + second(now) + ".5"), std::nullopt);
    QCOMPARE(codeOf(R"("exp":)" + second(now)), ErrorCode::TokenExpired);
    QCOMPARE(codeOf(R"("exp":0)"), ErrorCode::TokenExpired);
    QCOMPARE(codeOf(R"("nbf":)" + second(now)), std::nullopt);
    QCOMPARE(codeOf(R"("nbf":)" + second(now + 1)), ErrorCode::Unauthorized);
    for (const QByteArray odd : {R"("exp":"1e99")", R"("exp":null)", R"("exp":true)", R"("exp":1e300)", R"("nbf":"0")"})
        QCOMPARE(codeOf(odd), ErrorCode::Unauthorized);
}

// S0.11
void tst_UserTokens::noForgedTokenIsAccepted()
{
    QStringList wrong;
    int refused = 0;
    const QList<Forgery> forgeries = m_maker.all();
    for (const Forgery &forgery : forgeries) {
        const auto user = m_tokens.verify(forgery.token, kNow);
        if (user.has_value() != isForeignButGood(forgery.what))
            wrong.append(QString::fromUtf8(forgery.what));
        refused += user ? 0 : 1;
    }
    qInfo("A1: %lld forged tokens of another server's, %d refused, the others are as good as any",
          qint64(forgeries.size()), refused);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(refused > 550);
}

// S0.11
void tst_UserTokens::aTokenThatIsAcceptedSpeaksForNobodyElse()
{
    const QJsonObject claims = m_maker.claims();
    const QSet<QString> known{claims["name"_L1].toString(), claims["sub"_L1].toString()};
    for (const Forgery &forgery : m_maker.all()) {
        const auto user = m_tokens.verify(forgery.token, kNow);
        QVERIFY2(!user || known.contains(user->username), forgery.what.constData());
    }
}

// S0.1
void tst_UserTokens::withoutAKeyNothingIsVerified()
{
    const ForgedTokens maker(QByteArray(40, '\0'), {}, kNow);
    const UserTokens none{QByteArray()};
    QVERIFY(!none.hasKey());
    QVERIFY(!none.verify(none.mint(u"u"_s, {}, kNow), kNow));
    QVERIFY(!none.verify(maker.signedToken(R"({"alg":"HS256"})", R"({"username":"u"})"), kNow));
}

// S0.10
void tst_UserTokens::tokensAreTriedInTheirOrder()
{
    const auto brought = [](std::initializer_list<gateway::HttpHeaders::Field> fields, const QByteArray &query = {}) {
        return broughtTokens(gateway::HttpHeaders(fields), query);
    };
    QCOMPARE(brought({{"authorization", "Bearer b"}, {"cookie", "x=1; jwt=c; jwt2=d"}}, "roomId=r&token=q"),
             QByteArrayList({"c", "b", "q"}));
    QCOMPARE(brought({{"authorization", "bare"}}), QByteArrayList({"bare"}));
    QCOMPARE(brought({{"authorization", "bearer  b "}}, "token=b"), QByteArrayList({"b"}));
    QCOMPARE(brought({{"authorization", " "}, {"cookie", "jwt="}}, "token="), QByteArrayList());
}

QTEST_GUILESS_MAIN(tst_UserTokens)
#include "tst_UserTokens.moc"
