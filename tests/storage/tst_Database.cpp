// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "storage/Database.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::storage;
using namespace Qt::StringLiterals;

class tst_Database : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = open();
        QVERIFY(m_database);
        QVERIFY(m_database->executeText(u"CREATE TABLE things (a ANY UNIQUE, b ANY) STRICT"_s));
    }
    void cleanup() { m_database.reset(); }

    void textsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("null") << QString();
        QTest::newRow("plain") << u"hello"_s;
        QTest::newRow("beyond the first plane") << u"naïve 漢字 👩‍👩‍👧"_s;
        QTest::newRow("with a NUL inside") << QString(u"a"_s + QChar(0) + u"b"_s);
    }
    void textsComeBackAsTheyWere()
    {
        QFETCH(QString, text);
        QVERIFY(m_database->execute("INSERT INTO things (a) VALUES (?)", text));
        const auto read = m_database->first(
            "SELECT a FROM things WHERE a = ?", [](const Row &row) { return std::pair(row.text(0), row.isNull(0)); },
            text);
        QVERIFY(read && *read);
        QCOMPARE((*read)->first, text);
        QVERIFY(!(*read)->second);
    }

    void bytesAndNumbersComeBackAsTheyWere()
    {
        const QByteArray bytes("\0\xff\x01", 3);
        const auto id = RoomId::make();
        QVERIFY(m_database->execute("INSERT INTO things (a, b) VALUES (?, ?)", bytes, id));
        QVERIFY(m_database->execute("INSERT INTO things (a, b) VALUES (?, ?)", QByteArray(), std::optional<qint64>()));
        QVERIFY(
            m_database->execute("INSERT INTO things (a, b) VALUES (?, ?)", std::numeric_limits<qint64>::min(), 0.25));
        QList<QByteArray> read;
        QVERIFY(
            m_database->forEach("SELECT a FROM things WHERE typeof(a) = 'blob' ORDER BY rowid", [&](const Row &row) {
                QVERIFY(!row.isNull(0));
                read += row.bytes(0);
            }));
        QCOMPARE(read, QList<QByteArray>({bytes, QByteArray("")}));
        const auto last = m_database->first("SELECT a, b FROM things WHERE typeof(a) = 'integer'",
                                            [](const Row &row) { return std::pair(row.integer(0), row.real(1)); });
        QCOMPARE(**last, std::pair(std::numeric_limits<qint64>::min(), 0.25));
        const auto ids = m_database->first(
            "SELECT b FROM things WHERE b = ?", [](const Row &row) { return row.optionalId<RoomId>(0); }, id);
        QCOMPARE(**ids, std::optional(id));
        const auto none = m_database->first(
            "SELECT b FROM things WHERE a = ?", [](const Row &row) { return row.optionalInteger(0); }, QByteArray());
        QCOMPARE(**none, std::optional<qint64>());
    }

    void onlyChangedRowsAreCounted()
    {
        QCOMPARE(*m_database->execute("INSERT INTO things (a) VALUES (?), (?), (?)", 1, 2, 3), 3);
        QCOMPARE(*m_database->execute("INSERT INTO things (a) VALUES (?) ON CONFLICT DO NOTHING", 1), 0);
        QCOMPARE(*m_database->execute("BEGIN IMMEDIATE"), 0);
        QCOMPARE(*m_database->execute("UPDATE things SET b = 1 WHERE a > ?", 1), 2);
        QCOMPARE(*m_database->execute("COMMIT"), 0);
        QCOMPARE(m_database->changes(), 5);
        QCOMPARE(*m_database->changeText(u"DELETE FROM things WHERE a = 1"_s), 1);
    }

    void aReadThatEndsEarlyHoldsNothing()
    {
        QVERIFY(m_database->execute("INSERT INTO things (a) VALUES (?), (?)", 1, 2));
        int seen = 0;
        QVERIFY(m_database->forEach("SELECT a FROM things", [&seen](const Row &) { return ++seen < 1; }));
        QCOMPARE(seen, 1);
        // A statement that is not at its end would keep the log from being emptied.
        const auto isBlocked = open()->valueOfText(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        QCOMPARE(isBlocked->toInt(), 0);
    }

    void whatFailsIsLoggedWithoutItsValuesAndRemembered()
    {
        QVERIFY(m_database->execute("INSERT INTO things (a) VALUES (?)", u"secret"_s));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^(?!.*secret)failed: .*UNIQUE.* code 2067 in .*INSERT INTO"_s));
        QCOMPARE(m_database->execute("INSERT INTO things (a) VALUES (?)", u"secret"_s).error().code,
                 ErrorCode::Internal);
        QCOMPARE(m_database->takeFailure()->code, ErrorCode::Internal);
        QVERIFY(!m_database->takeFailure());
        QVERIFY(m_database->execute("INSERT INTO things (a) VALUES (?)", u"another"_s));
    }

    void aLockOfAnotherIsAnsweredWithBusyWithoutAWord()
    {
        const auto other = open();
        QVERIFY(other->execute("BEGIN IMMEDIATE"));
        QTest::failOnWarning(QRegularExpression(u"failed"_s));
        QCOMPARE(m_database->attempt("BEGIN IMMEDIATE").error().code, ErrorCode::Busy);
        QVERIFY(!m_database->takeFailure());
        QVERIFY(other->execute("COMMIT"));
        QVERIFY(m_database->attempt("BEGIN IMMEDIATE"));
        QVERIFY(m_database->execute("COMMIT"));
    }

private:
    std::unique_ptr<Database> open() const
    {
        auto opened = Database::open({.file = m_folder->filePath(u"things.sqlite"_s), .busyTimeoutMs = 1});
        return opened ? *std::move(opened) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_Database.moc"
