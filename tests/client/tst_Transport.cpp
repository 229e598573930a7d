// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What the app expects of a WebSocket, of each that it may have, against Qt's server and against bytes by hand.
#include "client/FrameTransport.h"
#ifdef CONFAB_QT_WEBSOCKETS
#include "client/QWebSocketTransport.h"
#endif
#include "websocket/Handshake.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <sys/socket.h>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

namespace {

enum class Kind { Qt, Confab };

std::unique_ptr<Transport> transportOf([[maybe_unused]] Kind kind)
{
#ifdef CONFAB_QT_WEBSOCKETS
    if (kind == Kind::Qt)
        return std::make_unique<QWebSocketTransport>();
#endif
    return std::make_unique<FrameTransport>();
}

//! What a transport reported, and whether it did so in the middle of a call.
class Heard : public QObject
{
public:
    explicit Heard(Kind kind)
        : transport(transportOf(kind))
    {
        connect(transport.get(), &Transport::connected, this, [this] { note(u"connected"_s); });
        connect(transport.get(), &Transport::pong, this, [this] { note(u"pong"_s); });
        connect(transport.get(), &Transport::received, this, [this](const QByteArray &frame) {
            note(frame.size() < 50 ? QString::fromUtf8(frame) : u"%1 bytes"_s.arg(frame.size()));
        });
        connect(transport.get(), &Transport::closed, this, [this](quint16 code, const QString &why) {
            note(u"closed %1"_s.arg(code));
            reason = why;
        });
    }

    template <class Call>
    void call(Call &&call)
    {
        m_isInside = true;
        call(*transport);
        m_isInside = false;
    }

    std::unique_ptr<Transport> transport;
    QStringList all;
    QString reason;
    int insideACall = 0;

private:
    void note(const QString &what)
    {
        insideACall += m_isInside ? 1 : 0;
        all.append(what);
    }

    bool m_isInside = false;
};

//! Qt's server with one client.
struct Server
{
    Server()
    {
        server.setSupportedSubprotocols({u"confab.v1"_s});
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("can't listen");
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [this] {
            peer = server.nextPendingConnection();
            QObject::connect(peer, &QWebSocket::textMessageReceived, &server,
                             [this](const QString &text) { texts.append(text); });
        });
    }
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/gateway"_s.arg(server.serverPort())); }

    QWebSocketServer server{u"test"_s, QWebSocketServer::NonSecureMode};
    QWebSocket *peer = nullptr;
    QStringList texts;
};

//! Answers by hand.
struct RawServer
{
    RawServer()
    {
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("can't listen");
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            peer = server.nextPendingConnection();
            QObject::connect(peer, &QTcpSocket::readyRead, peer, [this] {
                received += peer->readAll();
                if (!received.endsWith("\r\n\r\n"))
                    return;
                if (accepts)
                    peer->write(websocket::switchingProtocols(key(), "confab.v1"));
                else if (!answer.isEmpty())
                    peer->write(std::exchange(answer, {}));
                if (!accepts)
                    peer->disconnectFromHost();
            });
        });
    }
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/gateway"_s.arg(server.serverPort())); }
    QByteArray key() const
    {
        const QByteArray name = "Sec-WebSocket-Key: ";
        const qsizetype at = received.indexOf(name) + name.size();
        return received.sliced(at, received.indexOf('\r', at) - at);
    }
    void reset() const
    {
        const linger now{1, 0};
        ::setsockopt(int(peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        peer->abort();
    }

    QTcpServer server;
    QTcpSocket *peer = nullptr;
    bool accepts = false;
    QByteArray answer;
    QByteArray received;
};

} // namespace

Q_DECLARE_METATYPE(Kind)

class tst_Transport : public QObject
{
    Q_OBJECT

