// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "gateway/http/ClientSocket.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <limits>
#include <fcntl.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

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

//! What QSslSocket can't be told to do. Blocks, so it needs a thread of its own.
class BlockingTlsClient
{
public:
    explicit BlockingTlsClient(quint16 port)
        : m_context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free)
        , m_ssl(SSL_new(m_context.get()), &SSL_free)
        , m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const int small = 4'096; // of what the kernel keeps for who does not read
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        SSL_set_fd(m_ssl.get(), m_socket);
        isConnected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
                      SSL_connect(m_ssl.get()) == 1;
    }
    ~BlockingTlsClient() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(BlockingTlsClient)

    //! Asks the other side for new keys, which answers each time. False: the connection has ended.
    bool asksForKeys()
    {
        return SSL_key_update(m_ssl.get(), SSL_KEY_UPDATE_REQUESTED) == 1 && SSL_do_handshake(m_ssl.get()) == 1;
    }
    void write(const QByteArray &bytes) { SSL_write(m_ssl.get(), bytes.constData(), int(bytes.size())); }
    //! Until the end, and what that was (SSL_get_error()).
    int readAll()
    {
        char bytes[4'096];
        for (;;) {
            const int count = SSL_read(m_ssl.get(), bytes, sizeof bytes);
            if (count <= 0)
                return SSL_get_error(m_ssl.get(), count);
            received.append(bytes, count);
        }
    }

    bool isConnected = false;
    QByteArray received;

private:
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX *)> m_context;
    std::unique_ptr<SSL, void (*)(SSL *)> m_ssl;
    int m_socket;
};

//! Runs it beside the event loop, and waits for its end.
template <class Work>
bool finishes(Work work, int timeoutMs = 60'000)
{
    const std::unique_ptr<QThread> thread(QThread::create(std::move(work)));
    thread->start();
    const bool isFinished = QTest::qWaitFor([&] { return thread->isFinished(); }, timeoutMs);
    if (!isFinished)
        qFatal("it does not end");
    return true;
}

//! Bytes that are allocated, as far as it is told; sanitizers don't.
qint64 heapInUse()
{
#ifdef __GLIBC__
    const auto info = mallinfo2();
    return qint64(info.uordblks) + qint64(info.hblkhd);
#else
    return 0;
#endif
}

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
        connect(socket.findChild<QTcpSocket *>(), &QAbstractSocket::errorOccurred, &socket, [&] {
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

    //! QTcpSocket would keep it, and most connections say little and then nothing for hours.
    void noConnectionKeepsABufferThatWasReadToItsEnd()
    {
        constexpr int kCount = 50;
        constexpr qint64 kBuffer = 16'384; // of Qt's for each
        DescriptorServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        std::vector<std::unique_ptr<ClientSocket>> sockets;
        for (int i = 0; i < kCount; ++i) {
            server.accepted = -1;
            clients.push_back(std::make_unique<QTcpSocket>());
            clients.back()->connectToHost(server.serverAddress(), server.serverPort());
            QTRY_VERIFY(server.accepted >= 0);
            sockets.push_back(std::make_unique<ClientSocket>(ConnectionTicket()));
            QVERIFY(sockets.back()->adopt(server.accepted));
        }
        const qint64 before = heapInUse();
        for (const auto &client : clients)
            client->write("hello");
        for (const auto &socket : sockets)
            QTRY_COMPARE(socket->bytesAvailable(), 5);
        const qint64 full = heapInUse();
        std::array<char, kBuffer> bytes;
        for (const auto &socket : sockets) {
            QCOMPARE(socket->read(bytes.data(), 2), 2);
            QCOMPARE(socket->read(bytes.data() + 2, qint64(bytes.size()) - 2), 3);
            QCOMPARE(QByteArrayView(bytes.data(), 5), "hello");
            QCOMPARE(socket->read(bytes.data(), qint64(bytes.size())), 0);
        }
        const qint64 afterwards = heapInUse();
        if (full - before < kCount * kBuffer)
            QSKIP("what is allocated isn't told here");
        QVERIFY2(full - afterwards >= kCount * kBuffer, qPrintable(QString::number(full - afterwards)));
    }

    void whoAsksForKeysAndReadsNoAnswersIsEnded()
    {
        FrontFixture fixture(*m_setup);
        fixture.endpointSettings.heartbeatMs = 600'000; // which would end it, too
        constexpr int kFlood = 200'000;
        int asked = 0;
        bool isConnected = false;
        std::atomic_bool mayFlood = false;
        QTimer narrowing; // what the kernel keeps for it
        connect(&narrowing, &QTimer::timeout, this, [&] {
            if (fixture.webSockets.isEmpty())
                return;
            fixture.webSockets[1]->findChild<QTcpSocket *>()->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, 4'096);
            narrowing.stop();
            mayFlood = true;
            mayFlood.notify_one();
        });
        narrowing.start(1);
        QVERIFY(finishes([&, port = fixture.port()] {
            BlockingTlsClient client(port);
            isConnected = client.isConnected;
            client.write("GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            mayFlood.wait(false);
            while (asked < kFlood && client.asksForKeys())
                ++asked;
        }));
        QVERIFY(isConnected);
        qInfo("ended after %d key updates", asked);
        QVERIFY(asked < kFlood);
        QTRY_COMPARE(fixture.closedWebSockets, 1);
    }

    void aRefusedRequestEndsAtOnceAndPolitely()
    {
        FrontFixture fixture(*m_setup);
        qint64 soonestMs = std::numeric_limits<qint64>::max();
        // A busy machine is late now and then, who waits for something is late each time.
        for (int tries = 0; tries < 5 && soonestMs >= 700; ++tries) {
            QElapsedTimer sinceAsked;
            int end = 0;
            QByteArray received;
            QVERIFY(finishes([&, port = fixture.port()] {
                BlockingTlsClient client(port);
                sinceAsked.start();
                client.write("POST /ping HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\n\r\n" +
                             QByteArray(3'000, 'x'));
                end = client.readAll();
                soonestMs = std::min(soonestMs, sinceAsked.elapsed());
                received = client.received;
            }));
            QVERIFY2(received.startsWith("HTTP/1.1 4"), received.constData());
            QCOMPARE(end, SSL_ERROR_ZERO_RETURN); // the goodbye of TLS, not the mere end of the stream
        }
        QVERIFY2(soonestMs < 700, qPrintable(QString::number(soonestMs)));
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
