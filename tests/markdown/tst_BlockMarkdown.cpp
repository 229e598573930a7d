// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CorpusFolder.h"
#include "markdown/BlockMarkdown.h"
#include "markdown/CopiedText.h"
#include "markdown/MarkdownParser.h"
#include "markdown/Slice.h"
#include "SpecExamples.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::markdown;

//! What is read is written again so that it is read as the same.
class tst_BlockMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadIsWrittenAsTheSame_data();
    void whatIsReadIsWrittenAsTheSame();
    void answersAreWrittenAsTheSame_data();
    void answersAreWrittenAsTheSame();
    void examplesOfSpecificationsAreWrittenAsTheSame_data();
    void examplesOfSpecificationsAreWrittenAsTheSame();
    void whatNeedsNoSignsGetsNone_data();
    void whatNeedsNoSignsGetsNone();
    void whatWouldBeReadAsMarkupIsEscaped_data();
    void whatWouldBeReadAsMarkupIsEscaped();
    void aPartOfAMessageIsWrittenAsItIs_data();
    void aPartOfAMessageIsWrittenAsItIs();
    void notesAndMentionsAreNotWritten();
};

namespace {

RichText withoutSpaces(const RichText &text)
{
    const auto begin = std::find_if_not(text.text.cbegin(), text.text.cend(), [](QChar c) { return c.isSpace(); });
    return stretch(text, int(begin - text.text.cbegin()), int(text.text.lastIndexOf(text.text.trimmed().last(1))) + 1);
}

//! Without what writing does not keep: spaces beside a picture, a fence that is not closed, an address that was never
//! shown.
QList<Block> comparable(QList<Block> blocks)
{
    for (Block &block : blocks) {
        block.content = written(block.content);
        if (block.type == BlockType::Paragraph && block.content.text != block.content.text.trimmed())
            block.content = withoutSpaces(block.content);
        for (RichText &cell : block.cells)
            cell = written(cell);
        if (block.type == BlockType::Code)
            block.open = false;
    }
    return blocks;
}

QString told(const QList<Block> &blocks)
{
    QString text;
    for (const Block &block : blocks) {
        text += u"%1 q%2/%3 l%4 '%5' gap%6 folds%7 task%8 alert%9 "_s.arg(int(block.type))
                    .arg(block.quoteDepth)
                    .arg(block.joinedQuotes)
                    .arg(block.depth)
                    .arg(block.marker)
                    .arg(int(block.gap))
                    .arg(block.folds.size())
                    .arg(int(block.task))
                    .arg(int(block.alert));
        const auto add = [&text](const RichText &rich) {
            text += u'"' + rich.text + u'"';
            for (const Span &span : rich.spans)
                text += u" %1+%2:%3 %4"_s.arg(span.start).arg(span.length).arg(int(span.formats)).arg(span.url);
        };
        add(block.content);
        for (const RichText &cell : block.cells)
            add(cell);
        text += block.url + u' ' + block.linkUrl + u' ' + block.language + u' ' + block.info + u'\n';
    }
    return text;
}

bool isSame(const QString &text, QString *why)
{
    const QList<Block> blocks = comparable(parse(text));
    const QString markdown = markdownOf(blocks);
    const QList<Block> again = comparable(parse(markdown));
    if (again == blocks)
        return true;
    *why = u"written as:\n"_s + markdown + u"\nwas:\n"_s + told(blocks) + u"\nis:\n"_s + told(again);
    return false;
}

} // namespace

