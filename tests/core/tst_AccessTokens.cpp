// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/AccessTokens.h"
#include "ForgedTokens.h"

#include <QJsonDocument>
#include <QTest>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;
using confab::test::ForgedTokens;

class tst_AccessTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMintedIsVerified();
    void anotherMakerOfTheSameFormIsVerified();
    void aTokenEndsExactlyWhenItSays();
    void aTokenNeverOutlivesTheLifetime();
    void aClockAheadByAMinuteIsTolerated();
    void anotherServersTokenIsRefused();
    void aShortSecretIsRefused();
    void noForgedTokenIsAccepted();

private:
    static constexpr Timestamp kNow = 1'790'000'000'000;
    static AccessTokens tokens(const QByteArray &secret)
    {
        auto made = AccessTokens::make({.secret = secret});
        return *made;
    }
    const QByteArray m_secret = "0123456789abcdefghijklmnopqrstuvwxyz";
    const Identity m_identity{
        {UserId::make(), u"Zoë \u732b"_s, UserKind::Person}, SessionId::make(), false, Role::Owner, kNow + 600'000};
};

void tst_AccessTokens::whatIsMintedIsVerified()
{
    const AccessTokens made = tokens(m_secret);
    const QByteArray token = made.mint(m_identity, kNow);
    QVERIFY(token.size() < AccessTokens::kTokenBytes);
    const auto identity = made.verify(token, kNow);
    QVERIFY(identity);
    QCOMPARE(*identity, m_identity);
    QVERIFY(made.mint(m_identity, kNow) != token); // each has its own id
}

void tst_AccessTokens::anotherMakerOfTheSameFormIsVerified()
{
    // Also shows that the forgeries are refused for what is wrong with them, and not all for one other reason.
    const ForgedTokens maker(m_secret, m_identity, kNow);
    const QByteArray token = maker.signedToken(R"({"alg":"HS256","typ":"JWT"})", ForgedTokens::compact(maker.claims()));
    const auto identity = tokens(m_secret).verify(token, kNow);
    QVERIFY(identity);
    QCOMPARE(*identity, m_identity);
}

void tst_AccessTokens::aTokenEndsExactlyWhenItSays()
{
    const AccessTokens made = tokens(m_secret);
    const QByteArray token = made.mint(m_identity, kNow);
    QVERIFY(made.verify(token, m_identity.expiresAt - 1));
    const auto over = made.verify(token, m_identity.expiresAt);
    QVERIFY(!over);
    QCOMPARE(over.error().code, ErrorCode::TokenExpired);
    QByteArray forged = token;
    forged.back() = forged.back() == 'A' ? 'E' : 'A';
    QCOMPARE(made.verify(forged, m_identity.expiresAt).error().code, ErrorCode::Unauthorized);
}

void tst_AccessTokens::aTokenNeverOutlivesTheLifetime()
{
    Identity greedy = m_identity;
    greedy.expiresAt = kNow + 365LL * 86'400'000;
    const AccessTokens made = tokens(m_secret);
    const auto identity = made.verify(made.mint(greedy, kNow), kNow);
    QVERIFY(identity);
    QCOMPARE(identity->expiresAt, kNow + 15 * 60'000);
}

void tst_AccessTokens::aClockAheadByAMinuteIsTolerated()
{
    const AccessTokens made = tokens(m_secret);
    const QByteArray token = made.mint(m_identity, kNow);
    QVERIFY(made.verify(token, kNow - 60'000));
    QVERIFY(!made.verify(token, kNow - 60'001));
}

void tst_AccessTokens::anotherServersTokenIsRefused()
{
    const QByteArray token = tokens("another secret that is long enough to be one").mint(m_identity, kNow);
    QCOMPARE(tokens(m_secret).verify(token, kNow).error().code, ErrorCode::Unauthorized);
    const auto otherAudience = AccessTokens::make({.secret = m_secret, .audience = u"elsewhere"_s});
    QVERIFY(!tokens(m_secret).verify(otherAudience->mint(m_identity, kNow), kNow));
}

void tst_AccessTokens::aShortSecretIsRefused()
{
    QVERIFY(!AccessTokens::make({.secret = {}}));
    QVERIFY(!AccessTokens::make({.secret = QByteArray(31, 'x')}));
    QVERIFY(AccessTokens::make({.secret = QByteArray(32, 'x')}));
    QCOMPARE(AccessTokens::randomSecret().size(), 32);
    QVERIFY(AccessTokens::randomSecret() != AccessTokens::randomSecret());
}

void tst_AccessTokens::noForgedTokenIsAccepted()
{
    const AccessTokens made = tokens(m_secret);
    const auto forgeries = ForgedTokens(m_secret, m_identity, kNow).all();
    QStringList accepted;
    for (const auto &[what, token] : forgeries) {
        if (made.verify(token, kNow))
            accepted.append(QString::fromUtf8(what));
    }
    qInfo("A1: %lld forged tokens, %lld accepted", qint64(forgeries.size()), qint64(accepted.size()));
    QVERIFY2(accepted.isEmpty(), qPrintable(accepted.join(u'\n')));
    QVERIFY(forgeries.size() >= 120);
}

QTEST_GUILESS_MAIN(tst_AccessTokens)
#include "tst_AccessTokens.moc"
