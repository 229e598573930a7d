// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/MarkdownParser.h"
#include "markdown/MessageSelection.h"
#include "markdown/RenderLimits.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! What is selected of a message, and what a copy of it says; without anything that shows it.
class tst_MessageSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRangeIsTheSameFromBothEnds();
    void wordsAreSelectedWhole();
    void aParagraphAndALineOfCodeAreSelectedWhole();
    void allLeavesOutWhatSaysThatThereIsMore();
    void rowsOfATableThatAreLeftOutAreCopiedWithItsEnd();
    void aSelectionGoesOverBlocksOfAllKinds_data();
    void aSelectionGoesOverBlocksOfAllKinds();
    void codeIsCopiedAsItWasWritten();
    void whatWasOnlyDrawnIsNotCopied();
    void aLabelThatMisleadsIsCopiedWithItsAddress();
    void footnotesAreCopiedAsSuch();
    void columnsThatAreLeftOutAreCopied();
    void aSelectionStaysWhileTheMessageGrows();
    void aSelectionEndsWhenTheMessageSaysSomethingElse();
    void aSelectionMayEndWhereNothingIsAnyMore();
};

namespace {

const QString kMessage = uR"(First words here

- one
- two
  - [x] done
  - [ ] open

3. three

| a | b |
|---|---|
| c | d |

> quoted

```ts
if (x) {
	y();
}
```
)"_s;

QString plain(const QString &text, const TextPosition &begin, const TextPosition &end)
{
    return copiedText(parse(text), {begin, end}).plain;
}

} // namespace

void tst_MessageSelection::aRangeIsTheSameFromBothEnds()
{
    MessageBlocks blocks;
    blocks.setText(kMessage);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    QVERIFY(selection.isEmpty());
    selection.begin({0, 0, 6}, MessageSelection::Grain::Character);
    QVERIFY(selection.isEmpty());
    selection.extend({2, 0, 2});
    const TextRange forth = selection.range();
    selection.begin({2, 0, 2}, MessageSelection::Grain::Character);
    selection.extend({0, 0, 6});
    QCOMPARE(selection.range(), forth);
    QCOMPARE(selection.copied().plain, u"words here\n\n• one\n• tw"_s);
    selection.clear();
    QVERIFY(selection.isEmpty());
    QVERIFY(selection.copied().isEmpty());
}

void tst_MessageSelection::wordsAreSelectedWhole()
{
    MessageBlocks blocks;
    blocks.setText(kMessage);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    selection.begin({0, 0, 8}, MessageSelection::Grain::Word);
    QCOMPARE(selection.copied().plain, u"words"_s);
    selection.extend({0, 0, 1});
    QCOMPARE(selection.copied().plain, u"First words"_s);
    selection.extend({1, 0, 1});
    QCOMPARE(selection.copied().plain, u"words here\n\n• one"_s);
    // The word before the end, and before the end of a line.
    selection.begin({0, 0, 16}, MessageSelection::Grain::Word);
    QCOMPARE(selection.copied().plain, u"here"_s);
}

void tst_MessageSelection::aParagraphAndALineOfCodeAreSelectedWhole()
{
    MessageBlocks blocks;
    blocks.setText(kMessage);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    selection.begin({0, 0, 8}, MessageSelection::Grain::Paragraph);
    QCOMPARE(selection.copied().plain, u"First words here"_s);
    const int code = blocks.rowCount() - 1;
    selection.begin({code, 0, 10}, MessageSelection::Grain::Paragraph);
    QCOMPARE(selection.copied().plain, u"\ty();"_s);
}

void tst_MessageSelection::allLeavesOutWhatSaysThatThereIsMore()
{
    MessageBlocks blocks;
    blocks.setText(u"a line\n\n"_s.repeated(200));
    QCOMPARE(blocks.blocks().last().type, BlockType::More);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    selection.selectAll();
    QCOMPARE(selection.range().end, (TextPosition{blocks.rowCount() - 2, 0, 6}));
    QVERIFY(selection.copied().plain.endsWith(u"a line"_s));
}

