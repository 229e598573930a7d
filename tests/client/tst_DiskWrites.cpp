// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<bool> watching = false;
std::atomic<int> byThisThread = 0;
std::atomic<int> byOthers = 0;
char folder[1'024] = {};

//! Counts what goes to a file in the folder. Allocates nothing: it stands below everything else.
void note(int file)
{
    if (!watching)
        return;
    char link[64] = {};
    char target[1'024] = {};
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    if (::readlink(link, target, sizeof target - 1) < 0 || std::strncmp(target, folder, std::strlen(folder)) != 0)
        return;
    ++(::getpid() == ::gettid() ? byThisThread : byOthers);
}

} // namespace

// SQLite's ways to the disk lead through here: the executable exports them.
extern "C" {
ssize_t write(int file, const void *bytes, size_t count)
{
    note(file);
    return syscall(SYS_write, file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
{
    note(file);
    return syscall(SYS_pwrite64, file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at)
{
    note(file);
    return syscall(SYS_pwrite64, file, bytes, count, at);
}
int fsync(int file)
{
    note(file);
    return int(syscall(SYS_fsync, file));
}
int fdatasync(int file)
{
    note(file);
    return int(syscall(SYS_fdatasync, file));
}
}

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_DiskWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGuiThreadNeverWritesToTheDisk();
};

void tst_DiskWrites::theGuiThreadNeverWritesToTheDisk()
{
    const QTemporaryDir temporary;
    std::strncpy(folder, qPrintable(temporary.path()), sizeof folder - 1);
    watching = true;
    FakeServer server;
    const RoomId room = server.addRoom(u"Lobby"_s);
    for (const QString &run : {u"first"_s, u"second"_s}) {
        byOthers = 0;
        Workspace workspace(setupFor(server, temporary.path()));
        QVERIFY(workspace.open());
        QTRY_VERIFY(workspace.connection().isLive());
        ReplicaDrafts &drafts = workspace.replica().drafts();
        TimelineRows &rows = workspace.timeline(room)->rows();
        const int before = rows.count();
        for (int i = 0; i < 10; ++i) {
            drafts.setText(room, u"%1 %2"_s.arg(run).arg(i));
            QVERIFY(workspace.messageRequests().send(room, u"%1 %2"_s.arg(run).arg(i)));
            drafts.setText(room, {});
            server.post(room, server.other, QString(20'000, u'x')); // enough for a checkpoint
        }
        QTRY_COMPARE(rows.count(), before + 20);
        QTRY_COMPARE(workspace.outbox().count(), 0);
        workspace.ownCursors().markSeen(room, rows.newestSeq());
        server.reachable = false;
        server.drop();
        const auto discarded = workspace.messageRequests().send(room, u"no"_s);
        workspace.messageRequests().discard(*discarded);
        QVERIFY(workspace.messageRequests().send(room, u"kept for %1"_s.arg(run)));
        workspace.close();
        server.reachable = true;
        QCOMPARE(byThisThread.load(), 0);
        QVERIFY(byOthers > 0);
    }
    watching = false;
}

QTEST_GUILESS_MAIN(tst_DiskWrites)
#include "tst_DiskWrites.moc"
