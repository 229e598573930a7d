// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/AnswerReader.h"
#include "UpstreamCases.h"

#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! What a body that comes in these pieces becomes.
struct Read
{
    explicit Read(const QList<QByteArray> &pieces, bool isWhole = true)
    {
        for (const QByteArray &piece : pieces) {
            reader.feed(piece);
            take();
        }
        reader.end(isWhole);
        take();
    }
    void take()
    {
        thought += reader.takeThought().text;
        const QString more = reader.takeText().text;
        text += more;
        hasHalfPair |= !reader.result() && !more.isEmpty() && more.back().isHighSurrogate();
    }
    bool isAs(const UpstreamCase &expected) const
    {
        const auto &result = reader.result();
        if (!result || text != expected.text || thought != expected.thought ||
            result->has_value() != expected.finish.has_value())
            return false;
        if (!*result)
            return result->error().message.contains(expected.reason);
        return (*result)->finish == *expected.finish && (*result)->reason.contains(expected.reason);
    }

    AnswerReader reader{Secrets({.apiKey = "sk-very-secret"})};
    QString text;
    QString thought;
    bool hasHalfPair = false;
};

QByteArray frameOf(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

QByteArray delta(const QByteArray &fields)
{
    return frameOf("{\"choices\":[{\"delta\":{" + fields + "}}]}");
}

const QByteArray kDone = "data: [DONE]\n\n";

} // namespace

class tst_AnswerReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerEndsAsItsProviderMeantIt_data();
    void everyAnswerEndsAsItsProviderMeantIt();
    void everyWayToCutAThoughtGivesTheSame_data();
    void everyWayToCutAThoughtGivesTheSame();
    void aBrokenConnectionIsNoEnd_data();
    void aBrokenConnectionIsNoEnd();
    void silenceIsAnEndOnlyAfterTheFinish();
    void blankSpaceBeforeTheAnswerStays();
    void pairsStayTogether();
    void oddJsonIsReadAndWorseFailsWithItsReason_data();
    void oddJsonIsReadAndWorseFailsWithItsReason();
    void aLongListWithoutWordsHoldsNobodyUp();
    void countsAreKept();
    void commentsAskForPatienceUntilSomethingIsSaid();
    void ownFormatsAreNamedBeforeTheirEnd();
    void secretsAreNotRepeated();
    void noShapeOfAKeyIsRepeated_data();
    void noShapeOfAKeyIsRepeated();
    void wordsThatHoldNoKeyStay_data();
    void wordsThatHoldNoKeyStay();
    void wordsAreOneBoundedLine();
};

void tst_AnswerReader::everyAnswerEndsAsItsProviderMeantIt_data()
{
    QTest::addColumn<int>("index");
    const auto cases = upstreamCases();
    for (int i = 0; i < cases.size(); ++i) {
        if (cases[i].head.startsWith("HTTP/1.1 2"))
            QTest::newRow(cases[i].name) << i;
    }
}

void tst_AnswerReader::everyAnswerEndsAsItsProviderMeantIt()
{
    QFETCH(int, index);
    const UpstreamCase expected = upstreamCases().at(index);
    for (qsizetype cut = 0; cut <= expected.body.size(); ++cut) {
        const Read read({expected.body.first(cut), expected.body.sliced(cut)});
        const auto &result = read.reader.result();
        QVERIFY2(read.isAs(expected), qPrintable(u"cut at %1: text “%2”, thought “%3”, %4"_s.arg(cut).arg(
                                          read.text, read.thought,
                                          result ? *result ? (*result)->reason : result->error().message : u"-"_s)));
    }
    QList<QByteArray> bytes;
    for (const char byte : expected.body)
        bytes.append(QByteArray(1, byte));
    QVERIFY(Read(bytes).isAs(expected));
}

void tst_AnswerReader::everyWayToCutAThoughtGivesTheSame_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("thought");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << u"a < b"_s << QString() << u"a < b"_s;
    QTest::newRow("whole") << u"<think>hm</think>yes"_s << u"hm"_s << u"yes"_s;
    QTest::newRow("long tag") << u"<thinking>hm</thinking> yes"_s << u"hm"_s << u" yes"_s;
    QTest::newRow("blank before") << u" \n<think>hm</think>\n\nyes"_s << u"hm"_s << u"yes"_s;
    QTest::newRow("indented answer") << u"<think>hm</think>\n    code"_s << u"hm"_s << u"    code"_s;
    QTest::newRow("almost an end") << u"<think>a </thin b</think>yes"_s << u"a </thin b"_s << u"yes"_s;
    QTest::newRow("another tag's end") << u"<think>a</thinking>b</think>yes"_s << u"a</thinking>b"_s << u"yes"_s;
    QTest::newRow("almost a beginning") << u"<thin"_s << QString() << u"<thin"_s;
    QTest::newRow("another tag") << u"<thinner>x"_s << QString() << u"<thinner>x"_s;
    QTest::newRow("second thought") << u"<think>a</think>b<think>c</think>"_s << u"a"_s << u"b<think>c</think>"_s;
    QTest::newRow("empty thought") << u"<think>\n\n</think>\n\nyes"_s << u"\n\n"_s << u"yes"_s;
}

