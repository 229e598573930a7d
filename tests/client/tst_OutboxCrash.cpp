// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_OutboxCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledClientSendsAllOnceAndInOrder();
};

void tst_OutboxCrash::aKilledClientSendsAllOnceAndInOrder()
{
    const QTemporaryDir folder;
    FakeServer server;
    const RoomId room = server.addRoom(u"Lobby"_s);
    QProcess filler;
    filler.start(QStringLiteral(CONFAB_OUTBOX_FILLER),
                 {folder.path(), server.self.id.toString(), u"token"_s, u"1"_s, room.toString()});
    QByteArray output;
    while (output.count('\n') < 50) {
        QVERIFY2(filler.waitForReadyRead(60'000), "the other process did not queue all its messages");
        output += filler.readAllStandardOutput();
    }
    filler.kill(); // SIGKILL
    QVERIFY(filler.waitForFinished());
    QCOMPARE(filler.exitStatus(), QProcess::CrashExit);
    const QList<QByteArray> clientIds = output.trimmed().split('\n');

    Workspace workspace(setupFor(server, folder.path()));
    QVERIFY(workspace.open());
    const QList<OutboxEntry> waiting = workspace.outbox().entries(room);
    QCOMPARE(waiting.size(), 50);
    QTRY_COMPARE(server.room(room).messages.size(), 50);
    QTRY_COMPARE(workspace.outbox().count(), 0);
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(server.room(room).messages.at(i).content, u"message %1"_s.arg(i));
        QCOMPARE(server.room(room).messages.at(i).clientId.toLatin1(), clientIds.at(i));
    }
    QCOMPARE(server.all<command::MessageSend>().size(), 50);
}

QTEST_GUILESS_MAIN(tst_OutboxCrash)
#include "tst_OutboxCrash.moc"
