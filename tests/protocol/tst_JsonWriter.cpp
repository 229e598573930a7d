// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Codec.h"
#include "protocol/JsonScanner.h"
#include "protocol/JsonWriter.h"

#include <QDateTime>
#include <QTest>

using namespace confab;
using namespace confab::codec;
using namespace Qt::StringLiterals;

class tst_JsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commasStandBetweenValuesOnly()
    {
        JsonWriter out(1); // grows from the first byte on
        out.beginObject();
        out.field("a"_L1, 1);
        out.key("b"_L1);
        out.beginArray();
        out.value(true);
        out.value("x"_L1);
        out.beginObject();
        out.endObject();
        out.null();
        out.endArray();
        out.field("c"_L1, -2.5);
        out.key("d"_L1);
        out.raw("[0]");
        out.endObject();
        QCOMPARE(out.take(), R"({"a":1,"b":[true,"x",{},null],"c":-2.5,"d":[0]})"_qba);
        QCOMPARE(out.take(), QByteArray());
    }
    void textIsEscaped()
    {
        QCOMPARE(written(u"say \"hi\" \\ \b\f\n\r\t\u0001\u001f/"_s), R"("say \"hi\" \\ \b\f\n\r\t\u0001\u001f/")"_qba);
    }
    void textOfAnyLengthIsReadBack()
    {
        const QString pattern = u"aé€🦊\"\n"_s;
        for (int length : {0, 1, 126, 127, 128, 129, 255, 256, 257, 5'000}) {
            QString text;
            while (text.size() < length)
                text += pattern;
            // A pair over the border between two blocks, too.
            for (const QString &prefix : {QString(), u"x"_s, u"xx"_s, u"xxx"_s, u"xxxx"_s}) {
                const QByteArray json = "{\"t\":" + written(prefix + text) + '}';
                JsonTape tape(json);
                QVERIFY(JsonScanner(tape, Limits()).scan());
                QCOMPARE(JsonObject(tape, 0).value("t"_L1).toString(), prefix + text);
            }
        }
    }
    void whatIsNotPlainIsFoundAtAnyPlace()
    {
        const std::pair<QString, QByteArray> cases[] = {{u"\""_s, "\\\""},         {u"\\"_s, "\\\\"},
                                                        {u"\u001f"_s, "\\u001f"},  {u"\u007f"_s, "\x7f"},
                                                        {u"\u0080"_s, "\xc2\x80"}, {u"🦊"_s, "🦊"}};
        for (const auto &[text, json] : cases) {
            for (int before = 0; before < 40; ++before) {
                const QByteArray x(before, 'x');
                const QByteArray y(39 - before, 'y');
                QCOMPARE(written(QString::fromLatin1(x) + text + QString::fromLatin1(y)), '"' + x + json + y + '"');
            }
        }
    }
    void loneSurrogatesBecomeReplacementCharacters()
    {
        const QString high = QChar(char16_t(0xD83E));
        const QString low = QChar(char16_t(0xDD8A));
        QCOMPARE(written(high), "\"\uFFFD\""_qba);
        QCOMPARE(written(low + u'x'), "\"\uFFFDx\""_qba);
        QCOMPARE(written(high + u'x'), "\"\uFFFDx\""_qba);
        QCOMPARE(written(low + high), "\"\uFFFD\uFFFD\""_qba);
        QCOMPARE(written(high + low), "\"🦊\""_qba);
    }
    void numbersAreWrittenExactly()
    {
        JsonWriter out;
        out.beginArray();
        out.value(std::numeric_limits<qint64>::min());
        out.value(std::numeric_limits<qint64>::max());
        out.value(0.1);
        out.value(std::numeric_limits<double>::quiet_NaN());
        out.endArray();
        QCOMPARE(out.take(), "[-9223372036854775808,9223372036854775807,0.1,0]"_qba);
    }

    void timesAreRfc3339InUtc_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("epoch") << 0LL << "1970-01-01T00:00:00.000Z"_qba;
        QTest::newRow("before the epoch") << -1LL << "1969-12-31T23:59:59.999Z"_qba;
        QTest::newRow("leap day") << 1'709'164'800'123LL << "2024-02-29T00:00:00.123Z"_qba;
        QTest::newRow("end of year") << 1'767'225'599'999LL << "2025-12-31T23:59:59.999Z"_qba;
    }
    void timesAreRfc3339InUtc()
    {
        QFETCH(qint64, time);
        QFETCH(QByteArray, text);
        QCOMPARE(encodeTime(time), text);
        QCOMPARE(decodeTime(QString::fromLatin1(text)), time);
    }
    void timesAgreeWithQDateTime()
    {
        for (qint64 day = -20'000; day < 60'000; day += 17) {
            const qint64 time = day * 86'400'000 + day * day % 86'400'000;
            const auto expected = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
            QCOMPARE(QString::fromLatin1(encodeTime(time)), expected);
        }
    }
    void timesOfOtherZonesAndPrecisionsAreRead()
    {
        QCOMPARE(decodeTime(u"1970-01-01T01:00:00+01:00"), 0);
        QCOMPARE(decodeTime(u"1969-12-31T22:30:00.5-01:30"), 500);
        QCOMPARE(decodeTime(u"1970-01-01t00:00:00.123456789z"), 123);
    }
    void whatIsNoTimeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "1970", "1970-01-01", "1970-01-01T00:00:00", "1970-13-01T00:00:00Z", "1970-02-30T00:00:00Z",
              "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:00Zx", "1970-01-01T00:00:00.Z",
              "1970-01-01T00:00:00+25:00", "1970-01-01T00:00:00+0100", "1970-01-01 00:00:00Z", "+970-01-01T00:00:00Z"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoTimeIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!decodeTime(text));
    }
    void timesThatAreOutOfRangeAreClamped()
    {
        QCOMPARE(encodeTime(std::numeric_limits<qint64>::max()), "9999-12-31T23:59:59.999Z"_qba);
        QCOMPARE(encodeTime(std::numeric_limits<qint64>::min()), "0000-01-01T00:00:00.000Z"_qba);
    }

private:
    static QByteArray written(const QString &text)
    {
        JsonWriter out(1);
        out.value(text);
        return out.take();
    }
};

QTEST_APPLESS_MAIN(tst_JsonWriter)
#include "tst_JsonWriter.moc"