void tst_AnswerReader::everyWayToCutAThoughtGivesTheSame()
{
    QFETCH(QString, content);
    QFETCH(QString, thought);
    QFETCH(QString, text);
    for (qsizetype first = 0; first <= content.size(); ++first) {
        for (qsizetype second = first; second <= content.size(); ++second) {
            ThinkSplitter splitter;
            ThinkSplitter::Parts all;
            for (const auto &parts :
                 {splitter.feed(content.first(first)), splitter.feed(content.mid(first, second - first)),
                  splitter.feed(content.sliced(second)), splitter.finish()}) {
                all.thought += parts.thought;
                all.text += parts.text;
            }
            QCOMPARE(all.thought, thought);
            QCOMPARE(all.text, text);
        }
    }
}

void tst_AnswerReader::aBrokenConnectionIsNoEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("text") << delta(R"("content":"half")");
    QTest::newRow("in an event") << delta(R"("content":"half")") + "data: {\"choices\"";
    QTest::newRow("finish without marker")
        << delta(R"("content":"half")") + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
}

void tst_AnswerReader::aBrokenConnectionIsNoEnd()
{
    QFETCH(QByteArray, body);
    const Read read({body}, false);
    QVERIFY(!read.reader.result());
    QCOMPARE(read.text, u"half"_s);
}

