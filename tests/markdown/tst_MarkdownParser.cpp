// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/LinkTarget.h"
#include "markdown/MarkdownParser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

class tst_MarkdownParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textBecomesTheseRows_data();
    void textBecomesTheseRows();
    void formatsAreSpansOverPlainText();
    void nestedFormatsAddUp();
    void onlyWebAndMailAddressesAreLinks_data();
    void onlyWebAndMailAddressesAreLinks();
    void aMisleadingLabelIsFollowedByTheRealHost_data();
    void aMisleadingLabelIsFollowedByTheRealHost();
    void tablesKeepCellsAndAlignments();
    void longTablesSayHowManyRowsAreHidden();
    void anUnclosedFenceIsOpenCode_data();
    void anUnclosedFenceIsOpenCode();
    void picturesBecomeRowsWithTheirHost();
    void moreStandsForWhatWasLeftOut();
    void halfASyntaxIsHeldBack_data();
    void halfASyntaxIsHeldBack();
};

namespace {

//! One line a row: quote bars, indent, marker, task and kind in short, then the text.
QString drawn(const QList<Block> &blocks)
{
    QStringList rows;
    for (const Block &block : blocks) {
        QString row = QString(block.quoteDepth, u'>') + QString(block.depth, u'.');
        if (!block.marker.isEmpty())
            row += block.marker;
        if (block.task != TaskState::NotATask)
            row += block.task == TaskState::Done ? u"[x]"_s : u"[ ]"_s;
        switch (block.type) {
        case BlockType::Heading:
            row += u'h' + QString::number(block.level);
            break;
        case BlockType::Code:
            row += u"code("_s + block.language + u')';
            break;
        case BlockType::Table:
            row += u"table"_s;
            break;
        case BlockType::Rule:
            row += u"rule"_s;
            break;
        case BlockType::Image:
            row += u"image"_s;
            break;
        case BlockType::More:
            row += u"more"_s;
            break;
        default:
            break;
        }
        QString text = block.content.text;
        rows += row + u':' + text.replace(u'\n', u'/');
    }
    return rows.join(u'|');
}

} // namespace

void tst_MarkdownParser::textBecomesTheseRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rows");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("white space") << u" \n\n \n"_s << u""_s;
    QTest::newRow("paragraphs") << u"one\n\ntwo"_s << u":one|:two"_s;
    QTest::newRow("soft break") << u"one\ntwo"_s << u":one/two"_s;
    QTest::newRow("hard break") << u"one  \ntwo"_s << u":one/two"_s;
    QTest::newRow("headings") << u"# a\n### b\nc\n---"_s << u"h1:a|h3:b|h2:c"_s;
    QTest::newRow("code") << u"```cpp\nint a;\n\nint b;\n```\nend"_s << u"code(cpp):int a;//int b;|:end"_s;
    QTest::newRow("tabs in code") << u"```\nall:\n\tcc a.c\n\t\tx\n  y\n```"_s << u"code():all:/\tcc a.c/\t\tx/  y"_s;
    QTest::newRow("code with tildes") << u"~~~\na\n~~~"_s << u"code():a"_s;
    QTest::newRow("code with title") << u"```js title=\"x\"\na\n```"_s << u"code(js):a"_s;
    QTest::newRow("indented is code") << u"a\n\n    b\n    # c"_s << u":a|code():b/# c"_s;
    QTest::newRow("tight list") << u"- a\n- b\n  - c"_s << u".\u2022:a|.\u2022:b|..\u25E6:c"_s;
    QTest::newRow("loose list") << u"- a\n\n  more\n\n- b"_s << u".\u2022:a|.:more|.\u2022:b"_s;
    QTest::newRow("numbers") << u"3. a\n4. b"_s << u".3.:a|.4.:b"_s;
    QTest::newRow("list in list") << u"- - a"_s << u".\u2022:|..\u25E6:a"_s;
    QTest::newRow("empty item") << u"-\n- a"_s << u".\u2022:|.\u2022:a"_s;
    QTest::newRow("tasks") << u"- [ ] a\n- [x] b"_s << u".\u2022[ ]:a|.\u2022[x]:b"_s;
    QTest::newRow("code in item") << u"1. a\n   ```sh\n   ls\n   ```"_s << u".1.:a|.code(sh):ls"_s;
    QTest::newRow("item that is code") << u"- ```\n  x\n  ```"_s << u".\u2022code():x"_s;
    QTest::newRow("quote") << u"> a\n> b\n>> c\n\nd"_s << u">:a/b|>>:c|:d"_s;
    QTest::newRow("list in quote") << u"> - a"_s << u">.\u2022:a"_s;
    QTest::newRow("rule") << u"a\n\n---\n\nb"_s << u":a|rule:|:b"_s;
    QTest::newRow("table") << u"|a|b|\n|---|---|\n|1|2|"_s << u"table:"_s;
    QTest::newRow("html is text") << u"<b>a</b>\n\n<div>b</div>"_s << u":<b>a</b>|:<div>b</div>"_s;
    QTest::newRow("entities") << u"a &amp; b &lt; &#65;&#x42; &bogus; &hellip;"_s << u":a & b < AB &bogus; \u2026"_s;
    QTest::newRow("forbidden numbers") << u"&#0;&#xD800;&#x7;"_s << u":\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("escapes") << u"\\*a\\* 1\\. \\`"_s << u":*a* 1. `"_s;
    QTest::newRow("dollar") << u"costs $5 and $6"_s << u":costs $5 and $6"_s;
    QTest::newRow("picture within text") << u"see ![cat](https://a.example/c.png) there"_s
                                         << u":see |image:cat|: there"_s;
}

