// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "storage/DatabaseFile.h"
#include "storage/EngineWrites.h"
#include "support/Heard.h"
#include "support/Stores.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::storage;
using namespace Qt::StringLiterals;
using support::heard;

class tst_DatabaseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"rooms.sqlite"_s);
    }

    void whereThereIsNoneOneIsMadeWhole()
    {
        QCOMPARE(*findDatabase(m_file), false);
        QVERIFY(open());
        QCOMPARE(*findDatabase(m_file), true);
        QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(QDir(m_folder->path()).entryList({u"*.new*"_s}).isEmpty());
    }

    //! As a start leaves it that was killed while it made one.
    void theRestOfAStartThatWasCutOffIsNoObstacle()
    {
        write(m_file + u".new"_s, "SQLite format 3");
        write(m_file + u".new-wal"_s, "half");
        QVERIFY(open());
        QCOMPARE(*findDatabase(m_file), true);
    }

    void whatIsNoDatabaseIsRefusedInWordsAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("what");
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("cut off") << QByteArray("SQLite format 3\0", 16) << u"is no database"_s;
        QTest::newRow("something else") << QByteArray(4096, 'x') << u"is no database"_s;
        QTest::newRow("without a schema")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0') << u"holds nothing of a server"_s;
    }
    void whatIsNoDatabaseIsRefusedInWordsAndLeftAlone()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, what);
        write(m_file, content);
        const auto opened = open();
        QVERIFY(!opened);
        QVERIFY2(opened.error().text().contains(m_file), qPrintable(opened.error().text()));
        QVERIFY2(opened.error().text().contains(what), qPrintable(opened.error().text()));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    //! SQLite would throw the log away.
    void aLogWithoutItsDatabaseIsRefusedAndKept()
    {
        write(m_file + u"-wal"_s, "what people wrote last");
        const auto opened = open();
        QVERIFY(!opened);
        QVERIFY2(opened.error().text().contains(u"is missing"_s), qPrintable(opened.error().text()));
        QCOMPARE(QFileInfo(m_file + u"-wal"_s).size(), 22);
    }

    void aDamagedPageIsSaidToBeDamage()
    {
        QVERIFY(open());
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(100));
        file.write(QByteArray(3'000, 'x'));
        file.close();
        const auto opened = open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().text(), u"The server's database is damaged."_s);
    }

    void aProbeSaysWhetherAnythingCanBeWritten()
    {
        SqliteEngine engine({.file = m_file});
        QVERIFY(open(engine));
        std::optional<Result<>> written;
        const auto note = [&written](const Result<> &result) { written = result; };
        engine.write(write::Probe{}, heard(note));
        QTRY_VERIFY(written);
        QVERIFY(*written);
        written.reset();
        QVERIFY(QFile::rename(m_file, m_file + u".away"_s));
        engine.write(write::Probe{}, heard(note));
        QTRY_VERIFY(written);
        QVERIFY(!*written);
        QVERIFY(QFile::rename(m_file + u".away"_s, m_file));
    }

private:
    static Result<> open(SqliteEngine &engine)
    {
        return support::Stores::wait<Done>([&engine](auto reply) { engine.open(reply); });
    }
    Result<> open() const
    {
        SqliteEngine engine({.file = m_file});
        return open(engine);
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_DatabaseFile)
#include "tst_DatabaseFile.moc"
