// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Replica.h"
#include "client/SqlConnection.h"
#include "FileLock.h"
#include "FullDisk.h"
#include "LockedOut.h"

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
} // namespace

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
    void keepsWhatWasHandedBackUntilItIsForgotten();
    void takesOverWordsThatHaveTheNameOfTheirRoomAlone();
    void keepsWhatBecameOfARoomUntilItIsForgotten();
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
        replica.messages().put({message(seq)});
    const auto seqs = [](const QList<Message> &messages) {
        QList<qint64> found;
        for (const Message &m : messages)
            found.append(m.seq);
        return found;
    };
    QCOMPARE(seqs(replica.messages().run(m_room, 0, 100)), (QList<qint64>{6, 7, 8, 9}));
    QCOMPARE(seqs(replica.messages().run(m_room, 0, 2)), (QList<qint64>{8, 9}));
    QCOMPARE(seqs(replica.messages().run(m_room, 3, 100)), (QList<qint64>{1, 2, 3}));
    QCOMPARE(seqs(replica.messages().run(m_room, 5, 100)), QList<qint64>{});
    QCOMPARE(replica.messages().countUnread(m_room, 6, {UserId::make()}), 3);
    QCOMPARE(replica.messages().countUnread(m_room, 6, {m_user}), 0);
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
        replica.messages().put({full});
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.messages().find(full.id), std::optional(full));
    QCOMPARE(replica.messages().find(m_room, 1), std::optional(full));
}

void tst_Replica::commitsAtTheEndOfTheTurn()
{
    Replica writer;
    Replica reader;
    QVERIFY(writer.open(m_folder->path(), u"r"_s));
    QVERIFY(reader.open(m_folder->path(), u"r"_s));
    const Epoch epoch = Epoch::make();
    writer.messages().put({message(1)});
    writer.rooms().setPosition(m_room, {epoch, 1});
    QVERIFY(reader.messages().run(m_room, 0, 10).isEmpty());
    QVERIFY(reader.rooms().positions().isEmpty());
    QTRY_COMPARE(reader.messages().run(m_room, 0, 10).size(), 1);
    QCOMPARE(reader.rooms().positions().value(m_room), (command::RoomPosition{epoch, 1}));
}

void tst_Replica::removesARoomWithAllThatBelongsToIt()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    KnownRoom room;
    room.room.id = m_room;
    room.room.name = u"Lobby"_s;
    replica.rooms().put(room);
    replica.messages().put({message(1)});
    replica.rooms().setPosition(m_room, {Epoch::make(), 1});
    replica.rooms().replaceMembers(m_room, {{{m_user, u"Ada"_s}}});
    replica.rooms().putCursor(m_room, {m_user, 1, 1});
    replica.drafts().setText(m_room, u"draft"_s);
    replica.outbox().add(entry(u"a"_s));
    QVERIFY(replica.flush());
    QCOMPARE(replica.rooms().all().first().room.name, u"Lobby"_s);
    replica.removeRoom(m_room);
    for (const bool isWritten : {false, true}) {
        QVERIFY(!isWritten || replica.flush());
        QVERIFY(replica.messages().run(m_room, 0, 10).isEmpty());
        QVERIFY(replica.rooms().members(m_room).isEmpty());
        QVERIFY(replica.rooms().cursors(m_room).isEmpty());
        QVERIFY(replica.drafts().text(m_room).isEmpty());
    }
    QVERIFY(replica.rooms().all().isEmpty());
    QVERIFY(replica.rooms().positions().isEmpty());
    QCOMPARE(replica.outbox().all().size(), 1);
}

void tst_Replica::keepsTheOrderOfTheOutbox()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            replica.outbox().add(entry(id));
        OutboxEntry failed = entry(u"a"_s);
        failed.state = OutboxEntry::State::Failed;
        failed.error = Error{ErrorCode::Forbidden, u"no"_s};
        replica.outbox().change(failed, false);
        replica.outbox().change(entry(u"b"_s), true);
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    const QList<OutboxEntry> entries = replica.outbox().all();
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
    replica.outbox().add(entry(u"a"_s));
    QVERIFY(replica.flush());
    QCOMPARE(QDir(m_folder->path()).entryList({u"r.db.unreadable-*"_s}).size(), 1);
}

