// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatTwoParts.h"
#include "protocol/Json.h"
#include "protocol/Limits.h"

#include <QTest>

using namespace confab;
using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

//! Answers in two parts, read while they are still being written.
class tst_ChatTwoParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // S1.26
    void eachBeginningOfAnAnswerIsABeginningOfItsParts()
    {
        const StructuredAnswer whole{u"It \"is\" 42,\nsays \\ Zoë: {x} \U0001F43E"_s, u"Because [1]"_s};
        const QString text = QString::fromUtf8(encoded(whole));
        for (qsizetype size = 1; size < text.size(); ++size) {
            const auto parts = twoPartsSoFar(QStringView(text).first(size));
            QVERIFY(parts);
            QVERIFY2(whole.answer.startsWith(parts->answer), qPrintable(parts->answer));
            QVERIFY2(whole.reason.startsWith(parts->reason), qPrintable(parts->reason));
            QVERIFY(parts->reason.isEmpty() || parts->answer == whole.answer);
        }
        QCOMPARE(twoPartsOf(text), whole);
    }
    void anEscapedCharacterComesOnceItIsThere()
    {
        const QString text = R"({"answer":"a\ud83d\ude00\u00e9\n"})"_L1;
        const QString whole = u"a\U0001F600\u00e9\n"_s;
        QStringList seen;
        for (qsizetype size = 1; size <= text.size(); ++size) {
            const QString answer = twoPartsSoFar(QStringView(text).first(size))->answer;
            if (seen.isEmpty() || answer != seen.last())
                seen.append(answer);
        }
        QCOMPARE(seen, (QStringList{u""_s, u"a"_s, u"a\U0001F600"_s, u"a\U0001F600\u00e9"_s, whole}));
    }
    void whatIsLaidOutOrHasMoreInItIsReadToo()
    {
        const QString text = u"\n {\n  \"sure\" : true , \"more\": {\"answer\": [\"}\", 1]},\n  \"reason\": \"r\",\n"
                             "  \"answer\"\t:\"a\" }\n"_s;
        QCOMPARE(twoPartsOf(text), (StructuredAnswer{u"a"_s, u"r"_s}));
    }
    void whatIsNoObjectIsTheAnswerItself_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text : {u"42"_s, u"Plain words."_s, u"{braces} of another kind"_s, u"[1]"_s, u""_s,
                                 QString(R"({"question":"what?"})"_L1), QString(R"({"answer":42})"_L1), u"{"_s})
            QTest::newRow(qPrintable(u"text: "_s + text)) << text;
    }
    void whatIsNoObjectIsTheAnswerItself()
    {
        // S1.26
        QFETCH(QString, text);
        QCOMPARE(twoPartsOf(text), (StructuredAnswer{text, {}}));
    }
    void halfACharacterIsNeverTold()
    {
        const auto parts = twoPartsSoFar(u"{\"answer\":\"\\ud83d?\",\"reason\":\"\\ud83d"_s);
        QVERIFY(parts && parts->answer.isValidUtf16() && parts->reason.isValidUtf16());
    }
    void theSchemaIsThatOfTheParts()
    {
        const auto schema = codec::Json::read(twoPartsSchema(), Limits());
        QVERIFY(schema);
        QCOMPARE(schema->object()
                     .value("properties"_L1)
                     .toObject()
                     .value("reason"_L1)
                     .toObject()
                     .value("type"_L1)
                     .toString(),
                 u"string"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ChatTwoParts)
#include "tst_ChatTwoParts.moc"