void tst_MarkdownParser::textBecomesTheseRows()
{
    QFETCH(QString, text);
    QTEST(drawn(parse(text)), "rows");
}

void tst_MarkdownParser::formatsAreSpansOverPlainText()
{
    const RichText text = parse(u"a **b** *c* ~~d~~ `e` f"_s).first().content;
    QCOMPARE(text.text, u"a b c d e f"_s);
    const QList<Span> spans = {{2, 1, Bold, {}}, {4, 1, Italic, {}}, {6, 1, Strike, {}}, {8, 1, Monospace, {}}};
    QCOMPARE(text.spans, spans);
}

void tst_MarkdownParser::nestedFormatsAddUp()
{
    const RichText text = parse(u"**a *b [c `d`](https://e.example)***"_s).first().content;
    QCOMPARE(text.text, u"a b c d"_s);
    const QString url = u"https://e.example"_s;
    const QList<Span> spans = {{0, 2, Bold, {}},
                               {2, 2, Bold | Italic, {}},
                               {4, 2, Bold | Italic | Link, url},
                               {6, 1, Bold | Italic | Link | Monospace, url}};
    QCOMPARE(text.spans, spans);
}

void tst_MarkdownParser::onlyWebAndMailAddressesAreLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const QString &text, const QString &shown, const QString &url) {
        QTest::newRow(name) << text << shown << url;
    };
    row("https", u"[a](https://b.example/c?d=e#f)"_s, u"a"_s, u"https://b.example/c?d=e#f"_s);
    row("http", u"[a](http://b.example)"_s, u"a"_s, u"http://b.example"_s);
    row("upper case", u"[a](HTTPS://B.example)"_s, u"a"_s, u"https://b.example"_s);
    row("mailto", u"[a](mailto:x@b.example)"_s, u"a"_s, u"mailto:x@b.example"_s);
    row("bare", u"see https://b.example/c."_s, u"see https://b.example/c."_s, u"https://b.example/c"_s);
    row("bare mail", u"x@b.example"_s, u"x@b.example"_s, u"mailto:x@b.example"_s);
    row("angle brackets", u"<https://b.example>"_s, u"https://b.example"_s, u"https://b.example"_s);
    row("punycode", u"[a](https://b\u00FCcher.example/)"_s, u"a"_s, u"https://xn--bcher-kva.example/"_s);
    for (const QString &url : {u"javascript:alert(1)"_s,
                               u"JaVaScRiPt:alert(1)"_s,
                               u"file:///etc/passwd"_s,
                               u"smb://h/s"_s,
                               u"vscode://x"_s,
                               u"data:text/html,x"_s,
                               u"vbscript:x"_s,
                               u"ftp://h/x"_s,
                               u"//h/x"_s,
                               u"/x"_s,
                               u"x"_s,
                               u"#x"_s,
                               u"qrc:/x"_s,
                               u"about:blank"_s,
                               u"http:"_s,
                               u"https://"_s,
                               u"http:///x"_s,
                               u"mailto:"_s,
                               u"confab:x"_s,
                               u"java&#115;cript:alert(1)"_s,
                               u"&#106;avascript:x"_s,
                               u"https://a\\\\b.example"_s,
                               u"https://a\u202Eb.example"_s,
                               u"<java script:x>"_s})
        QTest::newRow(qPrintable(url)) << u"[a]("_s + url + u')' << u"a"_s << QString();
}

