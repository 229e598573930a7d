// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/DrawingCost.h"
#include "markdown/Footnotes.h"
#include "markdown/MarkdownParser.h"
#include "markdown/UnfinishedText.h"
#include "RemotePayloads.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! Whatever a message says, what comes out is bounded, plain, and names nothing that is fetched.
class tst_HostileMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bombsGiveABoundedAnswer_data();
    void bombsGiveABoundedAnswer();
    void nothingCostsMoreToDrawThanTheLimit_data();
    void nothingCostsMoreToDrawThanTheLimit();
    void ordinaryMessagesAreShownWhole_data();
    void ordinaryMessagesAreShownWhole();
    void noRunOfCharactersIsLongerThanTheLimit();
    void noLineOfCodeIsLongerThanTheLimit();
    void everySpanLiesInsideItsText_data();
    void everySpanLiesInsideItsText();
    void nothingThatCouldBeFetchedComesOut_data();
    void nothingThatCouldBeFetchedComesOut();
    void charactersThatADocumentObeysAreReplaced();
};

namespace {

QString repeated(const QString &text, int times)
{
    return text.repeated(times);
}

QString wideTable()
{
    QString table = u"|"_s + repeated(u" h |"_s, 200) + u"\n|"_s + repeated(u"---|"_s, 200) + u'\n';
    return table + repeated(u"|"_s + repeated(u" c |"_s, 200) + u'\n', 500);
}

QString nestedLists(int depth)
{
    QString text;
    for (int i = 0; i < depth; ++i)
        text += QString(i * 2, u' ') + u"- item\n"_s;
    return text;
}

void addBombs()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << repeated(u">"_s, 20000);
    QTest::newRow("quotes with text") << repeated(u"> "_s, 20000) + u"x"_s;
    QTest::newRow("lists on one line") << repeated(u"- "_s, 600) + u"x"_s;
    QTest::newRow("nested lists") << nestedLists(600);
    QTest::newRow("stars") << repeated(u"*"_s, 50000);
    QTest::newRow("open stars") << repeated(u"**a "_s, 15000);
    QTest::newRow("underscores") << repeated(u"_a"_s, 30000);
    QTest::newRow("brackets") << repeated(u"["_s, 50000);
    QTest::newRow("images") << repeated(u"!["_s, 30000);
    QTest::newRow("open links") << repeated(u"[a]("_s, 16000);
    QTest::newRow("links") << repeated(u"[a](http://b.c) "_s, 4000);
    QTest::newRow("pictures") << repeated(u"![a](http://b.c/d) "_s, 3000);
    QTest::newRow("back ticks") << repeated(u"`a``b```c"_s, 6000);
    QTest::newRow("fences") << repeated(u"```\n"_s, 16000);
    QTest::newRow("tags") << repeated(u"<div>"_s, 13000);
    QTest::newRow("entities") << repeated(u"&#x1F600;"_s, 7000);
    QTest::newRow("table") << wideTable();
    QTest::newRow("pipes") << repeated(u"|"_s, 60000);
    QTest::newRow("line") << QString(1 << 20, u'x');
    QTest::newRow("code line") << u"```\n"_s + QString(1 << 20, u'x');
    QTest::newRow("headings") << repeated(u"# a\n"_s, 16000);
    QTest::newRow("rules") << repeated(u"---\n\n"_s, 12000);
    QTest::newRow("references") << repeated(u"[a]: http://b.c\n"_s, 3000) + repeated(u"[a] "_s, 4000);
    QTest::newRow("ordered") << repeated(u"999999999. a\n"_s, 4000);
    QTest::newRow("surrogates") << QString(5000, QChar(0xD800));
    QTest::newRow("joiners") << repeated(u"\u200D"_s, 50000);
    QTest::newRow("emoji") << repeated(u"a\U0001F600"_s, 6000);
    QTest::newRow("emoji in code") << u"```\n"_s + repeated(u"a\U0001F600"_s, 6000);
    QTest::newRow("two scripts") << repeated(u"\u05D0a "_s, 10000);
    QTest::newRow("two scripts in code") << u"```\n"_s + repeated(u"\u05D0a"_s, 10000);
    QTest::newRow("lines of code") << u"```cpp\n"_s + repeated(u"1\n"_s, 16000);
    QTest::newRow("elements") << u"```xml\n"_s + repeated(u"<a b=\"c\">"_s, 3600);
    QTest::newRow("code spans") << repeated(u"`a` "_s, 8000);
    QTest::newRow("paragraphs of spans") << repeated(repeated(u"`a` *b* "_s, 20) + u"\n\n"_s, 200);
    QTest::newRow("blocks of code") << repeated(u"```cpp\n\"a\" + b;\n```\n"_s, 200);
    QTest::newRow("tables") << repeated(u"|a|b|\n|-|-|\n"_s + repeated(u"|`c`|d|\n"_s, 100) + u'\n', 40);
    QTest::newRow("an alert that says nothing") << u">[!CAUTION]"_s;
    QTest::newRow("alerts that say nothing") << repeated(u"> [!NOTE]\n\n"_s, 4000);
    QTest::newRow("alerts in alerts") << repeated(u"> [!TIP]\n> "_s, 20) + u"\n> > [!NOTE]\n> > > [!NOTE]"_s;
    QTest::newRow("open formulas") << repeated(u"\\("_s, 16000);
    QTest::newRow("open displayed formulas") << repeated(u"\\[a\n"_s, 8000);
    QTest::newRow("dollars") << repeated(u"$a"_s, 16000);
    QTest::newRow("addresses without an end") << repeated(u"www.."_s, 6500);
    QTest::newRow("schemes") << repeated(u"xhttp://"_s, 4000);
    QTest::newRow("brackets at the end of an address") << u"https://a.example/"_s + repeated(u")"_s, 32000);
    QTest::newRow("tags without an end") << repeated(u"<sub>"_s, 6500);
    QTest::newRow("details") << repeated(u"<details>\n\n"_s, 2900);
    QTest::newRow("notes") << repeated(u"[^1] "_s, 3000) + u"\n\n[^1]: a"_s;
    QTest::newRow("definitions that define nothing") << repeated(u"[a]:b\n"_s, 5000);
    QTest::newRow("alerts") << repeated(u"> [!NOTE]\n\n"_s, 2900);
    QTest::newRow("accents") << u"a"_s + QString(50000, QChar(0x0301));
}