void tst_BlockMarkdown::whatIsReadIsWrittenAsTheSame_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts = {
        u"words\nin two lines"_s,
        u"# a\n\n## b\n\n###### c"_s,
        u"a **b** *c* ~~d~~ `e` [f](https://g.example/)"_s,
        u"**a *b* c** and *a **b** c* and ***both***"_s,
        u"**a***b*"_s,
        u"*a***b**"_s,
        u"~~**a** b~~"_s,
        u"[**a** b](https://c.example) **[d](https://e.example) f**"_s,
        u"`` a`b `` and ``` `` ``` and `` ` ``"_s,
        u"https://a.example/b_c_d and www.b.example and c@d.example"_s,
        u"<https://a.example>"_s,
        u"[a](https://b.example/c_(d))"_s,
        u"[https://a.example](https://a.example)"_s,
        u"[bank.com](https://evil.example)"_s,
        u"- a\n- b\n- c"_s,
        u"- a\n\n- b\n\n- c"_s,
        u"1. a\n2. b"_s,
        u"7) a\n8) b"_s,
        u"- a\n  - b\n    - c\n- d"_s,
        u"- a\n\n  more\n\n  ```\n  x\n  ```\n- b"_s,
        u"1. a\n   - b\n     1. c\n   - d\n2. e"_s,
        u"- - a\n  - b"_s,
        u"-\n  - a"_s,
        u"x\n\n- - a"_s,
        u"-\n- b\n-"_s,
        u"- > a\n  > b\n- c"_s,
        u"- a\n  - > b\n- > [!NOTE]\n  > c"_s,
        u"\u05D0 `/etc` and <kbd>Ctrl</kbd> \u05D1"_s,
        u"\u05D0 [b `/etc` c](https://d.example)"_s,
        u"- # a\n- ```\n  b\n  ```\n- ***\n- c"_s,
        u"- [ ] a\n- [x] b\n  - [x] c\n1. [ ] d"_s,
        u"- \\[ ] a"_s,
        u"* a\n\n+ b"_s,
        u"1. a\n\n- b\n\n1. c"_s,
        u"- a\n- b\n* c\n* d\n- e"_s,
        u"- x\n  - a\n  * b\n- y"_s,
        u"1. a\n2. b\n\n<!-- -->\n\n1. c\n2. d"_s,
        u"1. a\n1) b"_s,
        u"> a\n> b\n>\n> c"_s,
        u"> a\n\n> b"_s,
        u"> a\n> > b\n>\n> c"_s,
        u"> - a\n> - b\n>\n> c"_s,
        u">"_s,
        u"> ```\n> \ta\n>\n> b\n> ```"_s,
        u"> # a\n> b"_s,
        u"> > a\n\n> > b"_s,
        u"> [!NOTE]\n> a\n> b"_s,
        u"> [!WARNING]\n>\n> - a\n> - b"_s,
        u"> [!TIP]"_s,
        u"> [!TIP]\n\n> [!NOTE]\n> a"_s,
        u"```cpp\nint a;\n\n\tb\n```"_s,
        u"````\n```\na\n```\n````"_s,
        u"~~~a`b\nc\n~~~"_s,
        u"```\n```"_s,
        u"```\n\n\n```"_s,
        u"    indented\n\n    code"_s,
        u"```js title=\"a b\"\nx\n```"_s,
        u"```c\\\\d\nx\n```"_s,
        u"- item\n\n  ```ts\n  class A {\n  \tid: number;\n  \t\tdeep: number;\n  }\n  ```"_s,
        u"| a | b | c |\n|:--|:-:|--:|\n| 1 | **2** | `x\\|y` |\n| | a\\|b | [c](https://d.example) |"_s,
        u"| a |\n|---|"_s,
        u"| a |\n|---|\n| b<br>c |"_s,
        u"- | a |\n  |---|\n  | b |\n- c"_s,
        u"a\n\n---\n\nb"_s,
        u"![a](https://b.example/c.png)"_s,
        u"[![a](https://b.example/c.png)](https://d.example)"_s,
        u"![a](b.png)"_s,
        u"text ![a_b](https://b.example/c.png) more"_s,
        u"- ![a](https://b.example/c.png)\n- b"_s,
        u"# ![a](https://b.example/c.png)"_s,
        u"$a_b*c*$ and \\(x_1\\)"_s,
        u"$$\na_1 = b\n$$"_s,
        u"\\[ a\n= b \\]"_s,
        u"- a\n\n  $$\n  a_1 = b\n  $$"_s,
        u"costs $5 and $6"_s,
        u"H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd>+<kbd>C</kbd>"_s,
        u"a<br>b<br><br>c"_s,
        u"<div>\n  <p>a</p>\n</div>\n\nb"_s,
        u"<pre>\na\n\nb\n</pre>"_s,
        u"a <b>c</b>"_s,
        u"a[^1] and b[^x], again[^1]\n\n[^1]: One.\n[^x]: Two\n\n    more"_s,
        u"a[^1]\n\n[^1]:\n    - b\n    - c"_s,
        u"x<sup>2</sup>, a[^1]\n\n[^1]: One."_s,
        u"<details>\n<summary>A **b**</summary>\n\nc\n\n- d\n\n</details>\n\ne"_s,
        u"<details open>\n\n<details>\n<summary>a</summary>\n\nb\n\n</details>\n\nc\n\n</details>"_s,
        u"- a\n\n  <details>\n  <summary>b</summary>\n\n  c\n\n  </details>\n\n  d\n- e"_s,
        u"\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\*e\\* \\`f\\` \\[g](h) \\<i> \\&amp; \\~~j~~ k\\\\l"_s,
        u"a | b\n\\- | -"_s,
        u"a\n\\==="_s,
        u"2 * 3 * 4 and snake_case_words"_s,
        u"C:\\temp\\(x) and \\\\(y\\\\)"_s,
        u"&amp;amp; &lt;b&gt; &copy;"_s,
        u"# a \\#"_s,
        u"\u4ed6\u8bf4\uff1a**\u201c\u4f60\u597d\u201d**\u3002"_s,
        u"#"_s,
        u"[]()"_s,
        u"[a]: https://b.example"_s,
        u"[a]\n\n[a]: https://b.example"_s,
        u"x"_s.repeated(3000),
        u"[a](https://b.example/"_s + u"c"_s.repeated(3000) + u")"_s,
    };
    for (const QString &text : texts)
        QTest::addRow("%s", qPrintable(text.left(40).replace(u'\n', u' '))) << text;
}

