// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Replica.h"
#include "client/SqlConnection.h"
#include "FileLock.h"
#include "FullDisk.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {
std::atomic<int> synced = 0;

//! Megabytes that are allocated.
int allocated()
{
    const auto info = mallinfo2();
    return int((info.uordblks + info.hblkhd) >> 20);
}
}

// SQLite's way to the disk leads through here: the executable exports it.
extern "C" int fdatasync(int file)
{
    ++synced;
    return int(syscall(SYS_fdatasync, file));
}

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_Replica : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesAnUnbrokenRunOfMessages();
    void keepsEverythingOfAMessage();
    void commitsAtTheEndOfTheTurn();
    void removesARoomWithAllThatBelongsToIt();
    void keepsTheOrderOfTheOutbox();
    void startsAnewWhenTheFileIsDamaged();
    void rescuesTheOutboxOfANewerVersion();
    void saysWhenTheFolderCanNotBeUsed();
    void whatIsSentSurvivesAPowerCut();
    void aFullDiskLeavesTheFileAlone();
    void rescuesLaterWhatCouldNotBeRescuedAtOnce();
    void whatAFullDiskRefusedIsWrittenLater();
    void aFullDiskLosesNothingOfTheServers();
    void aDiskThatFillsWithinAStatementIsLikeAFullDisk();
    void readsWhatIsNotWrittenYet_data();
    void readsWhatIsNotWrittenYet();
    void nobodyWaitsForAFileThatIsLocked();
    void theEndWaitsForALockThatGoes();
    void aLongTimeOnAFullDiskEndsConsistently();
    void whatFailedOnceIsReadAndWrittenLater();
    void draftsOnAFullDiskTakeTheMemoryOfOne();
    void copiesOnAFullDiskTakeLittleMemory();

private:
    Message message(qint64 seq)
    {
        Message made;
        made.id = MessageId::make();
        made.room = m_room;
        made.seq = seq;
        made.author = {m_user, u"Ada"_s, UserKind::Person};
        made.clientId = made.id.toString();
        made.content = u"text %1"_s.arg(seq);
        made.createdAt = 1'767'225'600'000 + seq;
        return made;
    }
    OutboxEntry entry(const QString &clientId)
    {
        OutboxEntry made;
        made.clientId = clientId;
        made.room = m_room;
        made.content = clientId;
        made.createdAt = 7;
        return made;
    }
    QStringList filesLike(const QString &pattern) const { return QDir(m_folder->path()).entryList({pattern}); }
    //! As a newer version would leave it: the version stands in the header of the file, big-endian at offset 60.
    void makeNewer()
    {
        QFile file(path());
        QVERIFY(file.open(QFile::ReadWrite));
        file.seek(63);
        file.write(QByteArray(1, '\x7f'));
    }
    //! By another connection, as another program has it.
    bool execute(const QString &sql)
    {
        SqlConnection other;
        other.make().setDatabaseName(path());
        return other.database().open() && QSqlQuery(other.database()).exec(sql);
    }
    QString path() const { return QDir(m_folder->path()).filePath(u"r.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    RoomId m_room = RoomId::make();
    UserId m_user = UserId::make();
};

void tst_Replica::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_Replica::givesAnUnbrokenRunOfMessages()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    for (const qint64 seq : {1, 2, 3, 6, 7, 8, 9})
        replica.putMessages({message(seq)});
    const auto seqs = [](const QList<Message> &messages) {
        QList<qint64> found;
        for (const Message &m : messages)
            found.append(m.seq);
        return found;
    };
    QCOMPARE(seqs(replica.messages(m_room, 0, 100)), (QList<qint64>{6, 7, 8, 9}));
    QCOMPARE(seqs(replica.messages(m_room, 0, 2)), (QList<qint64>{8, 9}));
    QCOMPARE(seqs(replica.messages(m_room, 3, 100)), (QList<qint64>{1, 2, 3}));
    QCOMPARE(seqs(replica.messages(m_room, 5, 100)), QList<qint64>{});
    QCOMPARE(replica.countUnread(m_room, 6, UserId::make()), 3);
    QCOMPARE(replica.countUnread(m_room, 6, m_user), 0);
}