    Kind m_kind = Kind::Qt;

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<Kind>("kind");
#ifdef CONFAB_QT_WEBSOCKETS
        QTest::newRow("qt") << Kind::Qt;
#endif
        QTest::newRow("confab") << Kind::Confab;
    }
    void init()
    {
        QFETCH_GLOBAL(Kind, kind);
        m_kind = kind;
    }

    void textsGoBothWays()
    {
        Server server;
        Heard client(m_kind);
        client.call([&](Transport &transport) { transport.open(server.url()); });
        QTRY_COMPARE(client.all, QStringList{u"connected"_s});
        QCOMPARE(server.peer->subprotocol(), u"confab.v1"_s);
        const QString large(300'000, u'ä');
        client.call([&](Transport &transport) {
            transport.send("Grüße 👋");
            transport.send({});
            transport.send(large.toUtf8());
        });
        const QStringList sent{u"Grüße 👋"_s, {}, large};
        QTRY_COMPARE(server.texts, sent);
        server.peer->sendTextMessage(u"Grüße zurück 👋"_s);
        server.peer->sendTextMessage({});
        server.peer->sendTextMessage(QString(400'000, u'x'));
        const QStringList heard{u"connected"_s, u"Grüße zurück 👋"_s, {}, u"400000 bytes"_s};
        QTRY_COMPARE(client.all, heard);
        QCOMPARE(client.insideACall, 0);
    }

    void pingsAreSentAndAnswered()
    {
        Server server;
        Heard client(m_kind);
        client.transport->open(server.url());
        QTRY_COMPARE(client.all, QStringList{u"connected"_s});
        client.call([&](Transport &transport) { transport.ping(); });
        QTRY_COMPARE(client.all.size(), 2);
        QCOMPARE(client.all.last(), u"pong"_s);
        QSignalSpy pongs(server.peer, &QWebSocket::pong);
        server.peer->ping("there?");
        QTRY_COMPARE(pongs.size(), 1);
        QCOMPARE(pongs[0][1].toByteArray(), "there?");
    }

    void goodbyesAreTold()
    {
        Server server;
        Heard client(m_kind);
        client.transport->open(server.url());
        QTRY_VERIFY(server.peer);
        server.peer->sendTextMessage(u"last"_s);
        server.peer->close(QWebSocketProtocol::CloseCodePolicyViolated, u"token_expired"_s);
        const QStringList heard{u"connected"_s, u"last"_s, u"closed 1008"_s};
        QTRY_COMPARE(client.all, heard);
        QCOMPARE(client.reason, u"token_expired"_s);
    }

    void ownGoodbyesReachTheServer()
    {
        Server server;
        Heard client(m_kind);
        client.transport->open(server.url());
        QTRY_COMPARE(client.all, QStringList{u"connected"_s});
        QSignalSpy disconnected(server.peer, &QWebSocket::disconnected);
        client.call([&](Transport &transport) {
            transport.send("before");
            transport.close(1000, u"done"_s);
        });
        QTRY_COMPARE(disconnected.size(), 1);
        QCOMPARE(server.texts, QStringList{u"before"_s});
        QCOMPARE(int(server.peer->closeCode()), 1000);
        QCOMPARE(server.peer->closeReason(), u"done"_s);
        QCOMPARE(client.insideACall, 0);
    }

    void whatCanNotBeReachedIsClosedOnceAndSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nobody there") << QByteArray();
        QTest::newRow("no WebSocket") << "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"_ba;
        QTest::newRow("another key")
            << "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n"_ba;
    }
    void whatCanNotBeReachedIsClosedOnceAndSaysWhy()
    {
        QFETCH(QByteArray, answer);
        RawServer server;
        server.answer = answer;
        const QUrl url = server.url();
        if (answer.isEmpty())
            server.server.close();
        Heard client(m_kind);
        client.call([&](Transport &transport) { transport.open(url); });
        QTRY_COMPARE(client.all, QStringList{u"closed 1006"_s});
        QVERIFY(!client.reason.isEmpty());
        QCOMPARE(client.insideACall, 0);
        QCoreApplication::processEvents();
        QCOMPARE(client.all.size(), 1);
    }

    void aServerThatTakesEncryptedConnectionsOnlyIsNamedAsThat()
    {
        RawServer server;
        server.answer = "HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n"_ba;
        Heard client(m_kind);
        client.call([&](Transport &transport) { transport.open(server.url()); });
        QTRY_COMPARE(client.all, QStringList{u"closed 1015"_s});
        QCOMPARE(client.reason, ServerKey::wantedKey());
    }

    void aServerThatResetsIsToldAfterTheCallThatFindsItOut()
    {
        RawServer server;
        server.accepts = true;
        Heard client(m_kind);
        client.transport->open(server.url());
        QTRY_COMPARE(client.all, QStringList{u"connected"_s});
        server.reset();
        client.call([&](Transport &transport) {
            for (int i = 0; i < 3; ++i)
                transport.send(QByteArray(100'000, 'x'));
            transport.ping();
            transport.close(1000, {});
        });
        QCOMPARE(client.insideACall, 0);
        QTRY_COMPARE(client.all.size(), 2);
        QVERIFY2(client.all.last().startsWith(u"closed"_s), qPrintable(client.all.last()));
        QCOMPARE(client.insideACall, 0);
    }

    void aServerMayNotFillTheMemory()
    {
        Server server;
        Heard client(m_kind);
        client.transport->open(server.url());
        QTRY_COMPARE(client.all, QStringList{u"connected"_s});
        server.peer->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
        server.peer->sendTextMessage(QString(3 * 1'024 * 1'024, u'x'));
        QTRY_COMPARE(client.all.size(), 2);
        QVERIFY2(client.all.last().startsWith(u"closed"_s), qPrintable(client.all.last()));
    }

    void manyFramesLeaveTheOthersTheirTurns()
    {
        Server server;
        Heard client(m_kind);
        client.transport->open(server.url());
        QTRY_COMPARE(client.all, QStringList{u"connected"_s});
        constexpr int kCount = 300;
        int inOneTurn = 0;
        int most = 0;
        connect(client.transport.get(), &Transport::received, this, [&] {
            QTest::qSleep(1);
            most = std::max(most, ++inOneTurn);
        });
        QTimer others;
        connect(&others, &QTimer::timeout, this, [&] { inOneTurn = 0; });
        for (int i = 0; i < kCount; ++i)
            server.peer->sendTextMessage(QString(100, u'x'));
        others.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(client.all.size(), kCount + 1, 30'000);
        QVERIFY2(most < kCount / 2, qPrintable(QString::number(most)));
    }
};

QTEST_GUILESS_MAIN(tst_Transport)
#include "tst_Transport.moc"
