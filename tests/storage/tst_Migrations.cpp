// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "storage/LogMark.h"
#include "storage/MessagePages.h"
#include "storage/MessageWrites.h"
#include "storage/MigrationSteps.h"
#include "storage/RoomNameRows.h"
#include "storage/RoomWrites.h"
#include "storage/SqliteEngine.h"
#include "support/Stores.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;

class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInStepsAreNumberedWithoutGaps();
    void aGapIsNamed();
    void splitsStatements_data();
    void splitsStatements();
    void largeTablesAreTouchedInPieces();
    void everyOlderVersionEndsAsAFreshDatabaseDoes();
    void messagesKeepAllTheySayWhenTheyAreBroughtIntoOrder();
    void messagesFromBeforeAreReadWithThoseAfter();
    void everyMessageHasItsNumberInTheLog();
    void aStepInPiecesGoesOnWhereItWasStopped();
    void aStepInPiecesLeavesTheVersionBeforeAsItIsUntilItIsDone();
    void whatWasWrittenBetweenTwoPiecesByAServerOfBeforeIsNotLost();
    void aStepInPiecesTellsHowFarItIs();
    void partsOfAStepAreToldApart();
    void publicRoomsFromBeforeTheRuleOfNamesKeepTheirsAndTheOldestHasIt();
    void stepsLeaveNoLogAndKeepTemporariesInMemory();
    void aStepThatFailsLeavesTheVersionBefore();
    void refusesANewerDatabase();

private:
    std::unique_ptr<Database> open(const QString &name);
    QTemporaryDir m_folder;
};

