// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/Forwarding.h"

#include <QTest>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

AddressNetworks trusted()
{
    AddressNetworks networks;
    for (const QString &each : {u"127.0.0.1"_s, u"10.0.0.0/8"_s, u"2001:db8:1::/48"_s})
        networks.add(each);
    return networks;
}

RequestHead headWith(const HttpHeaders &headers)
{
    RequestHead head;
    head.headers = headers;
    head.host = "confab";
    return head;
}

Forwarding fromProxy(const HttpHeaders &headers, bool secure = false)
{
    return forwardingOf(headWith(headers), QHostAddress(u"127.0.0.1"_s), secure, trusted());
}

} // namespace

class tst_Forwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrustedProxySaysWhoseRequestItIs_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("client");
        QTest::newRow("nobody in between") << u"198.51.100.7"_s << QByteArray() << u"198.51.100.7"_s;
        QTest::newRow("who only claims it") << u"198.51.100.7"_s << QByteArray("203.0.113.9") << u"198.51.100.7"_s;
        QTest::newRow("the proxy") << u"127.0.0.1"_s << QByteArray("203.0.113.9") << u"203.0.113.9"_s;
        QTest::newRow("a claim behind it") << u"127.0.0.1"_s << QByteArray("10.9.9.9, 203.0.113.9") << u"203.0.113.9"_s;
        QTest::newRow("two proxies") << u"127.0.0.1"_s << QByteArray("203.0.113.9, 10.0.0.2") << u"203.0.113.9"_s;
        QTest::newRow("three, and a claim") << u"127.0.0.1"_s
                                            << QByteArray("192.0.2.1, 203.0.113.9,10.0.0.2 ,2001:db8:1:2::3")
                                            << u"203.0.113.9"_s;
        QTest::newRow("all trusted") << u"127.0.0.1"_s << QByteArray("10.0.0.3, 10.0.0.2") << u"10.0.0.3"_s;
        QTest::newRow("IPv6") << u"::ffff:127.0.0.1"_s << QByteArray(" 2001:db8::1 ") << u"2001:db8::1"_s;
        QTest::newRow("IPv4 in IPv6") << u"127.0.0.1"_s << QByteArray("::ffff:203.0.113.9") << u"203.0.113.9"_s;
        QTest::newRow("with a port") << u"127.0.0.1"_s << QByteArray("203.0.113.9:4711") << u"203.0.113.9"_s;
        QTest::newRow("IPv6 with a port") << u"127.0.0.1"_s << QByteArray("[2001:db8::1]:4711") << u"2001:db8::1"_s;
        QTest::newRow("nothing said") << u"127.0.0.1"_s << QByteArray() << u"127.0.0.1"_s;
        QTest::newRow("empty elements") << u"127.0.0.1"_s << QByteArray("203.0.113.9,, 10.0.0.2 , ,") << u"203.0.113.9"_s;
        QTest::newRow("none but empty ones") << u"127.0.0.1"_s << QByteArray(", ,") << u"127.0.0.1"_s;
        QTest::newRow("nonsense") << u"127.0.0.1"_s << QByteArray("203.0.113.9, unknown") << u"127.0.0.1"_s;
        QTest::newRow("an open quotation") << u"127.0.0.1"_s << QByteArray("\"x, 203.0.113.9") << u"203.0.113.9"_s;
    }
    void aTrustedProxySaysWhoseRequestItIs()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, list);
        HttpHeaders headers;
        if (!list.isEmpty())
            headers.add("x-forwarded-for", list);
        const Forwarding forwarding = forwardingOf(headWith(headers), QHostAddress(peer), false, trusted());
        QTEST(forwarding.client.toString(), "client");
        QCOMPARE(forwarding.isProxied, !list.isEmpty() && !peer.startsWith(u"198."));
    }

    void theStandardHeaderSaysTheSame_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("client");
        QTest::newRow("an address") << QByteArray("for=203.0.113.9") << u"203.0.113.9"_s;
        QTest::newRow("among others") << QByteArray("proto=https; For=\"203.0.113.9:80\" ;by=10.0.0.1") << u"203.0.113.9"_s;
        QTest::newRow("IPv6") << QByteArray("for=\"[2001:db8::1]:4711\"") << u"2001:db8::1"_s;
        QTest::newRow("escaped") << QByteArray("for=\"\\203.0.113\\.9\"") << u"203.0.113.9"_s;
        QTest::newRow("two proxies") << QByteArray("for=192.0.2.1, for=203.0.113.9,for=10.0.0.2") << u"203.0.113.9"_s;
        QTest::newRow("quoted separators")
            << QByteArray("for=203.0.113.9;secret=\"a,b;for=192.0.2.1\"") << u"203.0.113.9"_s;
        QTest::newRow("who is hidden") << QByteArray("for=203.0.113.9, for=_hidden") << u"127.0.0.1"_s;
        QTest::newRow("unknown") << QByteArray("for=unknown") << u"127.0.0.1"_s;
        QTest::newRow("nobody") << QByteArray("proto=https") << u"127.0.0.1"_s;
        QTest::newRow("an open quotation before") << QByteArray("for=\"192.0.2.1, for=203.0.113.9") << u"203.0.113.9"_s;
        QTest::newRow("an escaped one before") << QByteArray("for=\"192.0.2.1\\\", for=203.0.113.9") << u"203.0.113.9"_s;
        QTest::newRow("empty elements") << QByteArray("for=203.0.113.9, ,for=10.0.0.2,") << u"203.0.113.9"_s;
        QTest::newRow("empty pairs") << QByteArray(";for=203.0.113.9;;") << u"203.0.113.9"_s;
        QTest::newRow("an address twice") << QByteArray("for=203.0.113.9;for=192.0.2.1") << u"127.0.0.1"_s;
        QTest::newRow("another parameter twice") << QByteArray("by=_a;for=203.0.113.9;By=_b") << u"127.0.0.1"_s;
        QTest::newRow("twice, behind another proxy") << QByteArray("for=203.0.113.9;FOR=192.0.2.1,for=10.0.0.2") << u"10.0.0.2"_s;
        QTest::newRow("nothing but separators") << QByteArray(", ;,=;") << u"127.0.0.1"_s;
    }
    void theStandardHeaderSaysTheSame()
    {
        QFETCH(QByteArray, header);
        const Forwarding forwarding = fromProxy({{"forwarded", header}});
        QTEST(forwarding.client.toString(), "client");
        QVERIFY(forwarding.isProxied);
    }

    void aHeaderThatTheProxyLetsThroughGainsNothing()
    {
        const HttpHeaders headers{{"x-forwarded-for", "203.0.113.9"}, {"forwarded", "for=192.0.2.1"}};
        QCOMPARE(fromProxy(headers).client.toString(), u"127.0.0.1"_s);
        QVERIFY(fromProxy(headers).isProxied);
        const HttpHeaders agreeing{{"x-forwarded-for", "203.0.113.9"}, {"forwarded", "for=203.0.113.9"}};
        QCOMPARE(fromProxy(agreeing).client.toString(), u"203.0.113.9"_s);
    }

    void severalHeadersAreOneList()
    {
        const HttpHeaders headers{{"x-forwarded-for", "192.0.2.1"}, {"x-forwarded-for", "203.0.113.9"}};
        QCOMPARE(fromProxy(headers).client.toString(), u"203.0.113.9"_s);
    }

    void theProxySaysHowItWasReached_data()
    {
        using Headers = QList<QPair<QByteArray, QByteArray>>;
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<bool>("secure");
        QTest::addColumn<QByteArray>("host");
        const auto client = qMakePair(QByteArray("x-forwarded-for"), QByteArray("203.0.113.9"));
        const auto two = qMakePair(QByteArray("x-forwarded-for"), QByteArray("203.0.113.9, 10.0.0.2"));
        QTest::newRow("nothing") << Headers{client} << false << QByteArray("confab");
        QTest::newRow("https") << Headers{client, {"x-forwarded-proto", "HTTPS"}, {"x-forwarded-host", "chat.example:8443"}}
                               << true << QByteArray("chat.example:8443");
        QTest::newRow("by two, of whom each adds")
            << Headers{two, {"x-forwarded-proto", "ftp, https, http"}, {"x-forwarded-host", "evil.example,chat.example, inner"}}
            << true << QByteArray("chat.example");
        QTest::newRow("empty elements")
            << Headers{two, {"x-forwarded-proto", "https, ,http,"}, {"x-forwarded-host", "chat.example,inner,"}}
            << true << QByteArray("chat.example");
        QTest::newRow("by two, of whom one says it") << Headers{two, {"x-forwarded-proto", "https"}} << true << QByteArray("confab");
        QTest::newRow("the standard header")
            << Headers{{"forwarded", "for=192.0.2.1;proto=http, for=203.0.113.9;proto=https;host=\"chat.example:8443\", for=10.0.0.2;proto=http"}}
            << true << QByteArray("chat.example:8443");
        QTest::newRow("nonsense") << Headers{client, {"x-forwarded-proto", "gopher"}, {"x-forwarded-host", "a b"}} << false
                                  << QByteArray("confab");
    }
    void theProxySaysHowItWasReached()
    {
        using Headers = QList<QPair<QByteArray, QByteArray>>;
        QFETCH(Headers, headers);
        HttpHeaders given;
        for (const auto &[name, value] : headers)
            given.add(name, value);
        const Forwarding forwarding = fromProxy(given);
        QTEST(forwarding.secure, "secure");
        QTEST(forwarding.host, "host");
        const Forwarding forged = forwardingOf(headWith(given), QHostAddress(u"198.51.100.7"_s), false, trusted());
        QCOMPARE(forged.client.toString(), u"198.51.100.7"_s);
        QVERIFY(!forged.secure && !forged.isProxied);
        QCOMPARE(forged.host, "confab");
    }

    void longListsAreReadAtOnce()
    {
        const QByteArray hostile = "for=\"" + QByteArray(16 * 1024, '\\') + "\", for=203.0.113.9";
        QCOMPARE(fromProxy({{"forwarded", hostile}}).client.toString(), u"203.0.113.9"_s);
        const QByteArray hops = QByteArray("10.0.0.1,").repeated(1'500) + "10.0.0.2";
        QCOMPARE(fromProxy({{"x-forwarded-for", hops}}).client.toString(), u"10.0.0.1"_s);
    }

    void onlyAddressesAndNetworksOfSomeAreTaken_data()
    {
        QTest::addColumn<bool>("isTaken");
        for (const char *text : {"127.0.0.1", "10.0.0.0/8", "10.1.2.3/32", "::1", "2001:db8::/32", "fd00::/7"})
            QTest::newRow(text) << true;
        for (const char *text : {"", "/8", "localhost", "10.1", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/255.0.0.0",
                                 "0.0.0.0/0", "::/0", "::/129", "10.0.0.0/8/8", "[::1]"})
            QTest::newRow(text) << false;
    }
    void onlyAddressesAndNetworksOfSomeAreTaken()
    {
        QTEST(AddressNetworks().add(QString::fromLatin1(QTest::currentDataTag())), "isTaken");
    }

    void aNetworkHasItsAddressesAlone()
    {
        QVERIFY(trusted().contains(QHostAddress(u"10.255.0.1"_s)));
        QVERIFY(trusted().contains(QHostAddress(u"::ffff:10.255.0.1"_s)));
        QVERIFY(!trusted().contains(QHostAddress(u"11.0.0.1"_s)));
        QVERIFY(!trusted().contains(QHostAddress(u"127.0.0.2"_s)));
        QVERIFY(trusted().contains(QHostAddress(u"2001:db8:1:ffff::1"_s)));
        QVERIFY(!trusted().contains(QHostAddress(u"2001:db8:2::1"_s)));
        QVERIFY(!AddressNetworks().contains(QHostAddress()));
        QVERIFY(!trusted().contains(QHostAddress()));
    }
};

QTEST_APPLESS_MAIN(tst_Forwarding)
#include "tst_Forwarding.moc"
