// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/Details.h"
#include "markdown/Fold.h"
#include "markdown/MarkdownParser.h"
#include "markdown/MessageBlocks.h"
#include "markdown/MessageLinks.h"
#include "markdown/RenderLimits.h"
#include "markdown/Sides.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

class tst_MessageBlocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrowingMessageTouchesItsLastRowsOnly();
    void whatWasDrawnStepByStepEqualsTheWhole();
    void anEqualTextTouchesNothing();
    void aRowOfAnotherTypeIsMadeAnew();
    void halfASyntaxIsShownWhenTheStreamEnds();
    void aLongMessageShowsItsBeginningUntilAskedForAll_data();
    void aLongMessageShowsItsBeginningUntilAskedForAll();
    void longPartsAreFoldedWhereTheRestIsShort_data();
    void longPartsAreFoldedWhereTheRestIsShort();
    void aPartThatIsOpenedMovesNothingElse();
    void partsKeepTheirNumbersWhateverIsOpen();
    void manyRowsComeInFrameByFrame();
    void whatIsShortOrBeingWrittenIsWhole();
    void whatCannotBeShownAtOnceIsNotPromised();
    void allOfTheLongestAnswerIsShownWhenAsked_data();
    void allOfTheLongestAnswerIsShownWhenAsked();
    void whatStandsInAClosedPartIsOutOfSight();
    void aPartThatIsWrittenOpenCanBeClosed();
    void listsAndQuotesStandAtOneSide_data();
    void listsAndQuotesStandAtOneSide();
    void anAlertKeepsItsColourAroundAQuote();
    void copiesTheCodeOfARow();
    void aFewEmojiAloneAreShownLarge_data();
    void aFewEmojiAloneAreShownLarge();
    void linksOfAMessageAreListed();
    void whoIsMentionedStandsOut_data();
    void whoIsMentionedStandsOut();
};

namespace {

const QString kAnswer = uR"(# Storage

SQLite is **enough** here, and [documented](https://sqlite.example/wal).
Second line.

1. Write ahead
2. Sync
   - once a group
   - not once a row

```cpp
auto row = store.append(message);
return row;
```

> A quote
> goes on

| a | b |
|---|---|
| 1 | 2 |

- [x] done
- [ ] open

---
The end.)"_s;

Block words(const QString &text, const QList<int> &folds = {})
{
    Block block;
    block.content.text = text;
    block.folds = folds;
    return block;
}

Block details(int fold, const QList<int> &folds = {})
{
    Block block = words(u"part %1"_s.arg(fold), folds);
    block.type = BlockType::Details;
    block.fold = fold;
    return block;
}

QStringList textsOf(const QList<Block> &blocks)
{
    QStringList texts;
    for (const Block &block : blocks)
        texts.append(block.content.text);
    return texts;
}

//! The lowest row that a model's signals name.
int lowestTouched(const QSignalSpy &changed, const QSignalSpy &inserted, const QSignalSpy &removed)
{
    int lowest = INT_MAX;
    for (const auto &arguments : changed)
        lowest = qMin(lowest, arguments.first().toModelIndex().row());
    for (const auto *spy : {&inserted, &removed}) {
        for (const auto &arguments : *spy)
            lowest = qMin(lowest, arguments.at(1).toInt());
    }
    return lowest;
}

} // namespace

void tst_MessageBlocks::aGrowingMessageTouchesItsLastRowsOnly()
{
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setStreaming(true);
    for (int i = 1; i <= kAnswer.size(); ++i) {
        const int before = model.rowCount();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setText(kAnswer.first(i));
        QVERIFY(reset.isEmpty());
        // A table row that begins may take the last row with it, nothing above.
        QVERIFY2(lowestTouched(changed, inserted, removed) >= before - 1, qPrintable(kAnswer.first(i)));
        QVERIFY(changed.count() <= 1);
    }
}