void tst_Replica::keepsEverythingOfAMessage()
{
    Message full = message(1);
    full.replyTo = MessageId::make();
    full.mentions = {UserId::make()};
    full.reactions = {{u"👍"_s, 1, {m_user}}};
    full.editedAt = full.createdAt + 5;
    full.tokens = 12;
    full.stream = MessageStream{StreamId::make(), UserId::make(), StreamState::Done, u"m"_s, {}};
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        replica.putMessages({full});
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.message(full.id), std::optional(full));
    QCOMPARE(replica.message(m_room, 1), std::optional(full));
}

void tst_Replica::commitsAtTheEndOfTheTurn()
{
    Replica writer;
    Replica reader;
    QVERIFY(writer.open(m_folder->path(), u"r"_s));
    QVERIFY(reader.open(m_folder->path(), u"r"_s));
    const Epoch epoch = Epoch::make();
    writer.putMessages({message(1)});
    writer.setPosition(m_room, {epoch, 1});
    QVERIFY(reader.messages(m_room, 0, 10).isEmpty());
    QVERIFY(reader.positions().isEmpty());
    QTRY_COMPARE(reader.messages(m_room, 0, 10).size(), 1);
    QCOMPARE(reader.positions().value(m_room), (command::RoomPosition{epoch, 1}));
}

void tst_Replica::removesARoomWithAllThatBelongsToIt()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    RoomEntry room;
    room.room.id = m_room;
    room.room.name = u"Lobby"_s;
    replica.putRoom(room);
    replica.putMessages({message(1)});
    replica.setPosition(m_room, {Epoch::make(), 1});
    replica.replaceMembers(m_room, {{{m_user, u"Ada"_s}}});
    replica.putCursor(m_room, {m_user, 1, 1});
    replica.setDraft(m_room, u"draft"_s);
    replica.addToOutbox(entry(u"a"_s));
    QVERIFY(replica.flush());
    QCOMPARE(replica.rooms().first().room.name, u"Lobby"_s);
    replica.removeRoom(m_room);
    for (const bool isWritten : {false, true}) {
        QVERIFY(!isWritten || replica.flush());
        QVERIFY(replica.messages(m_room, 0, 10).isEmpty());
        QVERIFY(replica.members(m_room).isEmpty());
        QVERIFY(replica.cursors(m_room).isEmpty());
        QVERIFY(replica.draft(m_room).isEmpty());
    }
    QVERIFY(replica.rooms().isEmpty());
    QVERIFY(replica.positions().isEmpty());
    QCOMPARE(replica.outbox().size(), 1);
}

void tst_Replica::keepsTheOrderOfTheOutbox()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            replica.addToOutbox(entry(id));
        OutboxEntry failed = entry(u"a"_s);
        failed.state = OutboxEntry::State::Failed;
        failed.error = Error{ErrorCode::Forbidden, u"no"_s};
        replica.changeInOutbox(failed, false);
        replica.changeInOutbox(entry(u"b"_s), true);
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    const QList<OutboxEntry> entries = replica.outbox();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(0).error, std::optional(Error{ErrorCode::Forbidden, u"no"_s}));
    QCOMPARE(entries.at(1), entry(u"c"_s));
    QCOMPARE(entries.at(2), entry(u"b"_s));
}

void tst_Replica::startsAnewWhenTheFileIsDamaged()
{
    QFile file(path());
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(QByteArray(8'192, 'x'));
    file.close();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.addToOutbox(entry(u"a"_s));
    QVERIFY(replica.flush());
    QCOMPARE(QDir(m_folder->path()).entryList({u"r.db.unreadable-*"_s}).size(), 1);
}

void tst_Replica::rescuesTheOutboxOfANewerVersion()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        replica.addToOutbox(entry(u"a"_s));
        replica.setDraft(m_room, u"half a thought"_s);
    }
    makeNewer();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox(), QList{entry(u"a"_s)});
    QCOMPARE(replica.draft(m_room), u"half a thought"_s);
    replica.discardFromOutbox(u"a"_s);
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s)); // once is enough
    QVERIFY(replica.outbox().isEmpty());
}