void tst_MarkdownParser::onlyWebAndMailAddressesAreLinks()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const RichText content = parse(text).first().content;
    QTEST(content.text, "shown");
    QCOMPARE(content.spans.size(), url.isEmpty() ? 0 : 1);
    if (!url.isEmpty()) {
        QCOMPARE(content.spans.first().url, url);
        QCOMPARE(content.spans.first().formats, Formats(Link));
    }
}

void tst_MarkdownParser::aMisleadingLabelIsFollowedByTheRealHost_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("other host") << u"[https://bank.com](https://evil.example/x)"_s
                                << u"https://bank.com [evil.example]"_s;
    QTest::newRow("bare name") << u"[www.bank.com](https://evil.example)"_s << u"www.bank.com [evil.example]"_s;
    QTest::newRow("user at host") << u"[bank.com](https://bank.com@evil.example)"_s << u"bank.com [evil.example]"_s;
    QTest::newRow("look-alike") << u"[apple.com](https://\u0430pple.com)"_s << u"apple.com [xn--pple-43d.com]"_s;
    QTest::newRow("same host") << u"[https://bank.com/a](https://bank.com/b)"_s << u"https://bank.com/a"_s;
    QTest::newRow("www") << u"[bank.com](https://www.bank.com)"_s << u"bank.com"_s;
    QTest::newRow("words") << u"[the report](https://b.example)"_s << u"the report"_s;
    QTest::newRow("file name") << u"[README.md](https://b.example)"_s << u"README.md"_s;
    QTest::newRow("version") << u"[Qt 6.4.2](https://b.example)"_s << u"Qt 6.4.2"_s;
}

void tst_MarkdownParser::aMisleadingLabelIsFollowedByTheRealHost()
{
    QFETCH(QString, text);
    QTEST(parse(text).first().content.text, "shown");
}

void tst_MarkdownParser::tablesKeepCellsAndAlignments()
{
    const QList<Block> blocks =
        parse(u"| a | **b** | c |\n|:--|:-:|--:|\n| 1 | 2 |\n| `x\\|y` | 5 | [l](https://b.example) |"_s);
    QCOMPARE(blocks.size(), 1);
    const Block &table = blocks.first();
    QCOMPARE(table.columns(), 3);
    QCOMPARE(table.rows(), 3);
    QCOMPARE(table.alignments, (QList{CellAlignment::Left, CellAlignment::Center, CellAlignment::Right}));
    QStringList texts;
    for (const RichText &cell : table.cells)
        texts += cell.text;
    QCOMPARE(texts, QStringList({u"a"_s, u"b"_s, u"c"_s, u"1"_s, u"2"_s, QString(), u"x|y"_s, u"5"_s, u"l"_s}));
    QCOMPARE(table.cell(1).spans, (QList<Span>{{0, 1, Bold, {}}}));
    QCOMPARE(table.cell(8).spans, (QList<Span>{{0, 1, Link, u"https://b.example"_s}}));
    QCOMPARE(table.hiddenRows, 0);
}