void tst_MessageBlocks::whatWasDrawnStepByStepEqualsTheWhole()
{
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setStreaming(true);
    for (int i = 0; i <= kAnswer.size(); i += 3)
        model.setText(kAnswer.first(i));
    model.setText(kAnswer);
    model.setStreaming(false);
    QCOMPARE(model.blocks(), parse(kAnswer));
    // And back again.
    for (int i = int(kAnswer.size()); i >= 0; i -= 7)
        model.setText(kAnswer.first(i));
    model.setText({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_MessageBlocks::anEqualTextTouchesNothing()
{
    MessageBlocks model;
    model.setText(u"one\n\ntwo"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy textChanged(&model, &MessageBlocks::textChanged);
    model.setText(u"one\n\ntwo"_s);
    QVERIFY(textChanged.isEmpty());
    model.setText(u"one\n\ntwo\n"_s);
    QVERIFY(changed.isEmpty());
}

void tst_MessageBlocks::aRowOfAnotherTypeIsMadeAnew()
{
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setText(u"one\n\ntwo"_s);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setText(u"one\n\n# two"_s);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.index(1).data(MessageBlocks::TypeRole).toInt(), int(BlockType::Heading));
}

void tst_MessageBlocks::halfASyntaxIsShownWhenTheStreamEnds()
{
    MessageBlocks model;
    model.setStreaming(true);
    model.setText(u"one\n-"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.blocks().first().type, BlockType::Paragraph);
    model.setStreaming(false);
    QCOMPARE(model.blocks().first().type, BlockType::Heading);
}

void tst_MessageBlocks::aLongMessageShowsItsBeginningUntilAskedForAll_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lines");
    QTest::newRow("8,000 lines") << u"abc\n"_s.repeated(8000).trimmed() << 8000;
    QTest::newRow("30 KB in one line") << u"Some words of it. "_s.repeated(1700).trimmed() << 340;
    QTest::newRow("paragraphs") << u"a\n\n"_s.repeated(300) << 300;
    QTest::newRow("code") << u"Here:\n\n```cpp\n"_s + u"int a = b(c);\n"_s.repeated(500) + u"```"_s << 503;
    QTest::newRow("a table") << u"|a|b|\n|---|---|\n"_s + u"|c|d|\n"_s.repeated(200) << 201;
}

void tst_MessageBlocks::aLongMessageShowsItsBeginningUntilAskedForAll()
{
    QFETCH(QString, text);
    QFETCH(int, lines);
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setText(text);
    QCOMPARE(model.blocks().last().type, BlockType::More);
    QCOMPARE(model.blocks().last().allLines, lines);
    QCOMPARE(lineCount(model.blocks()), limits::kFoldedLines);
    QVERIFY(text.contains(model.blocks().first().text().left(20)));
    model.setPortions(limits::kPortions);
    QCOMPARE(model.blocks().last().type, BlockType::Less);
    QList<Block> shown = model.blocks();
    shown.removeLast();
    QCOMPARE(shown, parse(text, INT_MAX));
    model.setPortions(0);
    QCOMPARE(model.blocks().last().type, BlockType::More);
}

void tst_MessageBlocks::longPartsAreFoldedWhereTheRestIsShort_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("lines");
    QTest::newRow("code") << u"```cpp\n"_s + u"int a = b(c);\n"_s.repeated(500) + u"```"_s << 500;
    QTest::newRow("a list") << u"- item\n"_s.repeated(300) << 300;
    QTest::newRow("a nested list") << u"- item\n  - inner\n"_s.repeated(100) << 200;
    QTest::newRow("a quote") << u"> said\n>\n"_s.repeated(150) << 150;
    QTest::newRow("a table") << u"|a|b|\n|---|---|\n"_s + u"|c|d|\n"_s.repeated(200) << 201;
    QTest::newRow("code in an item") << u"- item\n\n  ```\n"_s + u"  code\n"_s.repeated(200) + u"  ```"_s << 203;
}

void tst_MessageBlocks::longPartsAreFoldedWhereTheRestIsShort()
{
    QFETCH(QString, part);
    QFETCH(int, lines);
    const QString text = u"before\n\n"_s + part + u"\n\n## after"_s;
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setText(text);
    QVERIFY(lineCount(model.blocks()) < limits::kFoldedPartFrom);
    QCOMPARE(model.blocks().last().text(), u"after"_s);
    const Block more = model.blocks().at(model.rowCount() - 2);
    QCOMPARE(more.type, BlockType::More);
    QCOMPARE(more.allLines, lines);
    QCOMPARE(more.fold, -1);
    model.setTurnedFolds({more.fold});
    QList<Block> shown = model.blocks();
    QCOMPARE(shown.takeAt(shown.size() - 2).type, BlockType::Less);
    QList<Block> all = parse(text, INT_MAX);
    setSides(all);
    QCOMPARE(shown, all);
    model.setTurnedFolds({});
    QCOMPARE(model.blocks().at(model.rowCount() - 2), more);
}

void tst_MessageBlocks::aPartThatIsOpenedMovesNothingElse()
{
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setText(u"before\n\n"_s + u"- item\n"_s.repeated(300) + u"\n## after\n\nmore"_s);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setTurnedFolds({-1});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1 + limits::kFoldedPartLines);
    QCOMPARE(removed.first().at(2).toInt(), 1 + limits::kFoldedPartLines);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(2).toInt(), 301);
}