void tst_Replica::whatIsSentSurvivesAPowerCut()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QSignalSpy written(&replica, &Replica::outboxWritten);
    replica.addToOutbox(entry(u"first"_s)); // begins the journal
    QVERIFY(replica.flush());
    synced = 0;
    replica.addToOutbox(entry(u"a"_s));
    QVERIFY(replica.flush());
    QVERIFY(synced.exchange(0) > 0);
    QCOMPARE(written.count(), 2);
    replica.discardFromOutbox(u"a"_s);
    QVERIFY(replica.flush());
    QVERIFY(synced.exchange(0) > 0);
    // The server has the rest: nobody waits for the disk.
    replica.putMessages({message(1)});
    replica.removeFromOutbox(u"first"_s);
    QVERIFY(replica.flush());
    QCOMPARE(synced.load(), 0);
}

void tst_Replica::aFullDiskLeavesTheFileAlone()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.addToOutbox(entry(u"a"_s));
    replica.close();
    {
        const FullDisk full;
        const auto opened = replica.open(m_folder->path(), u"r"_s);
        QVERIFY(!opened);
        QVERIFY(!opened.error().message.isEmpty());
    }
    QCOMPARE(filesLike(u"r.db.*"_s), QStringList());
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox(), QList{entry(u"a"_s)});
}

void tst_Replica::rescuesLaterWhatCouldNotBeRescuedAtOnce()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.addToOutbox(entry(u"a"_s));
    replica.close();
    makeNewer();
    {
        const FullDisk full;
        QVERIFY(!replica.open(m_folder->path(), u"r"_s));
    }
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox(), QList{entry(u"a"_s)});
    QCOMPARE(filesLike(u"r.db.unreadable-*"_s).size(), 1);
}

void tst_Replica::saysWhenTheFolderCanNotBeUsed()
{
    QFile file(m_folder->filePath(u"in-the-way"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    Replica replica;
    const auto opened = replica.open(m_folder->filePath(u"in-the-way"_s), u"r"_s);
    QVERIFY(!opened);
    QVERIFY(!opened.error().message.isEmpty());
}

void tst_Replica::whatAFullDiskRefusedIsWrittenLater()
{
    Replica replica;
    QSignalSpy written(&replica, &Replica::outboxWritten);
    QSignalSpy refused(&replica, &Replica::outboxRefused);
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.addToOutbox(entry(u"before"_s));
    QVERIFY(replica.flush());
    QCOMPARE(written.count(), 1);
    OutboxEntry failed = entry(u"before"_s);
    failed.state = OutboxEntry::State::Failed;
    failed.error = Error{ErrorCode::Forbidden, u"no"_s};
    {
        const FullDisk full;
        replica.addToOutbox(entry(u"refused"_s));
        replica.addToOutbox(entry(u"discarded"_s));
        replica.changeInOutbox(failed, false);
        QVERIFY(!replica.flush());
        QCOMPARE(refused.count(), 2);
        QCOMPARE(refused.first().first().toString(), u"refused"_s);
        replica.discardFromOutbox(u"discarded"_s);
    }
    QTRY_COMPARE(written.count(), 2); // without a word
    QCOMPARE(written.last().first().toString(), u"refused"_s);
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox(), (QList{failed, entry(u"refused"_s)}));
}

void tst_Replica::aFullDiskLosesNothingOfTheServers()
{
    const Epoch epoch = Epoch::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    Message secret = message(1);
    replica.putMessages({secret});
    replica.setPosition(m_room, {epoch, 1});
    QVERIFY(replica.flush());
    secret.content.clear();
    secret.deletedAt = 5;
    {
        const FullDisk full;
        replica.putMessages({secret});
        replica.setPosition(m_room, {epoch, 2});
        QVERIFY(!replica.flush());
        replica.putMessages({message(2)});
        replica.setPosition(m_room, {epoch, 3});
        // What is on the disk belongs together: a start from here would be sent both again.
        QCOMPARE(replica.positions().value(m_room).ev, 1);
    }
    QTRY_COMPARE(replica.positions().value(m_room).ev, 3); // without a word
    QVERIFY(replica.message(m_room, 1)->isDeleted());
    QVERIFY(replica.message(m_room, 2));
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(replica.message(m_room, 1)->isDeleted());
    QCOMPARE(replica.positions().value(m_room).ev, 3);
}

void tst_Replica::aDiskThatFillsWithinAStatementIsLikeAFullDisk()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.addToOutbox(entry(u"a"_s));
    QVERIFY(replica.flush());
    // More than SQLite keeps in memory: it writes before the commit, fails, and rolls back by itself.
    Message big = message(1);
    big.content = QString(8'000'000, u'x');
    {
        const FullDisk full;
        replica.putMessages({big});
        replica.setPosition(m_room, {Epoch::make(), 1});
        QVERIFY(!replica.flush());
        QVERIFY(replica.positions().isEmpty());
    }
    QVERIFY(replica.flush());
    QCOMPARE(replica.positions().value(m_room).ev, 1);
    QVERIFY(replica.message(m_room, 1));
    QCOMPARE(replica.outbox(), QList{entry(u"a"_s)});
}

