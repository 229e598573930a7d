// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Workspace.h"
#include "FileLock.h"
#include "Hosted.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

using namespace confab;
using namespace confab::test;

namespace {

//! Stands between a client and the server, and can keep back what either says.
class Relay
{
public:
    explicit Relay(quint16 to)
    {
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this, to] {
            QTcpSocket *client = m_listener.nextPendingConnection();
            auto *server = new QTcpSocket(client);
            server->connectToHost(QHostAddress::LocalHost, to);
            pass(client, server, holdsClient);
            pass(server, client, holdsServer);
            QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        });
        if (!m_listener.listen(QHostAddress::LocalHost))
            qFatal("no port to listen at");
    }
    quint16 port() const { return m_listener.serverPort(); }

    bool holdsClient = false;
    bool holdsServer = false;

private:
    static void pass(QTcpSocket *from, QTcpSocket *to, const bool &holds)
    {
        QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, &holds] {
            const QByteArray bytes = from->readAll();
            if (!holds)
                to->write(bytes);
        });
    }
    QTcpServer m_listener;
};

} // namespace

//! A client is killed between showing, writing down and sending a message.
class tst_KilledClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNoWordAndSendsNothingTwice_data();
    void losesNoWordAndSendsNothingTwice();

private:
    //! The output of the client until it says this.
    static bool hears(QProcess &client, const QByteArray &line, QByteArray &output)
    {
        return QTest::qWaitFor(
            [&] {
                output += client.readAllStandardOutput();
                return output.split('\n').contains(line);
            },
            kPatienceMs);
    }
};

void tst_KilledClient::losesNoWordAndSendsNothingTwice_data()
{
    QTest::addColumn<QString>("moment");
    QTest::newRow("shown") << u"shown"_s;
    QTest::newRow("written") << u"written"_s;
    QTest::newRow("sent") << u"sent"_s;
}

void tst_KilledClient::losesNoWordAndSendsNothingTwice()
{
    QFETCH(QString, moment);
    const QString words = u"my words"_s;
    Hosted hosted;
    const QTemporaryDir folder, othersFolder;
    client::WorkspaceSetup setup;
    setup.address = hosted.address();
    setup.credentials = signInAsGuest(hosted, u"Bo"_s);
    setup.folder = othersFolder.path();
    setup.device = u"other"_s;
    client::Workspace bo(setup);
    QVERIFY(bo.open());
    QTRY_VERIFY_WITH_TIMEOUT(bo.connection().isLive(), kPatienceMs);
    const RoomId lobby = bo.rooms().ids().first();
    const client::TimelineRows &seen = bo.timeline(lobby)->rows();

    setup.credentials = signInAsGuest(hosted, u"Ada"_s);
    setup.folder = folder.path();
    setup.device = u"filler"_s;
    const QString user = setup.credentials.user.id.toString();
    Relay relay(hosted.port());
    QProcess filler;
    filler.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    filler.start(QStringLiteral(CONFAB_OUTBOX_FILLER),
                 {folder.path(), user, setup.credentials.token, QString::number(relay.port())});
    QByteArray output;
    QVERIFY(hears(filler, "ready", output));
    std::optional<client::test::FileLock> lock;
    if (moment == u"shown"_s) {
        lock.emplace(folder.filePath(user + u".db"_s));
        QVERIFY(lock->isLocked());
    }
    relay.holdsClient = moment == u"written"_s;
    relay.holdsServer = moment == u"sent"_s;
    filler.write("\n");
    QVERIFY(hears(filler, moment == u"sent"_s ? "written" : moment.toLatin1(), output));
    if (moment == u"sent"_s)
        QTRY_COMPARE_WITH_TIMEOUT(seen.count(), 1, kPatienceMs);
    filler.kill(); // SIGKILL
    QVERIFY(filler.waitForFinished());
    QVERIFY(!output.contains("sent")); // it never knew
    QCOMPARE(output.contains("written"), moment != u"shown"_s);
    lock.reset();

    client::Workspace again(setup);
    QVERIFY(again.open());
    const bool isDraft = moment == u"shown"_s;
    QCOMPARE(again.replica().drafts().text(lobby), isDraft ? words : QString());
    QCOMPARE(again.outbox().count(), isDraft ? 0 : 1);
    QTRY_VERIFY_WITH_TIMEOUT(again.connection().isLive() && again.outbox().count() == 0, kPatienceMs);
    QVERIFY(again.messageRequests().send(lobby, u"the next"_s));
    QTRY_VERIFY_WITH_TIMEOUT(seen.count() > 0 && seen.at(0).message.content == u"the next"_s, kPatienceMs);
    QCOMPARE(seen.count(), isDraft ? 1 : 2);
    if (!isDraft)
        QCOMPARE(seen.at(1).message.content, words);
}

QTEST_GUILESS_MAIN(tst_KilledClient)

#include "tst_KilledClient.moc"