void tst_Replica::keepsWhatWasHandedBackUntilItIsForgotten()
{
    const RoomId attic = RoomId::make();
    const RoomId otherAttic = RoomId::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.handedBack().add(m_room, {}, {u"a"_s});
    replica.handedBack().add(attic, u"Attic"_s, {u"b"_s, QString()});
    replica.handedBack().add(m_room, QString(), {u"a"_s, u"c"_s});
    replica.handedBack().add(otherAttic, u"Attic"_s, {u"b"_s});
    const QList<HandedBackWords> words{{m_room, {}, {u"a"_s, u"c"_s}},
                                       {attic, u"Attic"_s, {u"b"_s, QString()}},
                                       {otherAttic, u"Attic"_s, {u"b"_s}}};
    QCOMPARE(replica.handedBack().all(), words);
    for (int opened = 0; opened < 2; ++opened) {
        replica.close();
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        QCOMPARE(replica.handedBack().all(), words);
    }
    replica.handedBack().forget(m_room);
    replica.handedBack().forget(attic); // and not the other room of its name
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.handedBack().all(), QList{words.last()});
}

void tst_Replica::takesOverWordsThatHaveTheNameOfTheirRoomAlone()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
    }
    QVERIFY(execute(u"CREATE TABLE handed_back (place INTEGER PRIMARY KEY AUTOINCREMENT, room_name TEXT NOT NULL,"
                    " text TEXT NOT NULL, UNIQUE (room_name, text))"_s));
    QVERIFY(execute(u"INSERT INTO handed_back (room_name, text) VALUES ('Attic', 'b'), ('Shed', 'b'), ('Attic', 'c')"_s));
    QList<HandedBackWords> words{{{}, u"Attic"_s, {u"b"_s, u"c"_s}}, {{}, u"Shed"_s, {u"b"_s}}};
    for (int opened = 0; opened < 2; ++opened) {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        const QList<HandedBackWords> found = replica.handedBack().all();
        QCOMPARE(found.size(), 2);
        for (qsizetype i = 0; i < found.size(); ++i) {
            QVERIFY(opened == 0 || words.at(i).room == found.at(i).room);
            words[i].room = found.at(i).room;
        }
        QCOMPARE(found, words);
        QVERIFY(!words.at(0).room.isNull() && words.at(0).room != words.at(1).room);
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.handedBack().forget(words.first().room);
    QCOMPARE(replica.handedBack().all(), QList{words.last()});
}

void tst_Replica::keepsWhatBecameOfARoomUntilItIsForgotten()
{
    using Why = RoomLoss::Why;
    const RoomLoss removed{m_room, u"Attic"_s, Why::Removed, u"Bo"_s, u"too loud"_s, 0};
    QList<RoomLoss> losses{removed};
    for (const Why why : {Why::Banned, Why::Deleted, Why::Out, Why::Gone})
        losses.append({.room = RoomId::make(), .name = u"Attic"_s, .why = why});
    losses[1].until = RoomLoss::kForGood;
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    for (const RoomLoss &loss : std::as_const(losses))
        replica.losses().put(loss);
    replica.losses().put(removed); // the last one, once
    losses.move(0, losses.size() - 1);
    QCOMPARE(replica.losses().all(), losses);
    replica.close();
    QVERIFY(replica.losses().all().isEmpty());
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.losses().all(), losses);
    replica.losses().forget(m_room);
    losses.removeLast();
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.losses().all(), losses);
}

void tst_Replica::rescuesTheOutboxOfANewerVersion()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        replica.outbox().add(entry(u"a"_s));
        replica.drafts().setText(m_room, u"half a thought"_s);
        replica.handedBack().add(m_room, u"Attic"_s, {u"lost"_s});
        replica.losses().put({.room = m_room, .name = u"Attic"_s});
    }
    makeNewer();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox().all(), QList{entry(u"a"_s)});
    QCOMPARE(replica.drafts().text(m_room), u"half a thought"_s);
    QCOMPARE(replica.handedBack().all(), QList{(HandedBackWords{m_room, u"Attic"_s, {u"lost"_s}})});
    QCOMPARE(replica.losses().all(), QList{(RoomLoss{.room = m_room, .name = u"Attic"_s})});
    replica.outbox().discard(u"a"_s);
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s)); // once is enough
    QVERIFY(replica.outbox().all().isEmpty());
}