void tst_MarkdownParser::longTablesSayHowManyRowsAreHidden()
{
    const Block table = parse(u"|a|b|\n|---|---|\n"_s + u"|1|2|\n"_s.repeated(500)).first();
    QCOMPARE(table.rows(), limits::kTableCells / 2);
    QCOMPARE(table.hiddenRows, 501 - limits::kTableCells / 2);
}

void tst_MarkdownParser::anUnclosedFenceIsOpenCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("open");
    QTest::newRow("only begun") << u"```cpp"_s << true;
    QTest::newRow("begun") << u"a\n\n```\nb"_s << true;
    QTest::newRow("closed") << u"```\nb\n```"_s << false;
    QTest::newRow("closed, empty") << u"```\n```"_s << false;
    QTest::newRow("shorter fence inside") << u"````\n```\n"_s << true;
    QTest::newRow("other fence inside") << u"```\n~~~\n"_s << true;
    QTest::newRow("second open") << u"```\na\n```\n\n```\nb"_s << true;
    QTest::newRow("in item") << u"- ```\n  a"_s << true;
    QTest::newRow("in quote, closed") << u"> ```\n> a\n> ```"_s << false;
}

void tst_MarkdownParser::anUnclosedFenceIsOpenCode()
{
    QFETCH(QString, text);
    const Block block = parse(text).last();
    QCOMPARE(block.type, BlockType::Code);
    QTEST(block.open, "open");
}

void tst_MarkdownParser::picturesBecomeRowsWithTheirHost()
{
    const Block image = parse(u"![a **b** c](https://d.example/e.png \"title\")"_s).first();
    QCOMPARE(image.type, BlockType::Image);
    QCOMPARE(image.content.text, u"a b c"_s);
    QCOMPARE(image.url, u"https://d.example/e.png"_s);
    QCOMPARE(image.host, u"d.example"_s);
    const Block local = parse(u"![a](file:///etc/hostname)"_s).first();
    QCOMPARE(local.type, BlockType::Image);
    QCOMPARE(local.url, QString());
    // Where no row fits, the name is a link.
    const RichText cell = parse(u"|![a](https://b.example/c)|\n|---|"_s).first().cell(0);
    QCOMPARE(cell.spans, (QList<Span>{{0, 1, Link, u"https://b.example/c"_s}}));
}

void tst_MarkdownParser::moreStandsForWhatWasLeftOut()
{
    const QString text = u"a\n\n"_s.repeated(10);
    QCOMPARE(parse(text, 10).size(), 10);
    QCOMPARE(parse(text, 10).last().type, BlockType::Paragraph);
    QCOMPARE(parse(text, 4).size(), 5);
    QCOMPARE(parse(text, 4).last().type, BlockType::More);
}

void tst_MarkdownParser::halfASyntaxIsHeldBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("settled");
    for (const QString &begun : {u"-"_s, u"- "_s, u"=="_s, u"``"_s, u"```"_s, u"#"_s, u"## "_s, u"1."_s, u"12"_s,
                                 u"> "_s, u"> -"_s, u"|"_s, u"|--"_s, u"**"_s})
        QTest::newRow(qPrintable(begun)) << u"a\n"_s + begun << u"a\n"_s;
    for (const QString &text : {u"a"_s, u"a\n- b"_s, u"a\n"_s, u"a\n-\n"_s, u"# h"_s, u"```cpp"_s, u"1. x"_s, u""_s})
        QTest::newRow(qPrintable(text)) << text << text;
}

void tst_MarkdownParser::halfASyntaxIsHeldBack()
{
    QFETCH(QString, text);
    QTEST(settledPart(text), "settled");
}

QTEST_GUILESS_MAIN(tst_MarkdownParser)
#include "tst_MarkdownParser.moc"