qsizetype shownCharacters(const QList<Block> &blocks)
{
    qsizetype sum = 0;
    for (const Block &block : blocks) {
        sum += block.content.text.size();
        for (const RichText &cell : block.cells)
            sum += cell.text.size();
    }
    return sum;
}

void verifySpans(const RichText &text)
{
    int end = 0;
    for (const Span &span : text.spans) {
        QVERIFY(span.start >= end);
        QVERIFY(span.length > 0);
        end = span.start + span.length;
        QVERIFY(end <= text.text.size());
        QCOMPARE(span.formats.testFlag(Link), !span.url.isEmpty());
    }
}

//! Nothing but what a reader may press: spans of links, and the place of a picture that was not loaded.
void verifyOnlyWebAddresses(const RichText &text)
{
    for (const Span &span : text.spans) {
        if (span.formats.testFlag(Link) && !leadsWithin(span.url))
            QVERIFY2(QStringList({u"http"_s, u"https"_s, u"mailto"_s}).contains(QUrl(span.url).scheme()),
                     qPrintable(span.url));
    }
}

} // namespace

void tst_HostileMarkdown::bombsGiveABoundedAnswer_data()
{
    addBombs();
}

void tst_HostileMarkdown::bombsGiveABoundedAnswer()
{
    QFETCH(QString, text);
    const QList<Block> blocks = parse(text);
    QVERIFY(blocks.size() <= limits::kBlocks + 1);
    // Broken runs add a line break each, misleading links their host: never more than twice what was read.
    QVERIFY(shownCharacters(blocks) <= 2 * limits::kText);
    for (const Block &block : blocks) {
        QVERIFY(block.quoteDepth >= 0 && block.quoteDepth <= limits::kDepth);
        QVERIFY(block.depth >= 0 && block.depth <= limits::kDepth);
        QVERIFY(block.joinedQuotes <= block.quoteDepth);
        QVERIFY(block.columns() <= limits::kTableColumns);
        QVERIFY(block.cells.size() <= limits::kTableCells);
        if (block.type == BlockType::Table)
            QCOMPARE(block.cells.size(), block.rows() * block.columns());
    }
    if (text.size() > limits::kText)
        QCOMPARE(blocks.last().type, BlockType::More);
}

void tst_HostileMarkdown::nothingCostsMoreToDrawThanTheLimit_data()
{
    addBombs();
}

void tst_HostileMarkdown::nothingCostsMoreToDrawThanTheLimit()
{
    QFETCH(QString, text);
    const QList<Block> blocks = parse(text);
    int cost = 0;
    for (const Block &block : blocks)
        cost += block.type == BlockType::More ? 0 : drawingCost(block);
    QVERIFY2(cost <= limits::kCost, qPrintable(QString::number(cost)));
    // What is left out can be asked for.
    if (!blocks.isEmpty() && blocks.last().type == BlockType::More && text.size() <= limits::kText) {
        const QList<Block> more = parse(text, limits::kBlocks * 2);
        QVERIFY(shownCharacters(more) + more.size() > shownCharacters(blocks) + blocks.size());
    }
}