void tst_Replica::readsWhatIsNotWrittenYet_data()
{
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("not written") << false;
    QTest::newRow("written") << true;
}

// The same questions have the same answers, wherever the messages are.
void tst_Replica::readsWhatIsNotWrittenYet()
{
    QFETCH(bool, isWritten);
    const UserId reader = UserId::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    const auto step = [&] { return !isWritten || replica.flush(); };
    const auto seqs = [&](qint64 newest, int limit) {
        QList<qint64> found;
        for (const Message &m : replica.messages(m_room, newest, limit))
            found.append(m.seq);
        return found;
    };
    for (const qint64 seq : {1, 2, 3, 5})
        replica.putMessages({message(seq)});
    QVERIFY(replica.flush());
    Message edited = message(3);
    edited.content = u"better"_s;
    Message deleted = message(5);
    deleted.deletedAt = 9;
    replica.putMessages({edited, deleted, message(4), message(6), message(8)});
    QVERIFY(step());
    QCOMPARE(seqs(0, 10), QList<qint64>{8});
    QCOMPARE(seqs(6, 10), (QList<qint64>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(seqs(6, 3), (QList<qint64>{4, 5, 6}));
    QCOMPARE(seqs(7, 3), QList<qint64>());
    QCOMPARE(replica.message(m_room, 3)->content, u"better"_s);
    QCOMPARE(replica.message(edited.id)->content, u"better"_s);
    QVERIFY(!replica.message(m_room, 7));
    QCOMPARE(replica.countUnread(m_room, 0, reader), 6);
    QCOMPARE(replica.countUnread(m_room, 4, reader), 2);
    QCOMPARE(replica.countUnread(m_room, 4, m_user), 0);
    replica.setDraft(m_room, u"half"_s);
    QVERIFY(step());
    QCOMPARE(replica.draft(m_room), u"half"_s);
    replica.setDraft(m_room, {});
    QVERIFY(step());
    QCOMPARE(replica.draft(m_room), QString());
    replica.clearMessages(m_room);
    QVERIFY(step());
    QCOMPARE(seqs(0, 10), QList<qint64>());
    QVERIFY(!replica.message(edited.id));
    QCOMPARE(replica.countUnread(m_room, 0, reader), 0);
    replica.putMessages({message(9)});
    QVERIFY(step());
    QCOMPARE(seqs(0, 10), QList<qint64>{9});
    QCOMPARE(replica.countUnread(m_room, 0, reader), 1);
    QVERIFY(replica.flush());
    QCOMPARE(seqs(0, 10), QList<qint64>{9});
}

void tst_Replica::nobodyWaitsForAFileThatIsLocked()
{
    Replica replica;
    QSignalSpy written(&replica, &Replica::outboxWritten);
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    FileLock lock(path());
    QVERIFY(lock.isLocked());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i) {
        replica.addToOutbox(entry(u"%1"_s.arg(i)));
        replica.setDraft(m_room, u"draft %1"_s.arg(i));
        replica.putMessages({message(i + 1)});
        QCoreApplication::processEvents();
    }
    QCOMPARE(replica.messages(m_room, 0, 100).size(), 20);
    // Whoever waits for the lock waits a second each time.
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
    QCOMPARE(written.count(), 0);
    lock.release();
    QTRY_COMPARE(written.count(), 20);
    QCOMPARE(replica.outbox().size(), 20);
}

void tst_Replica::theEndWaitsForALockThatGoes()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        FileLock lock(path());
        QVERIFY(lock.isLocked());
        replica.addToOutbox(entry(u"a"_s));
        const std::unique_ptr<QThread> other(QThread::create([&lock] {
            QThread::msleep(1'200); // longer than the writer waits at a time
            lock.release();
        }));
        other->start();
        replica.close();
        QVERIFY(other->wait());
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox(), QList{entry(u"a"_s)});
}

