// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/SseParser.h"

#include <QTest>

using namespace confab::assistant;

namespace {

QList<SseEvent> parse(const QByteArray &input)
{
    SseParser parser;
    QList<SseEvent> events;
    parser.feed(input, events);
    return events;
}

} // namespace

class tst_SseParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreRead_data();
    void eventsAreRead();
    void everyWayToCutTheInputGivesTheSame_data();
    void everyWayToCutTheInputGivesTheSame();
    void byteByByteGivesTheSame();
    void anUnfinishedEventIsGivenOnlyAtTheEnd();
    void anEventAboveTheLimitIsRefused();
    void manyDataLinesCountTogether();
    void garbageNeverMakesAnEvent();
};

void tst_SseParser::eventsAreRead_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QList<SseEvent>>("expected");
    QTest::newRow("LF") << QByteArray("data: a\n\ndata: b\n\n") << QList<SseEvent>{{{}, "a"}, {{}, "b"}};
    QTest::newRow("CR") << QByteArray("data: a\r\rdata: b\r\r") << QList<SseEvent>{{{}, "a"}, {{}, "b"}};
    QTest::newRow("CRLF") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QList<SseEvent>{{{}, "a"}, {{}, "b"}};
    QTest::newRow("mixed ends") << QByteArray("data: a\r\n\ndata: b\r\r\n") << QList<SseEvent>{{{}, "a"}, {{}, "b"}};
    QTest::newRow("several lines") << QByteArray("data: a\ndata: b\n\n") << QList<SseEvent>{{{}, "a\nb"}};
    QTest::newRow("no space") << QByteArray("data:a\n\n") << QList<SseEvent>{{{}, "a"}};
    QTest::newRow("one space goes") << QByteArray("data:  a \n\n") << QList<SseEvent>{{{}, " a "}};
    QTest::newRow("comment") << QByteArray(": ping\n\n:\ndata: a\n: x\n\n") << QList<SseEvent>{{{}, "a"}};
    QTest::newRow("type") << QByteArray("event: delta\ndata: a\n\ndata: b\n\n")
                          << QList<SseEvent>{{"delta", "a"}, {{}, "b"}};
    QTest::newRow("other fields") << QByteArray("id: 7\nretry: 10\nnonsense\ndata: a\n\n")
                                  << QList<SseEvent>{{{}, "a"}};
    QTest::newRow("type without data") << QByteArray("event: ping\n\ndata: a\n\n") << QList<SseEvent>{{{}, "a"}};
    QTest::newRow("field without colon") << QByteArray("data\n\n") << QList<SseEvent>{{{}, {}}};
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "data: a\n\n")
                                     << QList<SseEvent>{{{}, "a"}};
    QTest::newRow("not only the field's beginning") << QByteArray("datum: a\ndata2: b\n\n") << QList<SseEvent>{};
    QTest::newRow("UTF-8") << QByteArray("data: \xf0\x9f\x98\x80\n\n") << QList<SseEvent>{{{}, "\xf0\x9f\x98\x80"}};
    QTest::newRow("colons in data") << QByteArray("data: {\"a\": \"b:c\"}\n\n")
                                    << QList<SseEvent>{{{}, "{\"a\": \"b:c\"}"}};
}

void tst_SseParser::eventsAreRead()
{
    QFETCH(QByteArray, input);
    QFETCH(QList<SseEvent>, expected);
    QCOMPARE(parse(input), expected);
}

void tst_SseParser::everyWayToCutTheInputGivesTheSame_data()
{
    eventsAreRead_data();
}

void tst_SseParser::everyWayToCutTheInputGivesTheSame()
{
    QFETCH(QByteArray, input);
    QFETCH(QList<SseEvent>, expected);
    for (qsizetype first = 0; first <= input.size(); ++first) {
        for (qsizetype second = first; second <= input.size(); ++second) {
            SseParser parser;
            QList<SseEvent> events;
            QVERIFY(parser.feed(QByteArrayView(input).first(first), events));
            QVERIFY(parser.feed(QByteArrayView(input).sliced(first, second - first), events));
            QVERIFY(parser.feed(QByteArrayView(input).sliced(second), events));
            QCOMPARE(events, expected);
        }
    }
}

void tst_SseParser::byteByByteGivesTheSame()
{
    const QByteArray input = "event: x\r\ndata: one\r\ndata: two\r\n\r\n: c\rdata: [DONE]\n\n";
    SseParser parser;
    QList<SseEvent> events;
    for (const char byte : input)
        QVERIFY(parser.feed(QByteArrayView(&byte, 1), events));
    QCOMPARE(events, (QList<SseEvent>{{"x", "one\ntwo"}, {{}, "[DONE]"}}));
}

void tst_SseParser::anUnfinishedEventIsGivenOnlyAtTheEnd()
{
    for (const QByteArray &input : {QByteArray("data: [DONE]"), QByteArray("data: [DONE]\n")}) {
        SseParser parser;
        QList<SseEvent> events;
        QVERIFY(parser.feed(input, events));
        QVERIFY(events.isEmpty());
        parser.finish(events);
        QCOMPARE(events, (QList<SseEvent>{{{}, "[DONE]"}}));
    }
}

void tst_SseParser::anEventAboveTheLimitIsRefused()
{
    SseParser parser(64);
    QList<SseEvent> events;
    QVERIFY(parser.feed("data: " + QByteArray(50, 'x') + "\n\n", events));
    QCOMPARE(events.size(), 1);
    QVERIFY(!parser.feed("data: " + QByteArray(100, 'x'), events));
    QVERIFY(!parser.feed("\n\ndata: a\n\n", events));
    parser.finish(events);
    QCOMPARE(events.size(), 1);
}

void tst_SseParser::manyDataLinesCountTogether()
{
    SseParser parser(64);
    QList<SseEvent> events;
    bool fits = true;
    for (int i = 0; i < 20; ++i)
        fits = parser.feed("data: 12345678\n", events);
    QVERIFY(!fits);
    QVERIFY(events.isEmpty());
}

void tst_SseParser::garbageNeverMakesAnEvent()
{
    QByteArray garbage;
    for (int i = 0; i < 4096; ++i)
        garbage.append(char((i * 7919 + i / 13) & 0xff));
    QVERIFY(parse(garbage).isEmpty());
}

QTEST_GUILESS_MAIN(tst_SseParser)
#include "tst_SseParser.moc"