void tst_MessageBlocks::partsKeepTheirNumbersWhateverIsOpen()
{
    MessageBlocks model;
    const QString code = u"```\n"_s + u"code\n"_s.repeated(80) + u"```\n\n"_s;
    model.setText(u"<details>\n<summary>a</summary>\n\n"_s + code + u"</details>\n\n"_s + code + code + u"end"_s);
    const auto numbers = [&model] {
        QList<int> all;
        for (const Block &block : model.blocks()) {
            if (block.type == BlockType::More || block.type == BlockType::Less)
                all.append(block.fold);
        }
        return all;
    };
    QCOMPARE(numbers(), QList<int>({-2, -3}));
    model.setTurnedFolds({1});
    QCOMPARE(numbers(), QList<int>({-1, -2, -3}));
    model.setTurnedFolds({1, -2});
    QCOMPARE(numbers(), QList<int>({-1, -2, -3}));
    QCOMPARE(model.blocks().at(1).text().count(u'\n'), limits::kFoldedPartLines - 3);
    QCOMPARE(model.blocks().at(1).code().count(u'\n'), 79);
    QCOMPARE(model.blocks().at(3).text().count(u'\n'), 79);
}

void tst_MessageBlocks::manyRowsComeInFrameByFrame()
{
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    const QString text = u"- item of a list\n"_s.repeated(700);
    model.setText(text);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setProperty("inSteps", true);
    model.setPortions(limits::kPortions);
    model.setProperty("inSteps", false);
    QCOMPARE(inserted.size(), 1);
    QVERIFY2(model.rowCount() < 150, qPrintable(QString::number(model.rowCount())));
    QTRY_COMPARE(model.rowCount(), 701);
    QVERIFY(inserted.size() > 10);
    QCOMPARE(model.blocks().last().type, BlockType::Less);
    // Another change in between finds all of it.
    model.setPortions(0);
    model.setProperty("inSteps", true);
    model.setPortions(limits::kPortions);
    model.setProperty("inSteps", false);
    model.setText(text + u"- more\n"_s);
    QCOMPARE(model.rowCount(), 702);
}

void tst_MessageBlocks::whatIsShortOrBeingWrittenIsWhole()
{
    MessageBlocks model;
    const QString text = u"a\n\n"_s.repeated(limits::kFoldedFrom);
    model.setText(text);
    QCOMPARE(model.blocks(), parse(text));
    model.setStreaming(true);
    model.setText(text + u"b\n\nc"_s);
    QCOMPARE(model.rowCount(), limits::kFoldedFrom + 2);
    model.setStreaming(false);
    QCOMPARE(model.blocks().last().type, BlockType::More);
}