void tst_MessageSelection::rowsOfATableThatAreLeftOutAreCopiedWithItsEnd()
{
    QString table = u"|n|b|\n|-|-|\n"_s;
    for (int i = 1; i < 2'000; ++i)
        table += u"|%1|**x**|\n"_s.arg(i);
    MessageBlocks blocks;
    blocks.setPortions(1);
    blocks.setText(table);
    QVERIFY(blocks.blocks().first().hiddenRows > 0);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    selection.selectAll();
    const QStringList lines = selection.copied().plain.split(u'\n');
    QCOMPARE(lines.size(), 2'000);
    QCOMPARE(lines.last(), u"1999\tx"_s);
    QVERIFY(selection.copied().markdown.endsWith(u"| 1999 | **x** |"_s));
    QVERIFY(blocks.copied(0).plain.endsWith(u"\n1999\tx"_s));
    const int drawn = blocks.blocks().first().rows();
    selection.begin({}, MessageSelection::Grain::Character);
    selection.extend({0, 2 * drawn - 2, 1});
    QCOMPARE(selection.copied().plain.count(u'\n'), drawn - 1);
}

void tst_MessageSelection::aSelectionGoesOverBlocksOfAllKinds_data()
{
    QTest::addColumn<TextPosition>("begin");
    QTest::addColumn<TextPosition>("end");
    QTest::addColumn<QString>("copied");
    QTest::newRow("within a paragraph") << TextPosition{0, 0, 6} << TextPosition{0, 0, 11} << u"words"_s;
    QTest::newRow("a whole item") << TextPosition{1, 0, 0} << TextPosition{1, 0, 3} << u"one"_s;
    QTest::newRow("from the midst of an item") << TextPosition{1, 0, 1} << TextPosition{2, 0, 3} << u"ne\n• two"_s;
    QTest::newRow("nested items") << TextPosition{2, 0, 0} << TextPosition{5, 0, 5}
                                  << u"• two\n  [x] done\n  [ ] open\n\n3. three"_s;
    QTest::newRow("deep items alone") << TextPosition{3, 0, 0} << TextPosition{4, 0, 4} << u"[x] done\n[ ] open"_s;
    QTest::newRow("within a cell") << TextPosition{6, 1, 0} << TextPosition{6, 1, 1} << u"b"_s;
    QTest::newRow("cells of a row") << TextPosition{6, 2, 0} << TextPosition{6, 3, 1} << u"c\td"_s;
    QTest::newRow("cells of two rows") << TextPosition{6, 1, 0} << TextPosition{6, 2, 1} << u"\tb\nc\t"_s;
    QTest::newRow("a table and a quote") << TextPosition{6, 0, 0} << TextPosition{7, 0, 6} << u"a\tb\nc\td\n\nquoted"_s;
    QTest::newRow("code in part") << TextPosition{8, 0, 3} << TextPosition{8, 0, 13} << u"(x) {\n\ty();"_s.left(10);
    QTest::newRow("up to the beginning of the next")
        << TextPosition{0, 0, 0} << TextPosition{1, 0, 0} << u"First words here"_s;
    QTest::newRow("from the end of the one before") << TextPosition{0, 0, 16} << TextPosition{1, 0, 3} << u"• one"_s;
}

void tst_MessageSelection::aSelectionGoesOverBlocksOfAllKinds()
{
    QFETCH(TextPosition, begin);
    QFETCH(TextPosition, end);
    QTEST(plain(kMessage, begin, end), "copied");
}

void tst_MessageSelection::codeIsCopiedAsItWasWritten()
{
    const QString line = u"\tx"_s.repeated(1500);
    const QString text = u"```\n"_s + line + u"\n\tend\n```\n\nafter"_s;
    const QList<Block> blocks = parse(text);
    QVERIFY(blocks.first().content.text.count(u'\n') > 1);
    QCOMPARE(copiedText(blocks, allOf(blocks)).plain, line + u"\n\tend\n\nafter"_s);
    const TextRange part = {{0, 0, 990}, {0, 0, 1010}};
    const QString drawn = blocks.first().content.text.sliced(990, 20);
    QCOMPARE(copiedText(blocks, part).plain, QString(drawn).remove(u'\n'));
}

void tst_MessageSelection::whatWasOnlyDrawnIsNotCopied()
{
    QList<Block> blocks = parse(u"See [bank.com](https://evil.example) now"_s);
    QVERIFY(blocks.first().content.text.contains(u"[evil.example]"_s));
    const QString endless = u"x"_s.repeated(5000);
    blocks = parse(endless + u"\n\nend"_s);
    QVERIFY(blocks.first().content.text.contains(u'\n'));
    QCOMPARE(copiedText(blocks, allOf(blocks)).plain, endless + u"\n\nend"_s);
}

void tst_MessageSelection::aLabelThatMisleadsIsCopiedWithItsAddress()
{
    const QList<Block> blocks = parse(
        u"See [bank.com](https://evil.example/x) or [it](https://b.example)\n\n| [bank.com](https://evil.example) |\n|-|"_s);
    const QString plain = copiedText(blocks, allOf(blocks)).plain;
    QCOMPARE(plain, u"See bank.com (https://evil.example/x) or it\n\nbank.com (https://evil.example)"_s);
    // Also where what follows it is left out.
    QCOMPARE(copiedText(blocks, {{0, 0, 0}, {0, 0, 12}}).plain, u"See bank.com (https://evil.example/x)"_s);
}

void tst_MessageSelection::footnotesAreCopiedAsSuch()
{
    const QString text = u"a[^1] b[^2]\n\n[^1]: One.\n\n[^2]: Two."_s;
    const QList<Block> blocks = parse(text);
    const CopiedText all = copiedText(blocks, allOf(blocks));
    QCOMPARE(all.markdown, text);
    QCOMPARE(all.plain, u"a[1] b[2]\n\n1. One.\n\n2. Two."_s);
    // A part of it: nothing is raised, and the rule that is drawn above the notes stays away.
    QCOMPARE(copiedText(blocks, {{0, 0, 0}, {2, 0, 4}}).markdown, u"a[^1] b[^2]\n\n[^1]: One."_s);
    QCOMPARE(copiedText(blocks, {{0, 0, 0}, {0, 0, 2}}).markdown, u"a[^1]"_s);
    QCOMPARE(copiedText(blocks, {{0, 0, 3}, {3, 0, 4}}).markdown, u"b[^2]\n\n1. One.\n\n[^2]: Two."_s);
    QCOMPARE(copiedText(parse(u"x<sup>2</sup>"_s), {{0, 0, 0}, {0, 0, 2}}).markdown, u"x<sup>2</sup>"_s);
}

void tst_MessageSelection::columnsThatAreLeftOutAreCopied()
{
    constexpr int kColumns = limits::kTableColumns + 6;
    const auto row = [](const QString &word) {
        QString line = u"|"_s;
        for (int i = 1; i <= kColumns; ++i)
            line += u" %1%2 |"_s.arg(word).arg(i);
        return line;
    };
    const QString text = row(u"head"_s) + u"\n|"_s + u" --- |"_s.repeated(kColumns) + u'\n' + row(u"cell"_s);
    const QList<Block> blocks = parse(text);
    QCOMPARE(blocks.first().columns(), limits::kTableColumns);
    QCOMPARE(blocks.first().hiddenColumns(), 6);
    const CopiedText all = copiedText(blocks, allOf(blocks));
    QCOMPARE(all.markdown, text);
    QVERIFY(all.plain.endsWith(u"\tcell29\tcell30"_s));
    QVERIFY(copiedText(text).plain.contains(u"\thead30\ncell1\t"_s));
    // Of a part, what is seen.
    const CopiedText part = copiedText(blocks, {{0, 0, 1}, allOf(blocks).end});
    QVERIFY(!part.plain.contains(u"30"_s));
}

void tst_MessageSelection::aSelectionStaysWhileTheMessageGrows()
{
    MessageBlocks blocks;
    blocks.setStreaming(true);
    blocks.setText(u"one two\n\nthree"_s);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    selection.selectAll();
    QCOMPARE(selection.copied().plain, u"one two\n\nthree"_s);
    for (const QString &text : {u"one two\n\nthree four"_s, u"one two\n\nthree four\n\n- a **b"_s,
                                u"one two\n\nthree four\n\n- a **b**\n- c"_s}) {
        blocks.setText(text);
        QCoreApplication::processEvents();
        QCOMPARE(selection.copied().plain, u"one two\n\nthree"_s);
    }
    // The rows of a table come one by one.
    blocks.setText(u"|a|b|\n|---|---|\n|c|"_s);
    QCoreApplication::processEvents();
    selection.selectAll();
    const QString copied = selection.copied().plain;
    blocks.setText(u"|a|b|\n|---|---|\n|c|d|\n|e|f|"_s);
    QCoreApplication::processEvents();
    QVERIFY(!selection.isEmpty());
    QVERIFY(selection.copied().plain.startsWith(copied.left(3)));
}

void tst_MessageSelection::aSelectionEndsWhenTheMessageSaysSomethingElse()
{
    MessageBlocks blocks;
    blocks.setText(u"one two\n\nthree\n\nfour"_s);
    MessageSelection selection;
    selection.setBlocks(&blocks);
    for (const QString &text : {u"one TWO\n\nthree\n\nfour"_s, u"one two"_s, u""_s, u"# one two\n\nthree\n\nfour"_s}) {
        blocks.setText(u"one two\n\nthree\n\nfour"_s);
        QCoreApplication::processEvents();
        selection.begin({0, 0, 4}, MessageSelection::Grain::Character);
        selection.extend({1, 0, 3});
        QCOMPARE(selection.copied().plain, u"two\n\nthr"_s);
        QSignalSpy changed(&selection, &MessageSelection::rangeChanged);
        blocks.setText(text);
        QCoreApplication::processEvents();
        QVERIFY(selection.isEmpty());
        QCOMPARE(changed.count(), 1);
    }
}

void tst_MessageSelection::aSelectionMayEndWhereNothingIsAnyMore()
{
    const QList<Block> blocks = parse(u"one\n\n|a|b|\n|---|---|\n|c|d|"_s);
    QCOMPARE(copiedText(blocks, {{0, 0, 90}, {7, 8, 9}}).plain, u"a\tb\nc\td"_s);
    QCOMPARE(copiedText(blocks, {{1, 70, 0}, {1, 90, 9}}).plain, QString());
    QCOMPARE(copiedText(blocks, {{5, 0, 0}, {6, 0, 0}}).plain, QString());
    QCOMPARE(copiedText({}, {{0, 0, 0}, {1, 0, 0}}).plain, QString());
}

QTEST_MAIN(tst_MessageSelection)
#include "tst_MessageSelection.moc"
