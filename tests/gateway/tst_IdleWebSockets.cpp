// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What a WebSocket costs that says nothing, each kind measured in a process of its own: in one that has freed other
// things before, it would live on those.
#include "FrontFixture.h"

#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

constexpr char kMeasure[] = "--measure";

//! A connected descriptor that has asked for an upgrade; it costs this process nothing.
int connectAndAsk(quint16 port)
{
    const QByteArray request = "GET /gateway HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        ::send(descriptor, request.constData(), size_t(request.size()), MSG_NOSIGNAL) != request.size())
        qFatal("can't connect");
    return descriptor;
}

//! KiB of each, with what the front has of it.
double measured()
{
    constexpr int kCount = 400;
    FrontFixture fixture;
    std::vector<int> clients;
    const auto open = [&](int count) {
        const qsizetype target = fixture.webSockets.size() + count;
        for (int i = 0; i < count; ++i)
            clients.push_back(connectAndAsk(fixture.port()));
        if (!QTest::qWaitFor([&] { return fixture.webSockets.size() == target; }, 20'000))
            qFatal("not all were upgraded");
    };
    open(50); // warms up the allocator
    const qint64 before = residentKiB();
    open(kCount);
    const double each = double(residentKiB() - before) / kCount;
    for (const int client : clients)
        ::close(client);
    return each;
}

} // namespace

class tst_IdleWebSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { FrontFixture::addKinds(); }
    void init() { FrontFixture::takeKind(); }

    void areSmall()
    {
        if (residentKiB() == 0)
            QSKIP(kResidentUntold);
#ifdef CONFAB_SANITIZED
        QSKIP("the address sanitizer pads every allocation");
#endif
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QString::fromLatin1(kMeasure), FrontFixture::isQt() ? u"qt"_s : u"confab"_s});
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitCode(), 0);
        bool isNumber = false;
        const double each = child.readAllStandardOutput().trimmed().toDouble(&isNumber);
        QVERIFY(isNumber);
        qInfo("FIGURE front and WebSocket of %s: %.1f KiB for an idle connection",
              FrontFixture::isQt() ? "Qt" : "our own", each);
        QVERIFY(each > 1); // it was measured at all
        QT_CANNOT("a QWebSocket holds 7 KB and more beside its socket: 30 KB for an idle connection");
        QVERIFY2(each < 16, qPrintable(QString::number(each)));
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], kMeasure) == 0) {
        FrontFixture::spoken = qstrcmp(argv[2], "qt") == 0 ? WebSockets::Qt : WebSockets::Confab;
        std::printf("%f\n", measured());
        return 0;
    }
    tst_IdleWebSockets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_IdleWebSockets.moc"
