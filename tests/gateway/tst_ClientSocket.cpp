// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "gateway/http/ClientSocket.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace confab;
using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

//! How a client ends that is killed or cares little: TLS has not said that nothing follows.
void endWithoutGoodbye(const QAbstractSocket &client)
{
    QCOMPARE(::shutdown(int(client.socketDescriptor()), SHUT_WR), 0);
}

class TlsClient : public QSslSocket
{
public:
    explicit TlsClient(quint16 port)
    {
        setPeerVerifyMode(VerifyNone);
        connectToHostEncrypted(u"localhost"_s, port, ReadWrite, IPv4Protocol);
    }
};

//! Accepts one connection and reads nothing of it.
class DescriptorServer : public QTcpServer
{
public:
    qintptr accepted = -1;

private:
    void incomingConnection(qintptr descriptor) override { accepted = descriptor; }
};

} // namespace

class tst_ClientSocket : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<FrontSetup> m_setup;

private Q_SLOTS:
    void initTestCase()
    {
        m_setup = tlsSetup(m_folder.path());
        if (!m_setup)
            QSKIP("no openssl to make a certificate with");
    }

    void aTlsClientThatLeavesWithoutGoodbyeIsNotWarnedAbout()
    {
        QTest::failOnWarning(QRegularExpression(u"QSocketNotifier"_s));
        FrontFixture fixture(*m_setup);
        TlsClient quiet(fixture.port());
        QTRY_VERIFY(quiet.isEncrypted());
        TlsClient served(fixture.port());
        QTRY_VERIFY(served.isEncrypted());
        served.write(get("/ping"));
        QTRY_COMPARE(fixture.pings, 1);
        RawClient plain(fixture.port());
        plain.write(get("/ping"));
        RawClient silent(fixture.port());
        QTRY_COMPARE(silent.state(), QAbstractSocket::ConnectedState);
        for (const QAbstractSocket *client : std::initializer_list<QAbstractSocket *>{&quiet, &served, &silent})
            endWithoutGoodbye(*client);
        QTRY_VERIFY(plain.isClosed());
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
    }

    //! The kernel gives the number of a closed descriptor to whoever comes next, on any thread.
    void nothingIsSentWhereTheNumberOfAClosedDescriptorIsInUseAgain()
    {
        DescriptorServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TlsClient client(server.serverPort());
        QTRY_VERIFY(server.accepted >= 0);
        const auto number = int(server.accepted);
        ClientSocket socket({});
        QVERIFY(socket.adopt(number));
        const auto context = TlsContext::make(*m_setup->tls);
        QVERIFY(context);
        QSignalSpy encrypted(&socket, &ClientSocket::encrypted);
        socket.startTls(*context);
        QTRY_COMPARE(encrypted.count(), 1); // later than with the client, whose last word of the handshake is on its way

        int others[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, others), 0);
        bool isReused = false;
        connect(&socket, &ClientSocket::errorOccurred, &socket, [&] {
            isReused = ::fcntl(number, F_GETFD) == -1 && ::dup2(others[0], number) == number;
            socket.write("late");
            socket.disconnectFromHost();
        });
        endWithoutGoodbye(client);
        QTRY_VERIFY(!socket.isConnected());
        QVERIFY(isReused);
        char byte = 0;
        const auto leaked = ::recv(others[1], &byte, 1, MSG_DONTWAIT);
        for (const int descriptor : {number, others[0], others[1]})
            ::close(descriptor);
        QCOMPARE(leaked, -1);
    }

    void aGoodbyeIsAnswered()
    {
        FrontFixture fixture(*m_setup);
        TlsClient client(fixture.port());
        QTRY_VERIFY(client.isEncrypted());
        const int wire = ::dup(int(client.socketDescriptor()));
        client.disconnectFromHost(); // says it and closes; the connection stays open by the copy
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        char answer[64];
        const auto size = ::recv(wire, answer, sizeof answer, 0);
        ::close(wire);
        QVERIFY2(size > 0, "the end of the stream came without the one of TLS");
    }
};

QTEST_GUILESS_MAIN(tst_ClientSocket)
#include "tst_ClientSocket.moc"
