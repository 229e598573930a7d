// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/ServerAddress.h"

#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

class tst_ServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatPeopleType_data();
    void takesWhatPeopleType();
    void refusesNonsenseWithAReason_data();
    void refusesNonsenseWithAReason();
    void givesTheUrlsOfTheServer();
    void knowsThisMachine();
    void knowsASaferWayToTheSamePlace();
};

void tst_ServerAddress::takesWhatPeopleType_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("name") << u"chat.example.org"_s << u"confabs://chat.example.org:8420"_s;
    QTest::newRow("name, port") << u"chat.example.org:9000"_s << u"confabs://chat.example.org:9000"_s;
    QTest::newRow("https") << u"https://chat.example.org"_s << u"confabs://chat.example.org:443"_s;
    QTest::newRow("https, port") << u"https://chat.example.org:8443/"_s << u"confabs://chat.example.org:8443"_s;
    QTest::newRow("http") << u"http://chat.example.org"_s << u"confab://chat.example.org:80"_s;
    QTest::newRow("ws") << u"ws://10.0.0.5:8420/gateway"_s << u"confab://10.0.0.5:8420"_s;
    QTest::newRow("wss") << u"wss://chat.example.org/gateway"_s << u"confabs://chat.example.org:443"_s;
    QTest::newRow("confab") << u"confab://chat.example.org:8420"_s << u"confab://chat.example.org:8420"_s;
    QTest::newRow("confabs, path") << u"confabs://chat.example.org/i/abc"_s << u"confabs://chat.example.org:8420"_s;
    QTest::newRow("case") << u"HTTPS://Chat.Example.ORG"_s << u"confabs://chat.example.org:443"_s;
    QTest::newRow("spaces") << u"  localhost:8420 \n"_s << u"confab://localhost:8420"_s;
    QTest::newRow("local network") << u"192.168.1.20"_s << u"confab://192.168.1.20:8420"_s;
    QTest::newRow("public address") << u"93.184.216.34"_s << u"confabs://93.184.216.34:8420"_s;
    QTest::newRow("single word") << u"nas"_s << u"confab://nas:8420"_s;
    const QString key = u"n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"_s;
    QTest::newRow("key") << u"https://10.0.0.5:8420/i/abc?k="_s + key << u"confabs://10.0.0.5:8420?k="_s + key;
    QTest::newRow("key, plain") << u"confab://10.0.0.5:8420?k="_s + key << u"confabs://10.0.0.5:8420?k="_s + key;
    QTest::newRow("key, none") << u"confab://10.0.0.5:8420?k=none"_s << u"confab://10.0.0.5:8420"_s;
    QTest::newRow("IPv6") << u"[::1]:8420"_s << u"confab://[::1]:8420"_s;
}

void tst_ServerAddress::takesWhatPeopleType()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto address = ServerAddress::parse(text);
    QVERIFY2(address, address ? "" : qPrintable(address.error().text()));
    QCOMPARE(address->toString(), canonical);
    QCOMPARE(*ServerAddress::parse(address->toString()), *address);
}

void tst_ServerAddress::refusesNonsenseWithAReason_data()
{
    QTest::addColumn<QString>("text");
    for (const auto text : {""_L1, "   "_L1, "ftp://chat.example.org"_L1, "javascript://x"_L1, "https://"_L1, "a b"_L1,
                            "https://user:secret@chat.example.org"_L1, "chat.example.org:99999"_L1,
                            "chat.example.org:0"_L1, ":8420"_L1, "[::1"_L1, "http://exa mple.org"_L1})
        QTest::newRow(text.isEmpty() ? "empty" : text.data()) << QString(text);
}

void tst_ServerAddress::refusesNonsenseWithAReason()
{
    QFETCH(QString, text);
    const auto address = ServerAddress::parse(text);
    QVERIFY2(!address, address ? qPrintable(address->toString()) : "");
    QCOMPARE(address.error().field, u"address"_s);
    QVERIFY(address.error().message.endsWith(u'.'));
}

void tst_ServerAddress::givesTheUrlsOfTheServer()
{
    const ServerAddress address = *ServerAddress::parse(u"https://chat.example.org:8443");
    QCOMPARE(address.gatewayUrl(), QUrl(u"wss://chat.example.org:8443/gateway"_s));
    QCOMPARE(address.apiUrl(u"auth/guest"), QUrl(u"https://chat.example.org:8443/api/v1/auth/guest"_s));
    QCOMPARE(ServerAddress::local(7301).gatewayUrl(), QUrl(u"ws://127.0.0.1:7301/gateway"_s));
}

void tst_ServerAddress::knowsThisMachine()
{
    QVERIFY(ServerAddress::local(1).isLoopback());
    QVERIFY(ServerAddress::parse(u"[::1]")->isLoopback());
    QVERIFY(ServerAddress::parse(u"localhost")->isLoopback());
    QVERIFY(!ServerAddress::parse(u"127.0.0.1.example.org")->isLoopback());
    QVERIFY(ServerAddress::parse(u"http://192.168.0.2")->isExposed());
    QVERIFY(!ServerAddress::parse(u"http://127.0.0.1")->isExposed());
}

void tst_ServerAddress::knowsASaferWayToTheSamePlace()
{
    const QString key = u"?k=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"_s;
    const auto isSafer = [](const QString &one, const QString &other) {
        return ServerAddress::parse(one)->isSaferWayTo(*ServerAddress::parse(other));
    };
    QVERIFY(isSafer(u"confabs://10.0.0.5:8420"_s + key, u"confab://10.0.0.5:8420"_s));
    QVERIFY(isSafer(u"confabs://10.0.0.5:8420"_s, u"confab://10.0.0.5:8420"_s));
    QVERIFY(!isSafer(u"confab://10.0.0.5:8420"_s, u"confabs://10.0.0.5:8420"_s + key));
    QVERIFY(!isSafer(u"confabs://10.0.0.5:8420"_s + key, u"confab://10.0.0.5:8421"_s));
    QVERIFY(!isSafer(u"confabs://10.0.0.5:8420"_s + key, u"confab://10.0.0.6:8420"_s));
    // Another key is another server.
    QVERIFY(!isSafer(u"confabs://10.0.0.5:8420"_s + key, u"confabs://10.0.0.5:8420"_s));
}

QTEST_GUILESS_MAIN(tst_ServerAddress)
#include "tst_ServerAddress.moc"