void tst_BlockMarkdown::whatIsReadIsWrittenAsTheSame()
{
    QFETCH(QString, text);
    QString why;
    QVERIFY2(isSame(text, &why), qPrintable(why));
}

void tst_BlockMarkdown::answersAreWrittenAsTheSame_data()
{
    QTest::addColumn<QString>("text");
    const QDir answers(QStringLiteral(CONFAB_SOURCE_DIR "/tests/markdown/answers"));
    for (const QString &name : answers.entryList({u"*.md"_s})) {
        QFile file(answers.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << QString::fromUtf8(file.readAll());
    }
}

void tst_BlockMarkdown::answersAreWrittenAsTheSame()
{
    QFETCH(QString, text);
    text.replace(u"[\\[2\\]]"_s, u"[2]"_s); // a displayed formula within a line can't be written
    QString why;
    QVERIFY2(isSame(text, &why), qPrintable(why));
}

void tst_BlockMarkdown::whatNeedsNoSignsGetsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"2 * 3 * 4, snake_case_words & more, a < b > c, costs $5, #1, 50 %, x[0], :-)"_s,
          u"- one\n- two\n  - three\n\n1. four\n2. five"_s, u"See https://a.example/b_c and [d](https://e.example)."_s,
          u"| a | b |\n| --- | ---: |\n| 1 | 2 |"_s, u"> quoted\n> **words**\n\n```cpp\nint a;\n```"_s})
        QTest::addRow("%s", qPrintable(text.left(30))) << text;
}

void tst_BlockMarkdown::whatNeedsNoSignsGetsNone()
{
    QFETCH(QString, text);
    QCOMPARE(markdownOf(parse(text)), text);
}

void tst_BlockMarkdown::whatWouldBeReadAsMarkupIsEscaped_data()
{
    QTest::addColumn<QString>("words");
    for (const QString &words :
         {u"*a*"_s,    u"__b__"_s,       u"`c`"_s,          u"# d"_s,   u"- e"_s,          u"+ e"_s,      u"1. f"_s,
          u"1) f"_s,   u"> g"_s,         u"[h](/i)"_s,      u"~~j~~"_s, u"<kbd>k</kbd>"_s, u"&amp;"_s,    u"a\n---"_s,
          u"a\n==="_s, u"```\nx\n```"_s, u"| a |\n|---|"_s, u"$a$"_s,   u"\\(a\\)"_s,      u"![a](/b)"_s, u"---"_s,
          u"[^1]"_s,   u"<details>"_s,   u"\\*a*"_s,        u"a\\"_s})
        QTest::addRow("%s", qPrintable(words)) << words;
}

void tst_BlockMarkdown::whatWouldBeReadAsMarkupIsEscaped()
{
    QFETCH(QString, words);
    Block block;
    block.content.text = words;
    for (const BlockType type : {BlockType::Paragraph, BlockType::ListItem, BlockType::Heading, BlockType::Table}) {
        if (type == BlockType::Heading && words.contains(u'\n'))
            continue;
        block.type = type;
        block.marker = type == BlockType::ListItem ? u"\u2022"_s : QString();
        block.depth = type == BlockType::ListItem ? 1 : 0;
        block.level = 2;
        block.alignments = {CellAlignment::Left};
        block.cells = {block.content};
        const QString markdown = markdownOf({block});
        const QList<Block> read = parse(markdown);
        QVERIFY2(read.size() == 1 && read.first().type == type, qPrintable(markdown));
        const RichText text = type == BlockType::Table ? read.first().cells.value(0) : read.first().content;
        QVERIFY2(text == block.content, qPrintable(markdown));
        QCOMPARE(read.first().task, TaskState::NotATask);
    }
}