void tst_Replica::whatIsSentSurvivesAPowerCut()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QSignalSpy written(&replica.outbox(), &ReplicaOutbox::written);
    replica.outbox().add(entry(u"first"_s)); // begins the journal
    QVERIFY(replica.flush());
    synced = 0;
    replica.outbox().add(entry(u"a"_s));
    QVERIFY(replica.flush());
    QVERIFY(synced.exchange(0) > 0);
    QCOMPARE(written.count(), 2);
    replica.outbox().discard(u"a"_s);
    QVERIFY(replica.flush());
    QVERIFY(synced.exchange(0) > 0);
    // The server has the rest: nobody waits for the disk.
    replica.messages().put({message(1)});
    replica.outbox().remove(u"first"_s);
    QVERIFY(replica.flush());
    QCOMPARE(synced.load(), 0);
}

void tst_Replica::aFullDiskLeavesTheFileAlone()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.outbox().add(entry(u"a"_s));
    replica.close();
    {
        const FullDisk full;
        const auto opened = replica.open(m_folder->path(), u"r"_s);
        QVERIFY(!opened);
        QVERIFY(!opened.error().message.isEmpty());
    }
    QCOMPARE(filesLike(u"r.db.*"_s), QStringList());
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox().all(), QList{entry(u"a"_s)});
}

void tst_Replica::rescuesLaterWhatCouldNotBeRescuedAtOnce()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.outbox().add(entry(u"a"_s));
    replica.close();
    makeNewer();
    {
        const FullDisk full;
        QVERIFY(!replica.open(m_folder->path(), u"r"_s));
    }
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox().all(), QList{entry(u"a"_s)});
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
    QSignalSpy written(&replica.outbox(), &ReplicaOutbox::written);
    QSignalSpy refused(&replica.outbox(), &ReplicaOutbox::refused);
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.outbox().add(entry(u"before"_s));
    QVERIFY(replica.flush());
    QCOMPARE(written.count(), 1);
    OutboxEntry failed = entry(u"before"_s);
    failed.state = OutboxEntry::State::Failed;
    failed.error = Error{ErrorCode::Forbidden, u"no"_s};
    {
        const FullDisk full;
        replica.outbox().add(entry(u"refused"_s));
        replica.outbox().add(entry(u"discarded"_s));
        replica.outbox().change(failed, false);
        QVERIFY(!replica.flush());
        QCOMPARE(refused.count(), 2);
        QCOMPARE(refused.first().first().toString(), u"refused"_s);
        replica.outbox().discard(u"discarded"_s);
    }
    QTRY_COMPARE(written.count(), 2); // without a word
    QCOMPARE(written.last().first().toString(), u"refused"_s);
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox().all(), (QList{failed, entry(u"refused"_s)}));
}

void tst_Replica::aFullDiskLosesNothingOfTheServers()
{
    const Epoch epoch = Epoch::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    Message secret = message(1);
    replica.messages().put({secret});
    replica.rooms().setPosition(m_room, {epoch, 1});
    QVERIFY(replica.flush());
    secret.content.clear();
    secret.deletedAt = 5;
    {
        const FullDisk full;
        replica.messages().put({secret});
        replica.rooms().setPosition(m_room, {epoch, 2});
        QVERIFY(!replica.flush());
        replica.messages().put({message(2)});
        replica.rooms().setPosition(m_room, {epoch, 3});
        // What is on the disk belongs together: a start from here would be sent both again.
        QCOMPARE(replica.rooms().positions().value(m_room).ev, 1);
    }
    QTRY_COMPARE(replica.rooms().positions().value(m_room).ev, 3); // without a word
    QVERIFY(replica.messages().find(m_room, 1)->isDeleted());
    QVERIFY(replica.messages().find(m_room, 2));
    replica.close();
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(replica.messages().find(m_room, 1)->isDeleted());
    QCOMPARE(replica.rooms().positions().value(m_room).ev, 3);
}