namespace {

QStringList schema(Database &database)
{
    QStringList lines;
    const auto done = database.forEach(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
        [&](const Row &row) { lines += row.text(0) + u' ' + row.text(1) + u' ' + row.text(2) + u' ' + row.text(3); });
    return done ? lines : QStringList{};
}

qint64 version(Database &database)
{
    return database.valueOfText(u"PRAGMA user_version"_s)->toLongLong();
}

//! Those that have 100,000 rows where many people talk, or for a long time.
const QStringList kLargeTables = {u"accounts"_s, u"authors"_s,        u"cursors"_s,  u"members"_s, u"message_edits"_s,
                                  u"messages"_s, u"refresh_tokens"_s, u"room_log"_s, u"rooms"_s,   u"sessions"_s,
                                  u"stream_parts"_s, u"streams"_s};
constexpr int kLastBeforeTheRule = 12; // it brings messages over, by itself in pieces
//! The steps that have to do with such tables outside of pieces all the same, as they take far less than 2 s of processor
//! time: measured with 1,000,000 messages, 200,000 events, 150,000 memberships (50,000 in one room), 100,000 accounts and
//! sessions, 25,000 rooms. A new one stands here with what it was measured to take, or is done in pieces.
const QHash<QString, QStringList> kTouchedAtOnce = {
    // 0.3 s, of which each pass over the memberships takes less than 0.1 s.
    {u"0014_rooms_and_people.sql"_s, {u"accounts"_s, u"authors"_s, u"members"_s, u"room_log"_s, u"rooms"_s}},
    // 0.35 s, of which the index of messages takes 0.2 s, and all rows of sessions 0.1 s.
    {u"0016_people.sql"_s, {u"accounts"_s, u"messages"_s, u"rooms"_s, u"sessions"_s}},
    // 0.1 s: the index of memberships.
    {u"0017_reports.sql"_s, {u"members"_s}},
    // Less than 0.01 s: a column.
    {u"0019_ban_numbers.sql"_s, {u"rooms"_s}},
};

constexpr int kMessages = 25'000; // which are several pieces

//! In the room x'01', by the schema before 0011.
void addMessage(Database &database, int seq)
{
    QVERIFY(database.execute("INSERT INTO messages (room, seq, id, author, client_id, content, created_at)"
                             " VALUES (x'01', ?, ?, x'b1', '', 'said', 0)",
                             seq, MessageId::make()));
}

//! A database of the version before 0011; the answer is how often the work of 0011 is begun or gone on with.
int fillWithMessages(Database &database, int count)
{
    const bool made =
        migrate(database, builtInMigrations().first(10)) &&
        database.executeText(u"INSERT INTO room_stretches VALUES (x'01', 1, 0)"_s) &&
        database.executeText(u"INSERT INTO messages (room, seq, id, author, client_id, content, created_at)"
                             " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                             " SELECT x'01', i, randomblob(16), x'b1', 'c' || i, 'said ' || i, i FROM n"_s.arg(count));
    // Two steps, each with one more that finds nothing left.
    return made ? 2 * (2 + count / 10'000) : 0;
}

} // namespace

std::unique_ptr<Database> tst_Migrations::open(const QString &name)
{
    auto database = Database::open({.file = m_folder.filePath(name)});
    return database ? std::move(*database) : nullptr;
}

void tst_Migrations::builtInStepsAreNumberedWithoutGaps()
{
    const auto steps = builtInMigrations();
    QVERIFY(!steps.isEmpty());
    QCOMPARE(faultOfOrder(steps), QString());
    const QRegularExpression form(u"^\\d{4}_[a-z_]+\\.sql$"_s);
    for (const Migration &step : steps)
        QVERIFY2(form.match(step.name).hasMatch(), qPrintable(step.name));
    // Whoever adds a file also names it in the list that is compiled in.
    const QDir folder(QStringLiteral(CONFAB_STORAGE_DIR "/migrations"));
    QCOMPARE(steps.size(), folder.entryList({u"*.sql"_s}).size());
}

void tst_Migrations::aGapIsNamed()
{
    const QList<Migration> steps = {{1, u"0001_a.sql"_s, {}}, {3, u"0003_c.sql"_s, {}}};
    QVERIFY(faultOfOrder(steps).contains(u"0003_c.sql"_s));
    const auto database = open(u"gap.db"_s);
    QCOMPARE(migrate(*database, steps).error().code, ErrorCode::Internal);
    QCOMPARE(version(*database), 0);
}

void tst_Migrations::splitsStatements_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("empty") << u" \n-- only words\n"_s << QStringList{};
    QTest::newRow("two") << u"A 1; B 2;"_s << QStringList{u"A 1"_s, u"B 2"_s};
    QTest::newRow("last without end") << u"A; B"_s << QStringList{u"A"_s, u"B"_s};
    QTest::newRow("quoted") << u"A ';' \";\"; B"_s << QStringList{u"A ';' \";\""_s, u"B"_s};
    QTest::newRow("doubled quote") << u"A 'it''s; so'; B"_s << QStringList{u"A 'it''s; so'"_s, u"B"_s};
    QTest::newRow("comments") << u"A -- x; 'y\n1; /* ; */ B"_s << QStringList{u"A  1"_s, u"B"_s};
    QTest::newRow("minus") << u"A 1 - 2; B 4 / 2"_s << QStringList{u"A 1 - 2"_s, u"B 4 / 2"_s};
    QTest::newRow("trigger") << u"create trigger t begin X; Y; end; B"_s
                             << QStringList{u"create trigger t begin X; Y; end"_s, u"B"_s};
}

void tst_Migrations::splitsStatements()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, statements);
    QCOMPARE(splitStatements(sql), statements);
}

void tst_Migrations::largeTablesAreTouchedInPieces()
{
    for (const Migration &step : builtInMigrations()) {
        if (step.version <= kLastBeforeTheRule)
            continue;
        const MigrationParts parts = partsOf(step.sql);
        QSet<QString> touched;
        for (const QString &statement : parts.first + parts.last) {
            if (statement.startsWith(u"CREATE TABLE "_s))
                continue;
            for (const QString &large : kLargeTables) {
                if (QRegularExpression(u"\\b%1\\b"_s.arg(large)).match(statement).hasMatch())
                    touched += large;
            }
        }
        QStringList found(touched.cbegin(), touched.cend());
        found.sort();
        QVERIFY2(found == kTouchedAtOnce.value(step.name), qPrintable(step.name + u": "_s + found.join(u", "_s)));
    }
}

void tst_Migrations::everyOlderVersionEndsAsAFreshDatabaseDoes()
{
    const auto steps = builtInMigrations();
    const auto fresh = open(u"fresh.db"_s);
    QVERIFY(migrate(*fresh, steps));
    QCOMPARE(version(*fresh), steps.size());
    QVERIFY(!schema(*fresh).isEmpty());
    for (qsizetype from = 0; from < steps.size(); ++from) {
        const auto older = open(u"from%1.db"_s.arg(from));
        QVERIFY(migrate(*older, steps.first(from)));
        QCOMPARE(version(*older), from);
        QVERIFY(migrate(*older, steps));
        QCOMPARE(version(*older), steps.size());
        QCOMPARE(schema(*older), schema(*fresh));
    }
}