void tst_BlockMarkdown::aPartOfAMessageIsWrittenAsItIs_data()
{
    QTest::addColumn<TextPosition>("begin");
    QTest::addColumn<TextPosition>("end");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("within bold words") << TextPosition{0, 0, 3} << TextPosition{0, 0, 8}
                                       << u"**d t**"_s.replace(u"d t"_s, u"d wor"_s);
    QTest::newRow("up to a space in bold words") << TextPosition{0, 0, 0} << TextPosition{0, 0, 5} << u"**Bold**"_s;
    QTest::newRow("a whole heading") << TextPosition{1, 0, 0} << TextPosition{1, 0, 9} << u"A heading"_s;
    QTest::newRow("a heading and more") << TextPosition{1, 0, 2} << TextPosition{2, 0, 3} << u"## heading\n\n- one"_s;
    QTest::newRow("from within an item") << TextPosition{2, 0, 1} << TextPosition{4, 0, 5}
                                         << u"ne\n\n- two\n  - three"_s;
    QTest::newRow("nested items alone") << TextPosition{4, 0, 0} << TextPosition{5, 0, 4} << u"- three\n- four"_s;
    QTest::newRow("words out of code") << TextPosition{6, 0, 4} << TextPosition{6, 0, 8} << u"a_b;"_s;
    QTest::newRow("code as a whole") << TextPosition{6, 0, 0} << TextPosition{6, 0, 14}
                                     << u"```cpp\nint a_b;\n\tx;;\n```"_s;
    QTest::newRow("code and more") << TextPosition{6, 0, 10} << TextPosition{7, 0, 1}
                                   << u"```cpp\nx;;\n```\n\n| a |  |\n| --- | ---: |"_s;
    QTest::newRow("in a cell") << TextPosition{7, 3, 0} << TextPosition{7, 3, 1} << u"2"_s;
    QTest::newRow("a row of cells") << TextPosition{7, 2, 0} << TextPosition{7, 3, 1} << u"| 1 | 2 |\n| --- | ---: |"_s;
}

void tst_BlockMarkdown::aPartOfAMessageIsWrittenAsItIs()
{
    QFETCH(TextPosition, begin);
    QFETCH(TextPosition, end);
    const QList<Block> blocks = parse(u"**Bold words** here\n\n## A heading\n\n- one\n- two\n  - three\n  - four\n\n"
                                      "```cpp\nint a_b;\n\tx;;\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |"_s);
    QTEST(copiedText(blocks, {begin, end}).markdown, "markdown");
}

void tst_BlockMarkdown::notesAndMentionsAreNotWritten()
{
    QList<Block> blocks = parse(u"See [bank.com](https://evil.example) @Ada, **@Ada**"_s);
    QVERIFY(blocks.first().content.text.contains(u"[evil.example]"_s));
    RichText &text = blocks.first().content;
    const int at = int(text.text.indexOf(u"@Ada"_s));
    text.spans.insert(2, {at, 4, Formats(Mention) | Own});
    text.spans.last().formats |= Mention;
    QCOMPARE(markdownOf(blocks), u"See [bank.com](https://evil.example) @Ada, **@Ada**"_s);
}

void tst_BlockMarkdown::examplesOfSpecificationsAreWrittenAsTheSame_data()
{
    QTest::addColumn<QString>("file");
    // Words that would be a link here, and were none where an autolink was written wrongly.
    QTest::addColumn<int>("others"); // at most
    QTest::newRow("CommonMark 0.31.2") << u"commonmark-spec.md"_s << 3;
    QTest::newRow("GFM 0.29") << u"gfm-spec.md"_s << 3;
}

void tst_BlockMarkdown::examplesOfSpecificationsAreWrittenAsTheSame()
{
    QFETCH(QString, file);
    QFETCH(int, others);
    QFile spec(test::corpusFolder().filePath(file));
    if (!spec.open(QIODevice::ReadOnly))
        QSKIP("corpora/setup.sh has not fetched it");
    const QList<test::SpecExample> examples = test::readSpec(QString::fromUtf8(spec.readAll()));
    QStringList different;
    for (const test::SpecExample &example : examples) {
        QString why;
        if (!isSame(example.markdown, &why))
            different.append(u"#%1 %2\n%3"_s.arg(example.number).arg(example.markdown, why));
    }
    qInfo("FIGURE %s: %d of %d examples are written as the same", qPrintable(file),
          int(examples.size() - different.size()), int(examples.size()));
    QVERIFY2(different.size() <= others, qPrintable(different.join(u"\n----\n"_s)));
}

QTEST_MAIN(tst_BlockMarkdown)
#include "tst_BlockMarkdown.moc"