void tst_MessageBlocks::whatCannotBeShownAtOnceIsNotPromised()
{
    MessageBlocks model;
    model.setText(u"a\n\n"_s.repeated(limits::kBlocks * limits::kPortions + 1));
    QCOMPARE(model.blocks().last().type, BlockType::More);
    QCOMPARE(model.blocks().last().allLines, 0);
}

void tst_MessageBlocks::allOfTheLongestAnswerIsShownWhenAsked_data()
{
    constexpr int kAnswerBytes = 131'072; // what a server lets an agent say
    QTest::addColumn<QString>("text");
    const auto filled = [](const QString &unit) { return unit.repeated(kAnswerBytes / int(unit.toUtf8().size())); };
    QTest::newRow("lines") << filled(u"Line of an answer that is long, as models write them when asked.\n"_s);
    QTest::newRow("paragraphs") << filled(u"A paragraph of an answer.\n"_s.repeated(20) + u'\n');
    QTest::newRow("code") << u"```cpp\n"_s + filled(u"int a = b(c) + \"d\"; // e\n"_s) + u"```"_s;
    QTest::newRow("one line of code") << u"```json\n"_s + filled(u"{\"a\":1},"_s) + u"\n```"_s;
    QTest::newRow("emoji") << filled(u"An answer \U0001F600 with many of them.\n"_s);
    QTest::newRow("tables") << filled(u"|a|b|\n|-|-|\n"_s + u"|c|d|\n"_s.repeated(20) + u"\nWords.\n\n"_s);
}

void tst_MessageBlocks::allOfTheLongestAnswerIsShownWhenAsked()
{
    QFETCH(QString, text);
    MessageBlocks model;
    QAbstractItemModelTester tester(&model);
    model.setText(text);
    const auto shown = [&model] {
        qsizetype sum = 0;
        for (const Block &block : model.blocks()) {
            sum += block.content.text.size();
            for (const RichText &cell : block.cells)
                sum += cell.text.size();
        }
        return sum;
    };
    QCOMPARE(model.blocks().last().type, BlockType::More);
    for (int presses = 0; model.blocks().last().type == BlockType::More; ++presses) {
        QVERIFY(presses < 100);
        const qsizetype before = shown();
        model.setPortions(model.portions() + limits::kPortions);
        QVERIFY(shown() > before);
    }
    QCOMPARE(model.blocks().last().type, BlockType::Less);
    QList<Block> blocks = model.blocks();
    blocks.removeLast();
    QCOMPARE(blocks, parse(text, INT_MAX));
    const QString written = text.endsWith("```"_L1) ? text.chopped(4) : text.trimmed();
    QCOMPARE(blocks.last().text().right(1), written.right(1));
}

void tst_MessageBlocks::whatStandsInAClosedPartIsOutOfSight()
{
    const QList<Block> blocks = {words(u"before"_s),
                                 details(1),
                                 words(u"in the outer"_s, {1}),
                                 details(2, {1}),
                                 words(u"in the inner"_s, {1, 2}),
                                 words(u"after"_s)};
    QCOMPARE(textsOf(withoutClosed(blocks, {})), (QStringList{u"before"_s, u"part 1"_s, u"after"_s}));
    QCOMPARE(textsOf(withoutClosed(blocks, {1})),
             (QStringList{u"before"_s, u"part 1"_s, u"in the outer"_s, u"part 2"_s, u"after"_s}));
    // The inner one stays open while the outer one is closed, and nothing of it is seen.
    QCOMPARE(textsOf(withoutClosed(blocks, {2})), (QStringList{u"before"_s, u"part 1"_s, u"after"_s}));
    const QList<Block> all = withoutClosed(blocks, {1, 2});
    QCOMPARE(all.size(), blocks.size());
    QVERIFY(all[1].open && all[3].open);
}

