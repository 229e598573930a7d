// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/FrontPolicy.h"

#include <QTest>

using namespace confab::gateway;
using namespace Qt::StringLiterals;
using Verdict = FrontPolicy::OriginVerdict;

namespace {

FrontPolicy onAllAddresses()
{
    FrontPolicy policy;
    policy.isForThisMachine = false;
    policy.allowedHosts = {u"chat.example.org"_s};
    return policy;
}

} // namespace

class tst_FrontPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageCannotRebindItsNameToThisMachine_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("onLoopback");
        QTest::addColumn<bool>("onAll");
        QTest::newRow("localhost") << QByteArray("localhost") << true << true;
        QTest::newRow("localhost with port") << QByteArray("LocalHost:8080") << true << true;
        QTest::newRow("127.0.0.1") << QByteArray("127.0.0.1:80") << true << true;
        QTest::newRow("::1") << QByteArray("[::1]:80") << true << true;
        QTest::newRow("address of the network") << QByteArray("192.168.1.5") << false << true;
        QTest::newRow("IPv6 of the network") << QByteArray("[fe80::1]") << false << true;
        QTest::newRow("configured name") << QByteArray("Chat.Example.Org:443") << false << true;
        QTest::newRow("configured name with dot") << QByteArray("chat.example.org.") << false << true;
        QTest::newRow("foreign name") << QByteArray("evil.example") << false << false;
        QTest::newRow("suffix trick") << QByteArray("chat.example.org.evil.example") << false << false;
        QTest::newRow("prefix trick") << QByteArray("evilchat.example.org") << false << false;
        QTest::newRow("localhost trick") << QByteArray("localhost.evil.example") << false << false;
        QTest::newRow("short literal") << QByteArray("127.1") << false << false;
        QTest::newRow("number") << QByteArray("2130706433") << false << false;
        QTest::newRow("hexadecimal") << QByteArray("0x7f.0.0.1") << false << false;
        QTest::newRow("rebinding service") << QByteArray("127.0.0.1.nip.example") << false << false;
    }
    void aPageCannotRebindItsNameToThisMachine()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, onLoopback);
        QFETCH(bool, onAll);
        QCOMPARE(FrontPolicy{}.isHostAllowed(host), onLoopback);
        QCOMPARE(onAllAddresses().isHostAllowed(host), onAll);
    }

    void withTlsOnlyThisMachineMayBeLetInWithout()
    {
        FrontPolicy policy;
        const auto takes = [&policy](const QString &peer) { return policy.takesPlain(QHostAddress(peer)); };
        QVERIFY(takes(u"192.0.2.1"_s)); // there is no TLS
        policy.tlsCertificateFile = u"certificate.pem"_s;
        QVERIFY(!takes(u"127.0.0.1"_s) && !takes(u"192.0.2.1"_s));
        policy.plainFromThisMachine = true;
        for (const QString &here : {u"127.0.0.1"_s, u"127.1.2.3"_s, u"::1"_s, u"::ffff:127.0.0.1"_s})
            QVERIFY2(takes(here), qPrintable(here));
        for (const QString &elsewhere : {u"192.0.2.1"_s, u"10.0.0.1"_s, u"::ffff:192.0.2.1"_s, u"fe80::1"_s, u"2001:db8::1"_s})
            QVERIFY2(!takes(elsewhere), qPrintable(elsewhere));
    }

    void onlyListedOriginsAndTheOwnMayCall_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("none") << QByteArray() << Verdict::Absent;
        QTest::newRow("own") << QByteArray("https://chat.example.org:8443") << Verdict::Allowed;
        QTest::newRow("own, other scheme") << QByteArray("http://chat.example.org:8443") << Verdict::Refused;
        QTest::newRow("own, other port") << QByteArray("https://chat.example.org") << Verdict::Refused;
        QTest::newRow("listed") << QByteArray("https://app.example.org") << Verdict::Allowed;
        QTest::newRow("suffix trick") << QByteArray("https://app.example.org.evil.example") << Verdict::Refused;
        QTest::newRow("prefix trick") << QByteArray("https://evilapp.example.org") << Verdict::Refused;
        QTest::newRow("case") << QByteArray("https://APP.example.org") << Verdict::Refused;
        QTest::newRow("trailing slash") << QByteArray("https://app.example.org/") << Verdict::Refused;
        QTest::newRow("null") << QByteArray("null") << Verdict::Refused;
        QTest::newRow("list") << QByteArray("https://app.example.org https://evil.example") << Verdict::Refused;
        QTest::newRow("file") << QByteArray("file://") << Verdict::Refused;
        QTest::newRow("unlisted") << QByteArray("https://evil.example") << Verdict::Refused;
    }
    void onlyListedOriginsAndTheOwnMayCall()
    {
        QFETCH(QByteArray, origin);
        QFETCH(Verdict, verdict);
        FrontPolicy policy;
        policy.allowedOrigins = {u"https://app.example.org"_s};
        QCOMPARE(policy.judgeOrigin(origin, "chat.example.org:8443", true), verdict);
    }

    void aStarAllowsAnyOriginButNamesNone()
    {
        FrontPolicy policy;
        policy.allowedOrigins = {u"*"_s};
        QCOMPARE(policy.judgeOrigin("https://evil.example", "localhost", false), Verdict::AnyAllowed);
        QCOMPARE(policy.judgeOrigin("null", "localhost", false), Verdict::AnyAllowed);
    }
};

QTEST_APPLESS_MAIN(tst_FrontPolicy)
#include "tst_FrontPolicy.moc"