void tst_HostileMarkdown::ordinaryMessagesAreShownWhole_data()
{
    QTest::addColumn<QString>("text");
    const QString line = u"    for (int i = 0; i < 10; ++i) // each\n        total += row(i).text(\"a\");\n"_s;
    QTest::newRow("500 lines of code") << u"Here it is:\n\n```cpp\n"_s + repeated(line, 250) + u"```\nThat is all."_s;
    QTest::newRow("24 KB of prose") << repeated(
        repeated(u"Some words, and *some* more of `them`, as they come. "_s, 6) + u"\n\n"_s, 75);
    QTest::newRow("a list of 150") << repeated(u"- **Name**: what it is, and \u2705 `done`\n"_s, 150);
    QTest::newRow("a table of 12 columns") << u"|"_s + repeated(u"column|"_s, 12) + u"\n|"_s + repeated(u"---|"_s, 12) +
                                                  u'\n' + repeated(u"|"_s + repeated(u"some words|"_s, 12) + u'\n', 20);
    QTest::newRow("10,000 characters of Japanese")
        << repeated(u"\u65E5\u672C\u8A9E\u306E\u30C6\u30B9\u30C8\u3002"_s, 1250);
}

void tst_HostileMarkdown::ordinaryMessagesAreShownWhole()
{
    QFETCH(QString, text);
    QVERIFY(parse(text).last().type != BlockType::More);
}

void tst_HostileMarkdown::noRunOfCharactersIsLongerThanTheLimit()
{
    for (const QString &text :
         {QString(10000, u'x'), u"```\n"_s + QString(10000, u'x'), u"**"_s + QString(5000, u'y') + u"**"_s}) {
        const QList<Block> blocks = parse(text);
        QCOMPARE(blocks.size(), 1);
        const QStringList lines = blocks.first().content.text.split(u'\n');
        QVERIFY(lines.size() > 2);
        for (const QString &line : lines)
            QVERIFY(line.size() <= limits::kUnbroken);
    }
    // A pair of surrogates is one character and stays together.
    const QString emoji = QString::fromUcs4(U"\U0001F600").repeated(3000);
    for (const QString &line : parse(u"x"_s + emoji).first().content.text.split(u'\n'))
        QVERIFY(line.isValidUtf16());
}

void tst_HostileMarkdown::noLineOfCodeIsLongerThanTheLimit()
{
    const QString lines = u"ab cd "_s.repeated(4000) + u"\n\nint a;\n"_s + u"\U0001F600"_s.repeated(3000);
    const Block code = parse(u"```\n"_s + lines + u"\n```"_s).first();
    for (const QString &line : code.content.text.split(u'\n')) {
        QVERIFY(line.size() <= limits::kCodeLine);
        QVERIFY(line.isValidUtf16());
    }
    QVERIFY(code.content.text.contains(u"\n\nint a;\n"_s));
    QCOMPARE(code.code(), lines);
    // Nothing is kept twice where nothing was cut.
    const Block plain = parse(u"```\nint a;\n```"_s).first();
    QVERIFY(plain.uncut.isEmpty());
    QCOMPARE(plain.code(), u"int a;"_s);
}

void tst_HostileMarkdown::everySpanLiesInsideItsText_data()
{
    addBombs();
}

void tst_HostileMarkdown::everySpanLiesInsideItsText()
{
    QFETCH(QString, text);
    for (const Block &block : parse(text)) {
        verifySpans(block.content);
        for (const RichText &cell : block.cells)
            verifySpans(cell);
    }
}

void tst_HostileMarkdown::nothingThatCouldBeFetchedComesOut_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &payload : confab::test::remotePayloads(u"http://127.0.0.1:4711"_s))
        QTest::newRow(qPrintable(payload)) << payload;
}

void tst_HostileMarkdown::nothingThatCouldBeFetchedComesOut()
{
    QFETCH(QString, text);
    const QList<Block> blocks = parse(text);
    QVERIFY(!blocks.isEmpty() || text.startsWith(u'['));
    for (const Block &block : blocks) {
        verifyOnlyWebAddresses(block.content);
        for (const RichText &cell : block.cells)
            verifyOnlyWebAddresses(cell);
        if (block.type == BlockType::Image)
            QVERIFY(block.url.isEmpty() || block.url.startsWith("http"_L1));
        else
            QVERIFY(block.url.isEmpty());
    }
    // The same while it is written, one character after the other.
    for (qsizetype i = 1; i < text.size(); ++i) {
        for (const Block &block : parse(settledPart(text.first(i))))
            verifyOnlyWebAddresses(block.content);
    }
}

void tst_HostileMarkdown::charactersThatADocumentObeysAreReplaced()
{
    const QList<Block> blocks = parse(u"a\uFFFCb\uFDD0c\uFDD1d\u2029e\u2028f"_s + QChar(0) + u'g');
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks.first().content.text, u"a\uFFFDb\uFFFDc\uFFFDd e f\uFFFDg"_s);
}

QTEST_GUILESS_MAIN(tst_HostileMarkdown)
#include "tst_HostileMarkdown.moc"