void tst_MessageBlocks::aPartThatIsWrittenOpenCanBeClosed()
{
    Block open = details(1);
    open.open = true;
    QList<Block> blocks = {open, words(u"in it"_s, {1})};
    QCOMPARE(withoutClosed(blocks, {}), blocks);
    blocks = withoutClosed(blocks, {1});
    QCOMPARE(textsOf(blocks), QStringList{u"part 1"_s});
    QVERIFY(!blocks.first().open);
}

void tst_MessageBlocks::listsAndQuotesStandAtOneSide_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sides"); // of the rows
    QTest::newRow("paragraphs") << u"one\n\n\u0645\u0631\n\n12"_s << u"lrl"_s;
    QTest::newRow("list") << u"- \u0648\u0627\n- two\n  - three\n- 4"_s << u"rrrr"_s;
    QTest::newRow("list that begins with digits") << u"1. 12\n2. \u0648\u0627"_s << u"rr"_s;
    QTest::newRow("list in Latin letters") << u"- one \u0648\u0627\n- \u0648\u0627"_s << u"ll"_s;
    QTest::newRow("list behind a paragraph") << u"one\n\n- \u0648\u0627\n\ntwo"_s << u"lrl"_s;
    QTest::newRow("quote") << u"> \u0648\u0627\n>\n> two"_s << u"rr"_s;
    QTest::newRow("two quotes") << u"> \u0648\u0627\n\n> two"_s << u"rl"_s;
    QTest::newRow("alert") << u"> [!NOTE]\n> \u0648\u0627"_s << u"rr"_s;
    QTest::newRow("code in a list") << u"- \u0648\u0627\n\n  ```\n  x\n  ```"_s << u"rr"_s;
    QTest::newRow("code first") << u"> ```\n> x\n> ```\n> \u0648\u0627"_s << u"rr"_s;
    QTest::newRow("code alone") << u"```\n\u0648\u0627\n```"_s << u"l"_s;
    QTest::newRow("table") << u"| 1 | \u0648\u0627 |\n|---|---|\n| a | b |"_s << u"r"_s;
}

void tst_MessageBlocks::listsAndQuotesStandAtOneSide()
{
    QFETCH(QString, text);
    MessageBlocks model;
    model.setText(text);
    QString sides;
    for (const Block &block : model.blocks())
        sides += block.mirrored ? u'r' : u'l';
    QTEST(sides, "sides");
}

void tst_MessageBlocks::anAlertKeepsItsColourAroundAQuote()
{
    MessageBlocks model;
    model.setText(u"> [!CAUTION]\n> a\n>\n> > b"_s);
    QCOMPARE(model.blocks().size(), 3);
    const Block &inner = model.blocks().last();
    QCOMPARE(inner.alertOf(0), int(Alert::Caution));
    QCOMPARE(inner.alertOf(1), int(Alert::NoAlert));
    QCOMPARE(inner.alert, Alert::NoAlert);
}

void tst_MessageBlocks::copiesTheCodeOfARow()
{
    MessageBlocks model;
    model.setText(u"a\n\n```\nint x;\n\tint y;\n```"_s);
    model.copyCode(1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"int x;\n\tint y;"_s);
    model.copyCode(7);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"int x;\n\tint y;"_s);
    // However it is shown.
    const QString line = u"{\"a\": 1}, "_s.repeated(2000);
    model.setText(u"```json\n"_s + line + u"\n```"_s);
    model.copyCode(0);
    QCOMPARE(QGuiApplication::clipboard()->text(), line);
    model.setText(u"a\n\n```\nint x;\n\tint y;\n```"_s);
    model.copyCode(1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"int x;\n\tint y;"_s);
}

