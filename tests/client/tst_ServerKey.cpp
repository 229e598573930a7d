// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Rest.h"
#include "client/Transport.h"
#include "gateway/http/OwnCertificate.h"

#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

namespace {

//! Answers every request with an empty object, over TLS with a certificate that it has made itself.
class OwnServer : public QTcpServer
{
public:
    OwnServer()
        : m_pair(*gateway::makeKeyPair())
    {
        static_cast<void>(listen(QHostAddress::LocalHost));
    }
    QString hash() const
    {
        return QString::fromLatin1(gateway::keyHash(QSslCertificate(m_pair.certificate, QSsl::Pem)));
    }
    ServerAddress address(const QString &key) const
    {
        return *ServerAddress::parse(u"confabs://127.0.0.1:%1?k=%2"_s.arg(serverPort()).arg(key));
    }

    QByteArray heard;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setLocalCertificate(QSslCertificate(m_pair.certificate, QSsl::Pem));
        socket->setPrivateKey(QSslKey(m_pair.key, QSsl::Ec));
        connect(socket, &QSslSocket::readyRead, this, [this, socket] {
            heard += socket->readAll();
            if (heard.contains("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        });
        socket->startServerEncryption();
    }

private:
    gateway::KeyPair m_pair;
};

QString strangersHash()
{
    return QString::fromLatin1(gateway::keyHash(QSslCertificate(gateway::makeKeyPair()->certificate, QSsl::Pem)));
}

} // namespace

class tst_ServerKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAHashIsOne()
    {
        const QString hash = OwnServer().hash();
        QCOMPARE(ServerKey::parse(hash)->toString(), hash);
        for (const QString &text :
             {QString(), hash.chopped(1), hash + u'A', hash.chopped(1) + u'+', hash.chopped(1) + u'ä'})
            QVERIFY2(!ServerKey::parse(text), qPrintable(text));
        QVERIFY(!ServerKey().isOf(QSslCertificate()));
    }

    void aRequestReachesTheServerOfTheKeyAndNoOther_data() { rows(); }
    void aRequestReachesTheServerOfTheKeyAndNoOther()
    {
        QFETCH(bool, isRight);
        QFETCH(bool, isTold);
        OwnServer server;
        Rest rest(server.address(!isTold ? QString() : isRight ? server.hash() : strangersHash()));
        std::optional<Result<codec::Json>> answer;
        rest.post(u"auth/guest", R"({"name":"secret"})", {}, [&](const Result<codec::Json> &got) { answer = got; });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->has_value(), isRight);
        if (!isRight)
            QCOMPARE(answer->error().text(), isTold ? ServerKey::otherKey() : ServerKey::unknownKey());
        QCOMPARE(server.heard.contains("secret"), isRight); // before anything was said
    }

    void aSocketReachesTheServerOfTheKeyAndNoOther_data() { rows(); }
    void aSocketReachesTheServerOfTheKeyAndNoOther()
    {
        QFETCH(bool, isRight);
        QFETCH(bool, isTold);
        OwnServer server;
        const ServerAddress address = server.address(!isTold ? QString() : isRight ? server.hash() : strangersHash());
        const auto transport = webSockets(address.key())();
        const QSignalSpy closed(transport.get(), &Transport::closed);
        transport->open(address.gatewayUrl());
        // What answers there is no WebSocket, and says so or doesn't.
        QTRY_VERIFY(isRight ? server.heard.contains("GET /gateway") : closed.size() == 1);
        QCOMPARE(server.heard.contains("GET /gateway"), isRight);
        if (!isRight) {
            QCOMPARE(closed.first()[0].toInt(), int(Transport::kNotTrusted));
            QCOMPARE(closed.first()[1].toString(), isTold ? ServerKey::otherKey() : ServerKey::unknownKey());
        }
    }

private:
    static void rows()
    {
        QTest::addColumn<bool>("isRight");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("its key") << true << true;
        QTest::newRow("another key") << false << true;
        QTest::newRow("no key") << false << false;
    }
};

QTEST_GUILESS_MAIN(tst_ServerKey)
#include "tst_ServerKey.moc"