void tst_Replica::aLongTimeOnAFullDiskEndsConsistently()
{
    const Epoch epoch = Epoch::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.putMessages({message(1), message(2)});
    replica.addToOutbox(entry(u"a"_s));
    {
        const FullDisk full;
        replica.removeFromOutbox(u"a"_s);
        QVERIFY(!replica.flush());
        for (qint64 seq = 3; seq < 10'000; ++seq) {
            replica.putMessages({message(seq)});
            replica.setPosition(m_room, {epoch, seq});
        }
    }
    QVERIFY(replica.flush());
    QVERIFY(replica.outbox().isEmpty());
    QCOMPARE(replica.positions().value(m_room).ev, 9'999);
    const QList<Message> kept = replica.messages(m_room, 0, 20'000);
    QVERIFY(kept.size() > 1'000 && kept.size() < 9'000);
    QVERIFY(!replica.message(m_room, 2)); // could have been edited in between
}

void tst_Replica::whatFailedOnceIsReadAndWrittenLater()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(execute(u"ALTER TABLE drafts RENAME TO away"_s));
    QCOMPARE(replica.draft(m_room), QString());
    replica.setDraft(m_room, u"too early"_s);
    replica.flush();
    QVERIFY(execute(u"ALTER TABLE away RENAME TO drafts"_s));
    replica.setDraft(m_room, u"words"_s);
    QVERIFY(replica.flush());
    QCOMPARE(replica.draft(m_room), u"words"_s);
}

void tst_Replica::draftsOnAFullDiskTakeTheMemoryOfOne()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    const RoomId other = RoomId::make();
    {
        const FullDisk full;
        replica.setDraft(other, u"elsewhere"_s);
        const int before = allocated();
        for (int i = 0; i < 200; ++i) {
            replica.setDraft(m_room, QString(200'000, u'x') + QString::number(i)); // 400 kB
            QVERIFY(!replica.flush());
        }
        const int grown = allocated() - before;
        QVERIFY2(grown < 10, qPrintable(u"%1 MB more"_s.arg(grown)));
        replica.setDraft(m_room, {});
        replica.setDraft(m_room, u"the last"_s);
    }
    QVERIFY(replica.flush());
    QCOMPARE(replica.draft(m_room), u"the last"_s);
    QCOMPARE(replica.draft(other), u"elsewhere"_s);
}

void tst_Replica::copiesOnAFullDiskTakeLittleMemory()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    {
        const FullDisk full;
        replica.addToOutbox(entry(u"mine"_s));
        QVERIFY(!replica.flush());
        const int before = allocated();
        for (int seq = 1; seq <= 2'000; ++seq) {
            Message large = message(seq);
            large.content = QString(50'000, u'x');
            replica.putMessages({large});
        }
        const int grown = allocated() - before;
        QVERIFY2(grown < 100, qPrintable(u"%1 MB more"_s.arg(grown)));
    }
    QVERIFY(replica.flush());
    QCOMPARE(replica.outbox().size(), 1);
}

QTEST_GUILESS_MAIN(tst_Replica)
#include "tst_Replica.moc"
