// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/Footnotes.h"
#include "markdown/Links.h"
#include "markdown/LinkTarget.h"
#include "markdown/MarkdownParser.h"
#include "markdown/Slice.h"

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
    void aPictureKeepsItsLink();
    void aPictureWithoutANameIsSeenInACell();
    void alertsAreQuotesWithATitle();
    void quotesOneAfterTheOtherAreApart();
    void detailsHoldRows();
    void detailsEndWithWhatTheyStandIn();
    void keysAndLettersHaveFormats();
    void aLineMayEndBetweenKeys();
    void footnotesStandAtTheEnd();
    void marksLeadToTheirNotesAndBack();
    void emojiCanBeNamed_data();
    void emojiCanBeNamed();
    void theGapOfAnItemDependsOnWhatStandsAboveAlone();
    void whatStandsInABoxHasMoreRoomThanWords();
    void charactersThatReorderAreNeutralised();
    void codeSaysWhatItsFenceSays();
    void moreStandsForWhatWasLeftOut();
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
    QTest::newRow("code in Hebrew") << u"\u05D0 `/etc;` \u05D1 **c**"_s << u":\u05D0 \u200E/etc;\u200E \u05D1 c"_s;
    QTest::newRow("code that says no side") << u"`80` \u05D0 `80`"_s << u":80 \u05D0 \u200E80\u200E"_s;
    QTest::newRow("code in English") << u"a `/etc` b"_s << u":a /etc b"_s;
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
    QTest::newRow("all entities") << u"M&uuml;ller &rArr; &alpha; &frac12; &hearts;"_s
                                  << u":M\u00FCller \u21D2 \u03B1 \u00BD \u2665"_s;
    QTest::newRow("table under text") << u"Here:\n| a | b |\n|-|-|\n| 1 | 2 |"_s << u":Here:|table:"_s;
    QTest::newRow("table in an item") << u"- Here:\n  | a |\n  |-|\n  | 1 |"_s << u".\u2022:Here:|.table:"_s;
    QTest::newRow("another number of columns") << u"| a | b |\n| --- |\n| 1 |"_s << u":| a | b |/| --- |/| 1 |"_s;
    QTest::newRow("indented fence") << u"```\na\n    ```\nb\n```"_s << u"code():a/    ```/b"_s;
    QTest::newRow("indented underline") << u"foo\n    ---"_s << u":foo/---"_s;
    QTest::newRow("tasks with numbers") << u"1. [ ] a\n2) [X] b"_s << u".1.[ ]:a|.2)[x]:b"_s;
    QTest::newRow("an escaped box") << u"- \\[ ] a\n- &#91;x] b"_s << u".\u2022:[ ] a|.\u2022:[x] b"_s;
    QTest::newRow("no task") << u"- [a] b\n- [ ]"_s << u".\u2022:[a] b|.\u2022:[ ]"_s;
    QTest::newRow("line break of HTML") << u"a<br>b<br/>c<BR />d"_s << u":a/b/c/d"_s;
    QTest::newRow("keys and letters") << u"<kbd>A</kbd><sub>b</sub><sup>c</sup>"_s << u":Abc"_s;
    QTest::newRow("a key that does not end") << u"<kbd>A"_s << u":<kbd>A"_s;
    QTest::newRow("a comment alone") << u"<!-- a -->"_s << u":<!-- a -->"_s;
    QTest::newRow("a comment on its lines") << u"a\n\n<!-- b\n\nc -->\n\nd"_s << u":a|:d"_s;
    QTest::newRow("a comment under text") << u"a\n<!-- b -->\nc"_s << u":a|:c"_s;
    QTest::newRow("a comment within HTML") << u"<div>\n<!-- b -->\nc\n</div>"_s << u":<div>/c/</div>"_s;
    QTest::newRow("a comment within words")
        << u"a <!-- b --> c\n\n<!-- d --> e"_s << u":a <!-- b --> c|:<!-- d --> e"_s;
    QTest::newRow("a comment that does not end") << u"a\n\n<!-- b\n\nc"_s << u":a|:<!-- b//c"_s;
    QTest::newRow("empty link") << u"[](https://e.example)"_s << u":https://e.example"_s;
    QTest::newRow("empty heading") << u"#"_s << u":#"_s;
    QTest::newRow("empty quote") << u">"_s << u">:"_s;
    QTest::newRow("white space of HTML") << u"&nbsp;"_s << u":&nbsp;"_s;
    QTest::newRow("carriage returns") << u"a\r\n\r\n- b\r- c"_s << u":a|.\u2022:b|.\u2022:c"_s;
    QTest::newRow("picture within text") << u"see ![cat](https://a.example/c.png) there"_s
                                         << u":see |image:cat|:there"_s;
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
    QTest::newRow("user at host, written out")
        << u"https://bank.com@evil.example/x"_s << u"https://bank.com@evil.example/x [evil.example]"_s;
    QTest::newRow("user at host, in brackets")
        << u"[see http://bank.com:pw@evil.example]"_s << u"[see http://bank.com:pw@evil.example [evil.example]]"_s;
    QTest::newRow("look-alike") << u"[apple.com](https://\u0430pple.com)"_s << u"apple.com [xn--pple-43d.com]"_s;
    QTest::newRow("same host") << u"[https://bank.com/a](https://bank.com/b)"_s << u"https://bank.com/a"_s;
    QTest::newRow("www") << u"[bank.com](https://www.bank.com)"_s << u"bank.com"_s;
    QTest::newRow("any domain") << u"[abc.xyz](https://evil.example)"_s << u"abc.xyz [evil.example]"_s;
    QTest::newRow("address") << u"[10.0.0.1](https://evil.example)"_s << u"10.0.0.1 [evil.example]"_s;
    QTest::newRow("turned around") << u"[\u202Emoc.knab](https://evil.example)"_s << u"\u2060moc.knab [evil.example]"_s;
    QTest::newRow("full stop of Chinese")
        << u"[bank\u3002com](https://evil.example)"_s << u"bank\u3002com [evil.example]"_s;
    QTest::newRow("wide letters") << u"[\uFF42ank.com](https://evil.example)"_s << u"\uFF42ank.com [evil.example]"_s;
    QTest::newRow("letters like others") << u"[\u0430pple.com](https://xn--pple-43d.com)"_s
                                         << u"\u0430pple.com [xn--pple-43d.com]"_s;
    QTest::newRow("another language") << u"[m\u00FCnchen.example](https://xn--mnchen-3ya.example)"_s
                                      << u"m\u00FCnchen.example"_s;
    QTest::newRow("number of a source") << u"[[4]](https://b.example) [[12:30]](https://b.example)"_s
                                        << u"[4] [12:30]"_s;
    QTest::newRow("number of IPv6") << u"[http://[::1]/](https://evil.example)"_s << u"http://[::1]/ [evil.example]"_s;
    QTest::newRow("a function") << u"[np.array](https://numpy.example)"_s << u"np.array"_s;
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
    const Block table = parse(u"|a|b|\n|---|---|\n"_s + u"|1|2|\n"_s.repeated(2'000)).first();
    QCOMPARE(table.rows(), limits::kTableCells / 2);
    QCOMPARE(table.hiddenRows, 2'001 - limits::kTableCells / 2);
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

void tst_MarkdownParser::aPictureWithoutANameIsSeenInACell()
{
    const QList<Block> blocks =
        parse(u"| a |\n|-|\n| ![](https://img.example/x.png) |\n| [![](x.png)](https://c.example) |\n\n"
              "# ![](x.png)"_s);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks[0].cell(1).text, u"img.example"_s);
    QCOMPARE(blocks[0].cell(2).text, u"x.png"_s);
    QCOMPARE(blocks[0].cell(2).spans.value(0).url, u"https://c.example"_s);
    QCOMPARE(blocks[1].content.text, u"x.png"_s);
}

void tst_MarkdownParser::aPictureKeepsItsLink()
{
    const Block badge = parse(u"[![b](https://img.example/x.svg)](https://ci.example/build)"_s).first();
    QCOMPARE(badge.type, BlockType::Image);
    QCOMPARE(badge.url, u"https://img.example/x.svg"_s);
    QCOMPARE(badge.linkUrl, u"https://ci.example/build"_s);
    QCOMPARE(badge.linkHost, u"ci.example"_s);
    QCOMPARE(parse(u"![b](https://img.example/x.svg)"_s).first().linkUrl, QString());
}

void tst_MarkdownParser::alertsAreQuotesWithATitle()
{
    const QList<Block> blocks = parse(u"> [!warning]\n> Mind **this**.\n>\n> - and that\n\n> [!NOTE] is text"_s);
    QCOMPARE(blocks.size(), 4);
    QCOMPARE(blocks[0].type, BlockType::AlertTitle);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(blocks[i].alert, Alert::Warning);
    QCOMPARE(blocks[1].content.text, u"Mind this."_s);
    QCOMPARE(blocks[2].joinedQuotes, 1);
    QCOMPARE(blocks[3].alert, Alert::NoAlert);
    QCOMPARE(blocks[3].content.text, u"[!NOTE] is text"_s);
    QCOMPARE(parse(u"> [!TIP]"_s).size(), 1);
}

void tst_MarkdownParser::quotesOneAfterTheOtherAreApart()
{
    QCOMPARE(parse(u"> a\n\n> b"_s).last().joinedQuotes, 0);
    QCOMPARE(parse(u"> a\n>\n> b"_s).last().joinedQuotes, 1);
    QCOMPARE(parse(u"> > a\n>\n> > b"_s).last().joinedQuotes, 1);
}

void tst_MarkdownParser::detailsHoldRows()
{
    const QList<Block> blocks =
        parse(u"<details>\n<summary><b>More</b> &amp; <i>so</i></summary>\n\nIn\n\n<details open>\n\ndeep\n\n"
              "</details>\n\n</details>\n\nOut"_s);
    QCOMPARE(blocks.size(), 5);
    QCOMPARE(blocks[0].type, BlockType::Details);
    QCOMPARE(blocks[0].content.text, u"More & so"_s);
    QCOMPARE(blocks[0].fold, 1);
    QVERIFY(!blocks[0].open);
    QCOMPARE(blocks[1].folds, QList<int>{1});
    QCOMPARE(blocks[2].fold, 2);
    QVERIFY(blocks[2].open);
    QCOMPARE(blocks[3].folds, (QList<int>{1, 2}));
    QCOMPARE(blocks[4].folds, QList<int>());
    // In one block of HTML as well.
    const QList<Block> tight = parse(u"<details><summary>S</summary>\ntext\n</details>\nafter"_s);
    QCOMPARE(tight.size(), 3);
    QCOMPARE(tight[1].content.text, u"text"_s);
    QCOMPARE(tight[1].folds, QList<int>{1});
    QCOMPARE(tight[2].folds, QList<int>());
}

void tst_MarkdownParser::detailsEndWithWhatTheyStandIn()
{
    const QList<Block> blocks = parse(u"- <details>\n\n  in\n\nout\n\n</details>"_s);
    QCOMPARE(blocks.size(), 4);
    QCOMPARE(blocks[1].folds, QList<int>{1});
    QCOMPARE(blocks[2].folds, QList<int>());
    QCOMPARE(blocks[3].content.text, u"</details>"_s);
}

void tst_MarkdownParser::keysAndLettersHaveFormats()
{
    const QList<Span> spans = {{0, 1, Keyboard, {}}, {2, 1, Subscript, {}}, {4, 1, Superscript, {}}};
    QCOMPARE(parse(u"<kbd>A</kbd> <sub>b</sub> <SUP>c</SUP> <b>"_s).first().content.spans, spans);
}

void tst_MarkdownParser::aLineMayEndBetweenKeys()
{
    const QString text = u"<kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>P</kbd>"_s;
    const QString shown = parse(text).first().content.text;
    QCOMPARE(shown, u"Ctrl+\u200BShift+\u200BP"_s);
    QCOMPARE(written(parse(text).first().content).text, u"Ctrl+Shift+P"_s);
}

void tst_MarkdownParser::footnotesStandAtTheEnd()
{
    const QList<Block> blocks = parse(u"a[^x] b[^y]\n\n[^y]: two\n[^x]: one\n\n    more\n\nend"_s);
    QCOMPARE(drawn(blocks), u":a1 b2|:end|rule:|.1.:one|.:more\u00A0\u21A9|.2.:two\u00A0\u21A9"_s);
    QCOMPARE(blocks.first().content.spans,
             (QList<Span>{{1, 1, Superscript | Link, u"#note-1"_s}, {4, 1, Superscript | Link, u"#note-2"_s}}));
    QVERIFY(blocks.last().footnote);
    QVERIFY(!blocks[1].footnote);
}

void tst_MarkdownParser::marksLeadToTheirNotesAndBack()
{
    const QList<Block> blocks = parse(u"a\n\nb[^x] c[^y] d[^x]\n\n[^y]: two\n[^x]: one\n\n    more"_s);
    QCOMPARE(rowOf(blocks, u"#note-1"_s), 3);
    QCOMPARE(rowOf(blocks, u"#note-2"_s), 5);
    QCOMPARE(rowOf(blocks, u"#note-3"_s), -1);
    for (const int row : {4, 5}) {
        const Span back = blocks[row].content.spans.last();
        QCOMPARE(back.formats, Formats(Link) | Quiet);
        QCOMPARE(rowOf(blocks, back.url), 1);
        QCOMPARE(addressBack(addressBack(back.url)), back.url);
    }
    // Nobody else can write such an address.
    QVERIFY(parse(u"[x](#note-1)"_s).first().content.spans.isEmpty());
    // It leads nowhere outside.
    QVERIFY(linksOf(blocks).isEmpty());
}

void tst_MarkdownParser::emojiCanBeNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const QString smile = u"\U0001F604"_s;
    QTest::newRow("alone") << u":smile:"_s << smile;
    QTest::newRow("two") << u":smile::+1: (:smile:)"_s << smile + u"\U0001F44D ("_s + smile + u")"_s;
    QTest::newRow("with underscores") << u"a :stuck_out_tongue: b"_s << u"a \U0001F61B b"_s;
    QTest::newRow("the first of the list and the last") << u":+1: :zzz:"_s << u"\U0001F44D \U0001F4A4"_s;
    QTest::newRow("in emphasis") << u"**:smile: x**"_s << smile + u" x"_s;
    QTest::newRow("of a link") << u"[:smile: x](https://b.example)"_s << smile + u" x"_s;
    QTest::newRow("behind Chinese") << u"\u597D:smile:"_s << u"\u597D"_s + smile;
    for (const QString &text : {u"10:30:45"_s, u"10:100:45"_s, u"std::heart::x"_s, u"a:smile:"_s, u":nothing_known:"_s,
                                u":smile"_s, u"::"_s, u": smile :"_s, u"https://b.example/:smile:/c"_s})
        QTest::newRow(qPrintable(text)) << text << text;
    QTest::newRow("in code") << u"`:smile:`"_s << u":smile:"_s;
    QTest::newRow("in a block of code") << u"```\n:smile:\n```"_s << u":smile:"_s;
    QTest::newRow("in a formula") << u"$a:smile:b$"_s << u"$a:smile:b$"_s;
}

void tst_MarkdownParser::emojiCanBeNamed()
{
    QFETCH(QString, text);
    QTEST(parse(text).first().content.text, "shown");
}

void tst_MarkdownParser::theGapOfAnItemDependsOnWhatStandsAboveAlone()
{
    const QString tight = u"- a\n- b"_s;
    const QString loose = tight + u"\n\n- c"_s;
    QCOMPARE(parse(tight)[1].gap, Gap::TightGap);
    QCOMPARE(parse(loose)[1].gap, Gap::TightGap);
    QCOMPARE(parse(loose)[2].gap, Gap::NormalGap);
}

void tst_MarkdownParser::whatStandsInABoxHasMoreRoomThanWords()
{
    const QString code = u"```\nx\n```"_s;
    const QString table = u"| a |\n|---|\n| b |"_s;
    for (const QString &box :
         {code, table, u"$$x$$"_s, u"***"_s, u"<details><summary>S</summary>\n\nx\n\n</details>"_s}) {
        const QList<Block> blocks = parse(u"words\n\n"_s + box + u"\n\nwords"_s);
        QCOMPARE(blocks[1].gap, Gap::BoxGap);
        QCOMPARE(blocks.last().gap, Gap::BoxGap);
    }
    QCOMPARE(parse(u"a\n\nb"_s)[1].gap, Gap::NormalGap);
    QCOMPARE(parse(u"> a\n\nb"_s)[1].gap, Gap::BoxGap);
    QCOMPARE(parse(u"# a\n\nb"_s)[1].gap, Gap::TightGap);
    QCOMPARE(parse(u"# a\n\n"_s + table)[1].gap, Gap::BoxGap);
}

void tst_MarkdownParser::charactersThatReorderAreNeutralised()
{
    for (const char16_t c : {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069}) {
        const QString text = u"a"_s + QChar(c) + u"b"_s;
        QCOMPARE(parse(text).first().content.text, u"a\u2060b"_s);
        const Block code = parse(u"```\n"_s + text + u"\n```"_s).first();
        QCOMPARE(code.content.text, u"a\uFFFDb"_s);
        QCOMPARE(code.code(), text);
    }
    // Marks that only tell how to draw their neighbours are letters of these languages.
    QCOMPARE(parse(u"a\u200Fb"_s).first().content.text, u"a\u200Fb"_s);
}

void tst_MarkdownParser::codeSaysWhatItsFenceSays()
{
    const Block code = parse(u"```js  title=\"a b\" {1}\nx\n```"_s).first();
    QCOMPARE(code.language, u"js"_s);
    QCOMPARE(code.info, u"title=\"a b\" {1}"_s);
}

QTEST_GUILESS_MAIN(tst_MarkdownParser)
#include "tst_MarkdownParser.moc"