void tst_AnswerReader::silenceIsAnEndOnlyAfterTheFinish()
{
    AnswerReader reader{Secrets()};
    reader.feed(delta(R"("content":"half")"));
    reader.endInSilence();
    QVERIFY(!reader.result());
    QVERIFY(!reader.isAfterFinish());
    // With text in it there may be more to come, so it is waited for as long as before.
    reader.feed("data: {\"choices\":[{\"delta\":{\"content\":\"!\"},\"finish_reason\":\"stop\"}]}\n\n");
    QVERIFY(!reader.isAfterFinish());
    reader.feed("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    QVERIFY(reader.isAfterFinish());
    reader.endInSilence();
    QVERIFY(reader.result() && reader.result()->has_value());
}

void tst_AnswerReader::blankSpaceBeforeTheAnswerStays()
{
    QCOMPARE(Read({delta(R"("content":"  \n")"), delta(R"("content":"  code")"), kDone}).text, u"  \n  code"_s);
}

void tst_AnswerReader::pairsStayTogether()
{
    for (const QByteArray field : {"content", "reasoning"}) {
        const Read read({delta('"' + field + R"(":"a\ud83d")"), delta('"' + field + R"(":"\ude00!")"), kDone});
        QCOMPARE(read.text + read.thought, u"a\U0001F600!"_s);
        QVERIFY(!read.hasHalfPair);
    }
    // Half a pair at the very end is no character.
    QCOMPARE(Read({delta(R"("content":"a\ud83d")"), kDone}).text, u"a\ufffd"_s);
}

// Much of it is refused in our own protocol. An answer of which the text is there is not given up for it.
void tst_AnswerReader::oddJsonIsReadAndWorseFailsWithItsReason_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("failure");
    const QString kFormat = u"not in the expected format"_s;
    const auto row = [](const char *name, const QByteArray &frame, const QString &text, const QString &failure = {}) {
        QTest::newRow(name) << frame << text << failure;
    };
    const auto nested = [](int depth) {
        return QByteArray(R"("content":"a","more":)" + QByteArray("[").repeated(depth) +
                          QByteArray("]").repeated(depth));
    };
    row("a key twice", delta(R"("content":"a","content":"b")"), u"b"_s);
    row("a key twice, once escaped", delta(R"("content":"a","c\u006fntent":"b")"), u"b"_s);
    row("a tab that is not escaped", delta("\"content\":\"a\tb\""), u"a\tb"_s);
    row("half a pair in the middle", delta(R"("content":"a\ud83db")"), QString(u"ab"_s).insert(1, QChar(0xD83D)));
    row("half a pair in another field", delta(R"("content":"a","id":"\udc00")"), u"a"_s);
    row("NUL", delta(R"("content":"a","id":"\u0000")"), u"a"_s);
    row("nested", delta(nested(500)), u"a"_s);
    row("nested too deep", delta(nested(100'000)), {}, kFormat);
    row("bytes that are no UTF-8", delta("\"content\":\"a\xff\""), {}, kFormat);
    row("a number for a text", delta(R"("content":5,"reasoning":6,"refusal":7)"), {}, u"was empty"_s);
    row("a number for a delta", frameOf(R"({"choices":[{"delta":5,"finish_reason":6}]})"), {}, u"was empty"_s);
    row("a text for the choices", frameOf(R"({"choices":"a"})"), {}, u"was empty"_s);
    row("a text for the use", delta(R"("content":"a")") + frameOf(R"({"choices":[],"usage":"9"})"), u"a"_s);
    row("a number for the words", frameOf(R"({"error":{"message":5,"code":6}})"), {}, u"with an error"_s);
    row("words too deep", frameOf(QByteArray(R"({"error":)").repeated(500) + R"("a")" + QByteArray("}").repeated(500)),
        {}, u"with an error"_s);
    row("a large frame", delta(R"("content":")" + QByteArray(1'000'000, 'x') + '"'), QString(1'000'000, u'x'));
    row("a larger one", delta(R"("content":")" + QByteArray(1'600'000, 'x') + '"'), {}, kFormat);
}

void tst_AnswerReader::oddJsonIsReadAndWorseFailsWithItsReason()
{
    QFETCH(QByteArray, frame);
    QFETCH(QString, text);
    QFETCH(QString, failure);
    const Read read({frame, kDone});
    const auto &result = read.reader.result();
    QVERIFY(result);
    QCOMPARE(result->has_value(), failure.isEmpty());
    QVERIFY(*result || result->error().message.contains(failure));
    QCOMPARE(read.text, text);
}

void tst_AnswerReader::aLongListWithoutWordsHoldsNobodyUp()
{
    // Looked through name by name it would take minutes.
    const Read read({"event: error\ndata: [" + QByteArray("0,").repeated(500'000) + "0]\n\n"});
    QVERIFY(read.reader.result() && read.reader.result()->error().message.contains(u"with an error"_s));
}

void tst_AnswerReader::countsAreKept()
{
    AnswerReader reader{Secrets()};
    reader.feed(delta(R"("reasoning":"hm")") + delta(R"("content":"a")") + delta(R"("content":"b")") +
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":12}}\n\n");
    QCOMPARE(reader.takeThought().tokens, 1);
    QCOMPARE(reader.takeText().tokens, 2);
    QCOMPARE(reader.usage(), (core::ProviderUsage{9, 12, 0}));
}

void tst_AnswerReader::commentsAskForPatienceUntilSomethingIsSaid()
{
    AnswerReader reader{Secrets()};
    reader.feed(": keep-al");
    QVERIFY(!reader.isKeptWaiting());
    reader.feed("ive\n\n");
    QVERIFY(reader.isKeptWaiting());
    reader.feed(delta(R"("role":"assistant")"));
    QVERIFY(reader.isKeptWaiting());
    reader.feed(delta(R"("reasoning":"hm")"));
    QVERIFY(!reader.isKeptWaiting());
}

void tst_AnswerReader::ownFormatsAreNamedBeforeTheirEnd()
{
    AnswerReader reader{Secrets()};
    reader.feed("{\"model\":\"m\",\"response\":\"a\",\"done\":false}\n");
    QVERIFY(reader.result());
    QVERIFY(reader.result()->error().message.contains(u"Ollama"_s));
}

void tst_AnswerReader::secretsAreNotRepeated()
{
    const auto words = [](const QByteArray &said) {
        return Read({"data: {\"error\":{\"message\":\"" + said + "\"}}\n\n"}).reader.result()->error().message;
    };
    QCOMPARE(words("bad key sk-very-secret\\n for you"), u"The provider broke the answer off: bad key … for you"_s);
    QCOMPARE(words("bad key sk-ab****yz."), u"The provider broke the answer off: bad key …"_s);
    const Secrets secrets({.baseUrl = QUrl(u"https://example.org/v1?code=query-secret"_s),
                           .headers = {{"X-Key", "Bearer header-secret"}, {"X-Provider", "openai"}}});
    QCOMPARE(secrets.removedFrom(u"openai: header-secret, query-secret"_s), u"openai: …, …"_s);
    const Secrets umlauts({.apiKey = QByteArray("Schlüssel"), .headers = {{"X-Key", QByteArray("pässwort-123")}}});
    QCOMPARE(umlauts.removedFrom(u"Schlüssel, pässwort-123"_s), u"…, …"_s);
    QCOMPARE(umlauts.removedFrom(QString::fromLatin1("pässwort-123")), u"…"_s); // as some read it
}

namespace {
const QByteArray kLongKey = "sk-proj-AbC/dEf+1234567890/xYzW_4242-qqRRss77";
}

void tst_AnswerReader::noShapeOfAKeyIsRepeated_data()
{
    QTest::addColumn<QString>("shape");
    const QString key = QString::fromLatin1(kLongKey);
    QTest::newRow("whole") << key;
    QTest::newRow("its beginning") << key.first(20);
    QTest::newRow("its end") << key.last(22);
    QTest::newRow("eight of it") << key.mid(21, 8);
    QTest::newRow("lower case") << key.toLower();
    QTest::newRow("upper case") << key.toUpper();
    QTest::newRow("part in upper case") << key.sliced(12, 12).toUpper();
    QTest::newRow("escaped for JSON") << QString(key).replace(u"/"_s, u"\\/"_s);
    QTest::newRow("escaped twice") << QString(key).replace(u"+"_s, u"\\\\u002b"_s).replace(u"/"_s, u"\\\\\\/"_s);
    QString units, entities, hexed;
    for (const QChar c : key) {
        units += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        entities += u"&#%1;"_s.arg(int(c.unicode()));
        hexed += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
    }
    QTest::newRow("all as units") << units;
    QTest::newRow("all as entities") << entities;
    QTest::newRow("all as bytes") << hexed;
    QTest::newRow("for an address") << QString::fromLatin1(kLongKey.toPercentEncoding());
    QTest::newRow("for an address, twice") << QString::fromLatin1(kLongKey.toPercentEncoding().toPercentEncoding());
    QTest::newRow("all for an address") << QString::fromLatin1(kLongKey.toHex('%')).prepend(u'%');
    for (const QByteArray before : {"", "x", "xy", "Bearer "}) {
        const QByteArray packed = (before + kLongKey).toBase64();
        QTest::addRow("base64 after “%s”", before.constData()) << QString::fromLatin1(packed);
    }
    QTest::newRow("base64 for an address")
        << QString::fromLatin1(kLongKey.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    QTest::newRow("base64 in lines") << QString::fromLatin1(kLongKey.toBase64()).insert(30, u"\\n"_s).insert(9, u' ');
    QTest::newRow("part of base64") << QString::fromLatin1(kLongKey.toBase64()).sliced(7, 20);
    QTest::newRow("hex") << QString::fromLatin1(kLongKey.toHex());
    QTest::newRow("hex with blanks") << QString::fromLatin1(kLongKey.toHex(' ').toUpper());
    QTest::newRow("hex with 0x") << u"0x"_s + QString::fromLatin1(kLongKey.toHex(' ')).replace(u" "_s, u" 0x"_s);
    QTest::newRow("invisible letter") << QString(key).insert(15, QChar(0x200B)).insert(30, QChar(0x200B));
    QTest::newRow("line break") << QString(key).insert(15, u"\\n"_s).insert(30, u' ');
    QTest::newRow("wide letters") << QString(key).replace(u'A', QChar(0xFF21)).replace(u'4', QChar(0xFF14));
    QTest::newRow("only letters and digits") << QString(key).remove(u'-').remove(u'/').remove(u'+').remove(u'_');
}

void tst_AnswerReader::noShapeOfAKeyIsRepeated()
{
    QFETCH(QString, shape);
    const Secrets secrets({.apiKey = kLongKey});
    const QString left = secrets.removedFrom(u"Bad key: "_s + shape + u" for you"_s);
    QVERIFY2(left.isEmpty() || left == u"Bad key: … for you"_s, qPrintable(left));
    const Secrets header({.headers = {{"X-Auth-Token", "Bearer " + kLongKey}}});
    const QString more = header.removedFrom(u"Bad key: "_s + shape + u" for you"_s);
    QVERIFY2(more.isEmpty() || more == u"Bad key: … for you"_s, qPrintable(more));
}

void tst_AnswerReader::wordsThatHoldNoKeyStay_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("long") << kLongKey;
    QTest::newRow("short") << QByteArray("ollama");
    QTest::newRow("none") << QByteArray();
}

void tst_AnswerReader::wordsThatHoldNoKeyStay()
{
    QFETCH(QByteArray, key);
    const Secrets secrets({.apiKey = key, .headers = {{"X-Title", "Our chat rooms"}, {"X-Provider", "openai"}}});
    for (
        const QString &words :
        {u"The model `gpt-4o` does not exist or you do not have access to it (see https://platform.example.org/x%20y)."_s,
         u"This model's maximum context length is 128000 tokens; request req_7f3a9c21e0b84d5fa6c0AB has 130001."_s,
         u"Unsupported parameter: \"max_tokens\", use 'max_completion_tokens' in our chat."_s})
        QCOMPARE(secrets.removedFrom(words), words);
}

void tst_AnswerReader::wordsAreOneBoundedLine()
{
    const QByteArray body = "data: {\"error\":\"" + QByteArray(5000, 'x') + "\"}\n\n";
    QVERIFY(Read({body}).reader.result()->error().message.size() < 400);
}

QTEST_GUILESS_MAIN(tst_AnswerReader)
#include "tst_AnswerReader.moc"