void tst_Migrations::messagesKeepAllTheySayWhenTheyAreBroughtIntoOrder()
{
    constexpr int kColumns = 14;
    const auto rows = [](Database &database) {
        QStringList found;
        const auto done =
            database.forEach("SELECT room, seq, id, author, client_id, content, created_at, edited_at, deleted_at,"
                             " reply_to, thread, mentions, tokens, stream FROM messages ORDER BY room, seq",
                             [&](const Row &row) {
                                 for (int column = 0; column < kColumns; ++column)
                                     found += row.isNull(column) ? u"NULL"_s : row.text(column);
                             });
        return done ? found : QStringList();
    };
    const auto database = open(u"order.db"_s);
    QVERIFY(migrate(*database, builtInMigrations().first(2)));
    QVERIFY(database->executeText(uR"(INSERT INTO messages VALUES
        (x'01', 1, x'a1', x'b1', 'one', 'Hello', 1000, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (x'02', 1, x'a0', x'b2', '', 'earlier, elsewhere', 999, 1001, 1002, x'a1', x'a1', x'b1b2', 7, x'c1'),
        (x'01', 2, x'a2', x'b1', 'two', 'same author', 1003, NULL, NULL, NULL, NULL, NULL, NULL, NULL))"_s));
    const QStringList before = rows(*database);
    QCOMPARE(before.size(), 3 * kColumns);
    QVERIFY(migrate(*database, builtInMigrations()));
    QCOMPARE(rows(*database), before);
    QCOMPARE(database->valueOfText(u"SELECT group_concat(hex(id)) FROM (SELECT id FROM messages ORDER BY rowid)"_s)
                 ->toString(),
             u"A0,A1,A2"_s);
    QVERIFY(!database->executeText(u"INSERT INTO messages SELECT * FROM messages WHERE seq = 2"_s));
}

void tst_Migrations::messagesFromBeforeAreReadWithThoseAfter()
{
    const auto database = open(u"before.db"_s);
    QVERIFY(migrate(*database, builtInMigrations().first(3)));
    const auto room = RoomId::make();
    const User ada{UserId::make(), u"Ada"_s, UserKind::Person};
    QVERIFY(database->execute("INSERT INTO rooms VALUES (?, 'Old', 'old', 0, '', x'00', 1, 0, ?)", room, ada.id));
    for (int seq = 1; seq <= 3; ++seq) {
        QVERIFY(database->execute("INSERT INTO messages (room, seq, id, author, client_id, content, created_at)"
                                  " VALUES (?, ?, ?, ?, '', 'old', 0)",
                                  room, seq, MessageId::make(), ada.id));
    }
    QVERIFY(migrate(*database, builtInMigrations()));
    WriterCache cache;
    for (int seq = 4; seq <= 5; ++seq) {
        const auto appended = appendMessage(
            *database, cache, {.id = MessageId::make(), .room = room, .author = ada, .content = u"new"_s});
        QVERIFY(appended);
        QCOMPARE(appended->message.seq, seq);
    }
    const auto seqs = [&](const core::PageRequest &request) {
        QList<qint64> found;
        const auto page = readPage(*database, request, 1'000);
        for (const Message &message : page ? page->messages : QList<Message>())
            found += message.seq;
        return found;
    };
    QCOMPARE(seqs({.room = room, .limit = 9}), QList<qint64>({1, 2, 3, 4, 5}));
    QCOMPARE(seqs({.room = room, .before = 5, .limit = 3}), QList<qint64>({2, 3, 4}));
    QCOMPARE(seqs({.room = room, .after = 1, .limit = 3}), QList<qint64>({2, 3, 4}));
    QCOMPARE(seqs({.room = room, .after = 3, .limit = 3}), QList<qint64>({4, 5}));
}

void tst_Migrations::everyMessageHasItsNumberInTheLog()
{
    const auto database = open(u"numbers.db"_s);
    QVERIFY(migrate(*database, builtInMigrations().first(10)));
    // Two rows of the log, three messages, an edit, a message, two rows, a message; and a room that nobody has written in.
    QVERIFY(database->executeText(uR"(INSERT INTO rooms (id, name, kind, topic, epoch, member_count, created_at, created_by)
        VALUES (x'01', 'a', 0, '', x'00', 0, 0, x'00'), (x'02', 'b', 0, '', x'00', 0, 0, x'00'))"_s));
    QVERIFY(database->executeText(uR"(INSERT INTO room_log (room, ev, messages_before, type) VALUES
        (x'01', 1, 0, 1), (x'01', 2, 0, 3), (x'01', 6, 3, 5), (x'01', 8, 4, 6), (x'01', 9, 4, 3), (x'02', 1, 0, 1))"_s));
    for (int seq = 1; seq <= 5; ++seq)
        addMessage(*database, seq);
    QVERIFY(migrate(*database, builtInMigrations()));
    const auto text = [&](const QString &sql) { return database->valueOfText(sql)->toString(); };
    QCOMPARE(text(u"SELECT group_concat(ev) FROM (SELECT ev FROM messages ORDER BY seq)"_s), u"3,4,5,7,10"_s);
    QCOMPARE(text(u"SELECT group_concat(ev || ' ' || seq) FROM (SELECT ev, seq FROM rooms ORDER BY id)"_s), u"10 5,1 0"_s);
}

void tst_Migrations::aStepInPiecesGoesOnWhereItWasStopped()
{
    const auto database = open(u"stopped.db"_s);
    const int pieces = fillWithMessages(*database, kMessages);
    int before = 0;
    const auto stopped = migrate(*database, builtInMigrations(), {.isStopped = [&] { return before++ == 1; }});
    QCOMPARE(stopped.error().code, ErrorCode::Unavailable);
    int after = 0;
    QVERIFY(migrate(*database, builtInMigrations(), {.isStopped = [&] { return ++after < 0; }}));
    QVERIFY(pieces > 1);
    QCOMPARE(after, pieces - 1);
    QCOMPARE(database->valueOfText(u"SELECT COUNT(*) FROM messages"_s)->toInt(), kMessages);
    QCOMPARE(database->valueOfText(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
}

void tst_Migrations::aStepInPiecesLeavesTheVersionBeforeAsItIsUntilItIsDone()
{
    const auto database = open(u"half.db"_s);
    fillWithMessages(*database, kMessages);
    int asked = 0;
    QVERIFY(!migrate(*database, builtInMigrations(), {.isStopped = [&] { return asked++ == 1; }}));
    QCOMPARE(version(*database), 10);
    QCOMPARE(database->valueOfText(u"SELECT COUNT(*) FROM messages JOIN room_stretches USING (room, stretch)"_s)->toInt(),
             kMessages);
}

void tst_Migrations::whatWasWrittenBetweenTwoPiecesByAServerOfBeforeIsNotLost()
{
    const auto database = open(u"between.db"_s);
    fillWithMessages(*database, kMessages);
    QVERIFY(logmark::renew(*database));
    int asked = 0;
    QVERIFY(!migrate(*database, builtInMigrations(), {.isStopped = [&] { return asked++ == 1; }}));
    QVERIFY(logmark::renew(*database)); // as every server does when it starts
    QVERIFY(database->executeText(u"UPDATE messages SET content = 'edited' WHERE seq = 1"_s));
    QVERIFY(migrate(*database, builtInMigrations()));
    QCOMPARE(database->valueOfText(u"SELECT content FROM messages WHERE seq = 1"_s)->toString(), u"edited"_s);
    QCOMPARE(database->valueOfText(u"SELECT COUNT(*) FROM messages"_s)->toInt(), kMessages);
}

void tst_Migrations::aStepInPiecesTellsHowFarItIs()
{
    const auto database = open(u"told.db"_s);
    fillWithMessages(*database, kMessages);
    QList<int> told;
    QVERIFY(migrate(*database, builtInMigrations(), {.progress = [&](int percent) { told += percent; }}));
    QVERIFY(told.size() > 1);
    QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
    QVERIFY(told.first() < 100);
    QCOMPARE(told.last(), 100);
}

void tst_Migrations::partsOfAStepAreToldApart()
{
    const auto plain = partsOf(u"A; B;"_s);
    QCOMPARE(plain.last, QStringList({u"A"_s, u"B"_s}));
    QVERIFY(plain.first.isEmpty() && plain.piece.isEmpty());
    const auto parts = partsOf(u"-- words\n--! first\nA;\n--! piece\nB; -- why\n--! percent\nC\n--! last\nD; E;\n"_s);
    QCOMPARE(parts.first, QStringList(u"A"_s));
    QCOMPARE(parts.piece, QStringList(u"B"_s));
    QCOMPARE(parts.percent, QStringList(u"C"_s));
    QCOMPARE(parts.last, QStringList({u"D"_s, u"E"_s}));
}

void tst_Migrations::publicRoomsFromBeforeTheRuleOfNamesKeepTheirsAndTheOldestHasIt()
{
    const auto database = open(u"names.db"_s);
    WriterCache cache;
    QVERIFY(migrate(*database, builtInMigrations().first(8)));
    const auto made = [&](const QString &name, const QString &folded, int kind, int at) {
        const auto room = RoomId::make();
        return database->execute("INSERT INTO rooms VALUES (?, ?, ?, ?, '', x'00', 0, ?, x'00')", room, name, folded,
                                 kind, at)
                   ? room
                   : RoomId{};
    };
    const RoomId young = made(u"Lobby\u00ad"_s, u"lobby\u00ad"_s, 0, 2);
    const RoomId old = made(u"Lobby"_s, u"lobby"_s, 0, 1);
    QVERIFY(!made(u"Hidden"_s, u"hidden"_s, 1, 3).isNull());
    QVERIFY(migrate(*database, builtInMigrations()));
    for (int start = 0; start < 2; ++start) {
        QVERIFY(roomnamerows::refresh(*database));
        QCOMPARE(roomnamerows::checkIsFree(*database, young, u"LOBBY"_s).error().code, ErrorCode::Conflict);
        QVERIFY(roomnamerows::checkIsFree(*database, old, u"LOBBY"_s));
        QVERIFY(roomnamerows::checkIsFree(*database, old, u"Hidden"_s));
        QVERIFY(updateRoom(*database, young, {.topic = u"on it goes"_s}));
    }
    QVERIFY(updateRoom(*database, young, {.name = u"Attic"_s}));
    QCOMPARE(roomnamerows::checkIsFree(*database, old, u"attic"_s).error().code, ErrorCode::Conflict);
}

void tst_Migrations::stepsLeaveNoLogAndKeepTemporariesInMemory()
{
    const auto database = open(u"log.db"_s);
    QVERIFY(migrate(*database, builtInMigrations()));
    QCOMPARE(QFileInfo(m_folder.filePath(u"log.db-wal"_s)).size(), 0);
    QCOMPARE(database->valueOfText(u"PRAGMA temp_store"_s)->toInt(), 2);
}

void tst_Migrations::aStepThatFailsLeavesTheVersionBefore()
{
    const auto database = open(u"broken.db"_s);
    const Migration good{1, u"0001_a.sql"_s, u"CREATE TABLE a (x); INSERT INTO a VALUES (1);"_s};
    const Migration broken{2, u"0002_b.sql"_s, u"CREATE TABLE b (x); DELETE FROM a; INSERT INTO nowhere VALUES (1);"_s};
    QVERIFY(!migrate(*database, {good, broken}));
    QCOMPARE(version(*database), 1);
    QCOMPARE(schema(*database).size(), 1);
    QCOMPARE(database->valueOfText(u"SELECT COUNT(*) FROM a"_s)->toInt(), 1);
    const Migration mended{2, u"0002_b.sql"_s, u"CREATE TABLE b (x);"_s};
    QVERIFY(migrate(*database, {good, mended}));
    QCOMPARE(version(*database), 2);
}

void tst_Migrations::refusesANewerDatabase()
{
    const QString file = m_folder.filePath(u"newer.db"_s);
    QVERIFY(open(u"newer.db"_s)->executeText(u"PRAGMA user_version = 999"_s));
    SqliteEngine engine({.file = file});
    const auto opened = support::Stores::wait<Done>([&engine](auto reply) { engine.open(reply); });
    QCOMPARE(opened.error().code, ErrorCode::Unavailable);
    QVERIFY(opened.error().message.contains(u"999"_s));
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_Migrations.moc"
