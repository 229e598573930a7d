// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "storage/MessagePages.h"
#include "storage/MessageWrites.h"
#include "storage/Migrations.h"
#include "storage/RoomNameRows.h"
#include "storage/RoomWrites.h"
#include "storage/SqliteEngine.h"

#include <QTemporaryDir>
#include <QtTest>

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
    void everyOlderVersionEndsAsAFreshDatabaseDoes();
    void messagesKeepAllTheySayWhenTheyAreBroughtIntoOrder();
    void messagesFromBeforeTheStretchesArePagedWithThoseAfter();
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

void tst_Migrations::messagesFromBeforeTheStretchesArePagedWithThoseAfter()
{
    const auto database = open(u"stretches.db"_s);
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
    WriterCache cache(1);
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

void tst_Migrations::publicRoomsFromBeforeTheRuleOfNamesKeepTheirsAndTheOldestHasIt()
{
    const auto database = open(u"names.db"_s);
    WriterCache cache(1);
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
        QVERIFY(updateRoom(*database, cache, young, std::nullopt, u"on it goes"_s));
    }
    QVERIFY(updateRoom(*database, cache, young, u"Attic"_s, std::nullopt));
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
    const auto opened = engine.open();
    QCOMPARE(opened.error().code, ErrorCode::Unavailable);
    QVERIFY(opened.error().message.contains(u"999"_s));
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_Migrations.moc"
