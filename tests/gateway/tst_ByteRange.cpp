// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/ByteRange.h"

#include <QDateTime>
#include <QTest>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

namespace {

using Kind = ByteRange::Kind;
const QByteArray kModified = "Sat, 28 Nov 2026 10:00:00 GMT";

QDateTime at(const QString &time)
{
    return QDateTime::fromString(u"2026-11-28T"_s + time + u'Z', Qt::ISODate);
}

} // namespace

Q_DECLARE_METATYPE(Kind)

class tst_ByteRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRangeIsWhatTheStandardSays_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("count");
        const auto part = [](const char *range, qint64 first, qint64 count) {
            QTest::newRow(range) << QByteArray(range) << qint64(1'000) << Kind::Part << first << count;
        };
        const auto other = [](const char *range, Kind kind, qint64 size = 1'000) {
            QTest::addRow("%s of %lld", range, size) << QByteArray(range) << size << kind << qint64(0) << qint64(0);
        };
        part("bytes=0-0", 0, 1);
        part("bytes=0-499", 0, 500);
        part("bytes=500-", 500, 500);
        part("bytes=500-2000", 500, 500);
        part("bytes=999-", 999, 1);
        part("bytes=-1", 999, 1);
        part("bytes=-5000", 0, 1'000);
        part("BYTES=0-9", 0, 10);
        part("bytes= 0-9 ", 0, 10);
        part("bytes=,0-9,", 0, 10);
        part("bytes=0-99999999999999999999999", 0, 1'000);
        part("bytes=-99999999999999999999999", 0, 1'000);
        other("bytes=1000-", Kind::Outside);
        other("bytes=1000-1001", Kind::Outside);
        other("bytes=99999999999999999999999-", Kind::Outside);
        other("bytes=-0", Kind::Outside);
        other("bytes=0-", Kind::Outside, 0);
        other("bytes=-1", Kind::Whole, 0);
        other("bytes=0-1,5-6", Kind::Whole);
        for (const char *nonsense : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=1", "bytes=2-1",
                                     "bytes=+1-2", "bytes=1-2-3", "lines=0-1", "bytes:0-1", "bytes=0x0-1", "bytes=--1"})
            other(nonsense, Kind::Whole);
    }
    void aRangeIsWhatTheStandardSays()
    {
        QFETCH(QByteArray, range);
        QFETCH(qint64, size);
        QFETCH(Kind, kind);
        QFETCH(qint64, first);
        QFETCH(qint64, count);
        const ByteRange expected{kind, first, count};
        QVERIFY(rangeOf({{"range", range}}, {}, size, at(u"12:00:00"_s)) == expected);
    }

    void twoHeadersAreNone()
    {
        QCOMPARE(rangeOf({{"range", "bytes=0-1"}, {"range", "bytes=0-1"}}, {}, 9, at(u"12:00:00"_s)), ByteRange());
        QCOMPARE(rangeOf({}, {}, 9, at(u"12:00:00"_s)), ByteRange());
    }

    void ifRangeHoldsOnlyForTheSameBytes_data()
    {
        QTest::addColumn<QByteArray>("ifRange");
        QTest::addColumn<QByteArray>("etag");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("holds");
        const QString later = u"12:00:00"_s;
        QTest::newRow("the same") << "\"a\""_ba
                                  << "\"a\""_ba << later << true;
        QTest::newRow("another") << "\"b\""_ba
                                 << "\"a\""_ba << later << false;
        QTest::newRow("a weak one") << "W/\"a\""_ba
                                    << "W/\"a\""_ba << later << false;
        QTest::newRow("a weak one of ours") << "\"a\""_ba
                                            << "W/\"a\""_ba << later << false;
        QTest::newRow("none of ours") << "\"a\""_ba
                                      << ""_ba << later << false;
        QTest::newRow("the time") << kModified << ""_ba << later << true;
        QTest::newRow("the time, just now") << kModified << ""_ba << u"10:00:01"_s << false;
        QTest::newRow("another time") << "Sat, 28 Nov 2026 10:00:01 GMT"_ba
                                      << ""_ba << later << false;
        QTest::newRow("nonsense") << "yesterday"_ba
                                  << ""_ba << later << false;
    }
    void ifRangeHoldsOnlyForTheSameBytes()
    {
        QFETCH(QByteArray, ifRange);
        QFETCH(QByteArray, etag);
        QFETCH(QString, now);
        QFETCH(bool, holds);
        HttpHeaders answer{{"last-modified", kModified}};
        if (!etag.isEmpty())
            answer.add("etag", etag);
        const ByteRange range = rangeOf({{"range", "bytes=0-1"}, {"if-range", ifRange}}, answer, 9, at(now));
        QCOMPARE(range.kind == Kind::Part, holds);
        QVERIFY(holds || range == ByteRange());
    }
};

QTEST_GUILESS_MAIN(tst_ByteRange)
#include "tst_ByteRange.moc"