void tst_Replica::aDiskThatFillsWithinAStatementIsLikeAFullDisk()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.outbox().add(entry(u"a"_s));
    QVERIFY(replica.flush());
    // More than SQLite keeps in memory: it writes before the commit, fails, and rolls back by itself.
    Message big = message(1);
    big.content = QString(8'000'000, u'x');
    {
        const FullDisk full;
        replica.messages().put({big});
        replica.rooms().setPosition(m_room, {Epoch::make(), 1});
        QVERIFY(!replica.flush());
        QVERIFY(replica.rooms().positions().isEmpty());
    }
    QVERIFY(replica.flush());
    QCOMPARE(replica.rooms().positions().value(m_room).ev, 1);
    QVERIFY(replica.messages().find(m_room, 1));
    QCOMPARE(replica.outbox().all(), QList{entry(u"a"_s)});
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
        for (const Message &m : replica.messages().run(m_room, newest, limit))
            found.append(m.seq);
        return found;
    };
    for (const qint64 seq : {1, 2, 3, 5})
        replica.messages().put({message(seq)});
    QVERIFY(replica.flush());
    Message edited = message(3);
    edited.content = u"better"_s;
    Message deleted = message(5);
    deleted.deletedAt = 9;
    replica.messages().put({edited, deleted, message(4), message(6), message(8)});
    QVERIFY(step());
    QCOMPARE(seqs(0, 10), QList<qint64>{8});
    QCOMPARE(seqs(6, 10), (QList<qint64>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(seqs(6, 3), (QList<qint64>{4, 5, 6}));
    QCOMPARE(seqs(7, 3), QList<qint64>());
    QCOMPARE(replica.messages().find(m_room, 3)->content, u"better"_s);
    QCOMPARE(replica.messages().find(edited.id)->content, u"better"_s);
    QVERIFY(!replica.messages().find(m_room, 7));
    QCOMPARE(replica.messages().countUnread(m_room, 0, {reader}), 6);
    QCOMPARE(replica.messages().countUnread(m_room, 4, {reader}), 2);
    QCOMPARE(replica.messages().countUnread(m_room, 4, {m_user}), 0);
    QCOMPARE(replica.messages().countUnreadOf(m_room, 4, m_user), 2);
    QCOMPARE(replica.messages().countUnreadOf(m_room, 0, reader), 0);
    QCOMPARE(replica.messages().countAbove(m_room, 0), 7);
    QCOMPARE(replica.messages().countAbove(m_room, 4), 3);
    replica.drafts().setText(m_room, u"half"_s);
    QVERIFY(step());
    QCOMPARE(replica.drafts().text(m_room), u"half"_s);
    replica.drafts().setText(m_room, {});
    QVERIFY(step());
    QCOMPARE(replica.drafts().text(m_room), QString());
    replica.messages().clear(m_room);
    QVERIFY(step());
    QCOMPARE(seqs(0, 10), QList<qint64>());
    QVERIFY(!replica.messages().find(edited.id));
    QCOMPARE(replica.messages().countUnread(m_room, 0, {reader}), 0);
    QCOMPARE(replica.messages().countUnreadOf(m_room, 0, m_user), 0);
    QCOMPARE(replica.messages().countAbove(m_room, 0), 0);
    replica.messages().put({message(9)});
    QVERIFY(step());
    QCOMPARE(seqs(0, 10), QList<qint64>{9});
    QCOMPARE(replica.messages().countUnread(m_room, 0, {reader}), 1);
    QVERIFY(replica.flush());
    QCOMPARE(seqs(0, 10), QList<qint64>{9});
}

void tst_Replica::nobodyWaitsForAFileThatIsLocked()
{
    Replica replica;
    QSignalSpy written(&replica.outbox(), &ReplicaOutbox::written);
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    FileLock lock(path());
    QVERIFY(lock.isLocked());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i) {
        replica.outbox().add(entry(u"%1"_s.arg(i)));
        replica.drafts().setText(m_room, u"draft %1"_s.arg(i));
        replica.messages().put({message(i + 1)});
        QCoreApplication::processEvents();
    }
    QCOMPARE(replica.messages().run(m_room, 0, 100).size(), 20);
    // Whoever waits for the lock waits a second each time.
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
    QCOMPARE(written.count(), 0);
    lock.release();
    QTRY_COMPARE(written.count(), 20);
    QCOMPARE(replica.outbox().all().size(), 20);
}