void tst_MessageBlocks::linksOfAMessageAreListed()
{
    MessageLinks links;
    links.setText(uR"([a **label**](https://b.example/c), https://d.example/e and [a label](https://b.example/c) again

| [cell](https://f.example) |
|---|
| words |

![picture](https://g.example/h.png) [no](javascript:alert) <mailto:i@j.example>

[%1](https://k.example))"_s.arg(u"long words "_s.repeated(20)));
    QCOMPARE(links.titles(), QStringList({u"a label (b.example)"_s, u"https://d.example/e"_s, u"cell (f.example)"_s,
                                          u"picture (g.example)"_s, u"mailto:i@j.example"_s,
                                          u"long words long words long words lo\u2026 (k.example)"_s}));
    QCOMPARE(links.url(0), u"https://b.example/c"_s);
    QCOMPARE(links.label(0), u"a label"_s);
    links.setText(u"https://bank.example:pw@evil.example/bank.example/and/more"_s);
    QCOMPARE(links.titles(), QStringList{u"https://bank.example:pw@evil.exampl\u2026 (evil.example)"_s});
    links.setText(u"words"_s);
    QCOMPARE(links.titles(), QStringList());
    for (int i = 0; i < 100; ++i)
        links.setText(links.text() + u" http://%1.example"_s.arg(i));
    QCOMPARE(links.titles().size(), 12);
}

void tst_MessageBlocks::whoIsMentionedStandsOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Span>>("spans");
    const auto row = [](const char *tag, const QString &text, const QList<Span> &spans) {
        QTest::newRow(tag) << text << spans;
    };
    row("one", u"Hi @Robert!"_s, {{3, 7, Mention, {}}});
    row("own", u"@ada and @Robert"_s, {{0, 4, Mention | Own, {}}, {9, 7, Mention, {}}});
    row("the longest name", u"@Robert Blau it is"_s, {{0, 12, Mention, {}}});
    row("a part of a name", u"@Roberta and @Rob"_s, {});
    row("an address of mail", u"a@Robert"_s, {});
    row("somebody else", u"@Carla"_s, {});
    row("within what is bold", u"**so @Robert said**"_s,
        {{0, 3, Bold, {}}, {3, 7, Bold | Mention, {}}, {10, 5, Bold, {}}});
    row("code", u"`@Robert`"_s, {{0, 7, Monospace, {}}});
}

void tst_MessageBlocks::whoIsMentionedStandsOut()
{
    QFETCH(QString, text);
    MessageBlocks blocks;
    const QAbstractItemModelTester tester(&blocks, QAbstractItemModelTester::FailureReportingMode::QtTest);
    blocks.setText(text);
    blocks.setMentions({u"Robert"_s, u"Robert Blau"_s});
    blocks.setOwnMention(u"Ada"_s);
    QCOMPARE(blocks.rowCount(), 1);
    QTEST(blocks.blocks().first().content.spans, "spans");
}

void tst_MessageBlocks::aFewEmojiAloneAreShownLarge_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("large");
    QTest::newRow("one") << u"👍"_s << true;
    QTest::newRow("three with spaces") << u"🎉 👏 ❤️"_s << true;
    QTest::newRow("a name") << u":tada:"_s << true;
    QTest::newRow("a family is one") << u"👨‍👩‍👧‍👦🏳️‍🌈👍🏽"_s << true;
    QTest::newRow("flags") << u"🇩🇪🇫🇷"_s << true;
    QTest::newRow("four") << u"👍👍👍👍"_s << false;
    QTest::newRow("words") << u"👍 yes"_s << false;
    QTest::newRow("a digit") << u"1"_s << false;
    QTest::newRow("in a quote") << u"> 👍"_s << false;
    QTest::newRow("in a list") << u"- 👍"_s << false;
    QTest::newRow("two paragraphs") << u"👍\n\n👍"_s << false;
    QTest::newRow("nothing") << u" "_s << false;
}

void tst_MessageBlocks::aFewEmojiAloneAreShownLarge()
{
    QFETCH(QString, text);
    MessageBlocks model;
    model.setStreaming(true);
    model.setText(text);
    const auto isLarge = [&model] {
        return model.rowCount() > 0 && model.index(0).data(MessageBlocks::BlockRole).value<Block>().pictures;
    };
    QVERIFY(!isLarge()); // more may follow
    model.setStreaming(false);
    QTEST(isLarge(), "large");
}

QTEST_MAIN(tst_MessageBlocks)
#include "tst_MessageBlocks.moc"
