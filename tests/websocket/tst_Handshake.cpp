// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "websocket/Handshake.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace confab::websocket;

namespace {
const QByteArray kKey = "dGhlIHNhbXBsZSBub25jZQ==";
} // namespace

class tst_Handshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestNamesWhereItGoes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("usual") << u"ws://chat.example:8420/gateway"_s
                               << "GET /gateway HTTP/1.1\r\nHost: chat.example:8420\r\n"_ba;
        QTest::newRow("without a port") << u"wss://chat.example/gateway?v=1"_s
                                        << "GET /gateway?v=1 HTTP/1.1\r\nHost: chat.example\r\n"_ba;
        QTest::newRow("without a path") << u"ws://chat.example"_s << "GET / HTTP/1.1\r\nHost: chat.example\r\n"_ba;
        QTest::newRow("by address") << u"ws://[::1]:8420/g"_s << "GET /g HTTP/1.1\r\nHost: [::1]:8420\r\n"_ba;
        QTest::newRow("with a name") << u"ws://me:secret@chat.example/g#part"_s
                                     << "GET /g HTTP/1.1\r\nHost: chat.example\r\n"_ba;
    }
    void aRequestNamesWhereItGoes()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, head);
        const QByteArray request = upgradeRequest(QUrl(url), kKey, "confab.v1");
        QVERIFY2(request.startsWith(head), request.constData());
        QVERIFY(request.contains("\r\nSec-WebSocket-Key: " + kKey + "\r\n"));
        QVERIFY(request.contains("\r\nSec-WebSocket-Protocol: confab.v1\r\n"));
        QVERIFY(request.endsWith("\r\n\r\n"));
    }

    void anAnswerOfOurOwnIsAgreed()
    {
        // The example of RFC 6455 section 1.3.
        QVERIFY(switchingProtocols(kKey, {}).contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
        QCOMPARE(refusalIn(switchingProtocols(kKey, {}), kKey, {}), QString());
        QCOMPARE(refusalIn(switchingProtocols(kKey, "confab.v1"), kKey, "confab.v1"), QString());
        QCOMPARE(refusalIn(switchingProtocols(kKey, {}), kKey, "confab.v1"), QString());
    }

    void anythingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray good = switchingProtocols(kKey, {});
        const auto with = [&](const char *before, const char *after) {
            return QByteArray(good).replace(before, after);
        };
        QTest::newRow("not found") << "HTTP/1.1 404 Not Found\r\n\r\n"_ba;
        QTest::newRow("no HTTP") << "SSH-2.0\r\n\r\n"_ba;
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("another upgrade") << with("Upgrade: websocket", "Upgrade: h2c");
        QTest::newRow("no upgrade") << with("Connection: Upgrade", "Connection: close");
        QTest::newRow("of another key") << switchingProtocols("AAAAAAAAAAAAAAAAAAAAAA==", {});
        QTest::newRow("no key") << with("Sec-WebSocket-Accept", "X");
        QTest::newRow("a protocol that was not offered") << switchingProtocols(kKey, "other");
        QTest::newRow("an extension") << with("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
    }
    void anythingElseIsRefused()
    {
        QFETCH(QByteArray, answer);
        QVERIFY(!refusalIn(answer, kKey, "confab.v1").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Handshake)
#include "tst_Handshake.moc"
