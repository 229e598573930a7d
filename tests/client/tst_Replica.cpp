// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Replica.h"
#include "FullDisk.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/syscall.h>
#include <unistd.h>

namespace {
int synced = 0;
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
    void whatAFullDiskRefusedStaysRefused();
    void aFullDiskLosesNothingOfTheServers();
    void aFullDatabaseIsLikeAFullDisk();
    void aLongTimeOnAFullDiskEndsConsistently();

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
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
    QCOMPARE(replica.rooms().first().room.name, u"Lobby"_s);
    replica.removeRoom(m_room);
    QVERIFY(replica.rooms().isEmpty());
    QVERIFY(replica.messages(m_room, 0, 10).isEmpty());
    QVERIFY(replica.positions().isEmpty());
    QVERIFY(replica.members(m_room).isEmpty());
    QVERIFY(replica.cursors(m_room).isEmpty());
    QVERIFY(replica.draft(m_room).isEmpty());
    QCOMPARE(replica.outbox().size(), 1);
}

void tst_Replica::keepsTheOrderOfTheOutbox()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(replica.addToOutbox(entry(id)));
        OutboxEntry failed = entry(u"a"_s);
        failed.state = OutboxEntry::State::Failed;
        failed.error = Error{ErrorCode::Forbidden, u"no"_s};
        replica.changeInOutbox(failed, false);
        replica.changeInOutbox(entry(u"b"_s), true);
        QVERIFY(!replica.addToOutbox(entry(u"c"_s)));
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
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
    QCOMPARE(QDir(m_folder->path()).entryList({u"r.db.unreadable-*"_s}).size(), 1);
}

void tst_Replica::rescuesTheOutboxOfANewerVersion()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        QVERIFY(replica.addToOutbox(entry(u"a"_s)));
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
    QVERIFY(replica.addToOutbox(entry(u"first"_s))); // begins the journal
    synced = 0;
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
    QVERIFY(std::exchange(synced, 0) > 0);
    replica.discardFromOutbox(u"a"_s);
    QVERIFY(std::exchange(synced, 0) > 0);
    // The server has the rest: nobody waits for the disk.
    replica.putMessages({message(1)});
    replica.removeFromOutbox(u"first"_s);
    QVERIFY(replica.flush());
    QCOMPARE(synced, 0);
}

void tst_Replica::aFullDiskLeavesTheFileAlone()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
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
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
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

void tst_Replica::whatAFullDiskRefusedStaysRefused()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(replica.addToOutbox(entry(u"before"_s)));
    OutboxEntry failed = entry(u"before"_s);
    failed.state = OutboxEntry::State::Failed;
    failed.error = Error{ErrorCode::Forbidden, u"no"_s};
    {
        const FullDisk full;
        QVERIFY(!replica.addToOutbox(entry(u"refused"_s)));
        replica.changeInOutbox(failed, false);
        QVERIFY(!replica.flush());
        QVERIFY(!replica.addToOutbox(entry(u"refused too"_s)));
    }
    QVERIFY(replica.addToOutbox(entry(u"after"_s)));
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox(), (QList{failed, entry(u"after"_s)}));
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

void tst_Replica::aFullDatabaseIsLikeAFullDisk()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
    const QSqlDatabase database = QSqlDatabase::database(QSqlDatabase::connectionNames().constLast());
    QSqlQuery pragma(database);
    // Fails within the statement, and SQLite rolls the transaction back by itself.
    QVERIFY(pragma.exec(u"PRAGMA max_page_count = 1"_s));
    OutboxEntry large = entry(u"large"_s);
    large.content = QString(100'000, u'x');
    QVERIFY(!replica.addToOutbox(large));
    QVERIFY(!replica.addToOutbox(large));
    Message big = message(1);
    big.content = large.content;
    replica.putMessages({big});
    replica.setPosition(m_room, {Epoch::make(), 1});
    QVERIFY(replica.positions().isEmpty());
    QVERIFY(pragma.exec(u"PRAGMA max_page_count = 1000000"_s));
    QVERIFY(replica.addToOutbox(entry(u"b"_s)));
    QCOMPARE(replica.positions().value(m_room).ev, 1);
    QVERIFY(replica.message(m_room, 1));
    QCOMPARE(replica.outbox(), (QList{entry(u"a"_s), entry(u"b"_s)}));
}

void tst_Replica::aLongTimeOnAFullDiskEndsConsistently()
{
    const Epoch epoch = Epoch::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.putMessages({message(1), message(2)});
    QVERIFY(replica.addToOutbox(entry(u"a"_s)));
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

QTEST_GUILESS_MAIN(tst_Replica)
#include "tst_Replica.moc"