void tst_Replica::theEndWaitsForALockThatGoes()
{
    {
        Replica replica;
        QVERIFY(replica.open(m_folder->path(), u"r"_s));
        FileLock lock(path());
        QVERIFY(lock.isLocked());
        LockedOut lockedOut;
        replica.outbox().add(entry(u"a"_s));
        const std::unique_ptr<QThread> other(QThread::create([&] {
            if (lockedOut.happens(30'000))
                lock.release();
        }));
        other->start();
        replica.close();
        QVERIFY(other->wait());
    }
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QCOMPARE(replica.outbox().all(), QList{entry(u"a"_s)});
}

void tst_Replica::aLongTimeOnAFullDiskEndsConsistently()
{
    const Epoch epoch = Epoch::make();
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    replica.messages().put({message(1), message(2)});
    replica.outbox().add(entry(u"a"_s));
    {
        const FullDisk full;
        replica.outbox().remove(u"a"_s);
        QVERIFY(!replica.flush());
        for (qint64 seq = 3; seq < 10'000; ++seq) {
            replica.messages().put({message(seq)});
            replica.rooms().setPosition(m_room, {epoch, seq});
        }
    }
    QVERIFY(replica.flush());
    QVERIFY(replica.outbox().all().isEmpty());
    QCOMPARE(replica.rooms().positions().value(m_room).ev, 9'999);
    const QList<Message> kept = replica.messages().run(m_room, 0, 20'000);
    QVERIFY(kept.size() > 1'000 && kept.size() < 9'000);
    QVERIFY(!replica.messages().find(m_room, 2)); // could have been edited in between
}

void tst_Replica::whatFailedOnceIsReadAndWrittenLater()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    QVERIFY(execute(u"ALTER TABLE drafts RENAME TO away"_s));
    QCOMPARE(replica.drafts().text(m_room), QString());
    replica.drafts().setText(m_room, u"too early"_s);
    replica.flush();
    QVERIFY(execute(u"ALTER TABLE away RENAME TO drafts"_s));
    replica.drafts().setText(m_room, u"words"_s);
    QVERIFY(replica.flush());
    QCOMPARE(replica.drafts().text(m_room), u"words"_s);
}

void tst_Replica::draftsOnAFullDiskTakeTheMemoryOfOne()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    const RoomId other = RoomId::make();
    {
        const FullDisk full;
        replica.drafts().setText(other, u"elsewhere"_s);
        const int before = allocated();
        for (int i = 0; i < 200; ++i) {
            replica.drafts().setText(m_room, QString(200'000, u'x') + QString::number(i)); // 400 kB
            QVERIFY(!replica.flush());
        }
        const int grown = allocated() - before;
        QVERIFY2(grown < 10, qPrintable(u"%1 MB more"_s.arg(grown)));
        replica.drafts().setText(m_room, {});
        replica.drafts().setText(m_room, u"the last"_s);
    }
    QVERIFY(replica.flush());
    QCOMPARE(replica.drafts().text(m_room), u"the last"_s);
    QCOMPARE(replica.drafts().text(other), u"elsewhere"_s);
}

void tst_Replica::copiesOnAFullDiskTakeLittleMemory()
{
    Replica replica;
    QVERIFY(replica.open(m_folder->path(), u"r"_s));
    {
        const FullDisk full;
        replica.outbox().add(entry(u"mine"_s));
        QVERIFY(!replica.flush());
        const int before = allocated();
        for (int seq = 1; seq <= 2'000; ++seq) {
            Message large = message(seq);
            large.content = QString(50'000, u'x');
            replica.messages().put({large});
        }
        const int grown = allocated() - before;
        QVERIFY2(grown < 100, qPrintable(u"%1 MB more"_s.arg(grown)));
    }
    QVERIFY(replica.flush());
    QCOMPARE(replica.outbox().all().size(), 1);
}

QTEST_GUILESS_MAIN(tst_Replica)
#include "tst_Replica.moc"
