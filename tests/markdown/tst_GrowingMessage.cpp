// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/GrowingMessage.h"
#include "markdown/MarkdownParser.h"
#include "markdown/UnfinishedText.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! A message that is being written is read piece by piece, to the same rows.
class tst_GrowingMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPieceGivesTheRowsOfTheWhole_data();
    void eachPieceGivesTheRowsOfTheWhole();
    void noTextIsReadOtherwise();
    void onlyTheLastPartIsReadAgain_data();
    void onlyTheLastPartIsReadAgain();
    void aLongBlockIsReadOnByLines_data();
    void aLongBlockIsReadOnByLines();
    void aTextThatWasChangedIsReadAnew();
    void theLimitsHold();
};

void tst_GrowingMessage::eachPieceGivesTheRowsOfTheWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("prose") << u"One *two*\nthree.\n\nFour **five**.\n\n    code\n\nSix"_s;
    QTest::newRow("headings") << u"# A\nb\n\nc\n---\nd\n***\ne"_s;
    QTest::newRow("lists")
        << u"a\n\n- b\n- c\n  - d\n  - e\n\n    f\n- g\n\n- h\n\ni\n\n* j\n1. k\n1. l\n1) m\n\n   n\n5) o"_s;
    QTest::newRow("tasks") << u"- [ ] a\n- [x] b\n  1. [ ] c\n- d"_s;
    QTest::newRow("list that begins with white space") << u"  - a\n  - b\n\n    c\n  - d"_s;
    QTest::newRow("quotes") << u"> a\n> - b\n\n> c\n\nd\n> > e\n> f\n\n> [!NOTE]\n> g"_s;
    QTest::newRow("table under text") << u"a\n\nText:\n| b | c |\n|---|---|\n| d | e |\n| f | g |\n\nh"_s;
    QTest::newRow("tables in items") << u"- a\n  | b |\n  |---|\n  | c |\n- d"_s;
    QTest::newRow("code") << u"a\n```cpp\nint b;\n\n- c\n```\nd\n~~~\ne"_s;
    QTest::newRow("code of all kinds of lines") << u"````python\n\ta\u2028b\n\n``` \n~~~\n    ````\n"_s +
                                                       QString(1'100, u'x') + u"\n\u202Ec\f\n\n   ````  \nd"_s;
    QTest::newRow("code with a NUL") << u"a\n```\nb\n"_s + QChar(u'\0') + u"c\nd"_s;
    QTest::newRow("code with other ends of lines") << u"a\n```\nb\nc\rd\r\n```\re"_s;
    QTest::newRow("code that begins with an indent") << u"  ```\n  a\n    b\n c\n  ```\nd"_s;
    QTest::newRow("code that looks like definitions") << u"a\n\n~~~\n[b]: c\n[d\ne]: f\n~~~\n[b]"_s;
    QTest::newRow("rows of all kinds")
        << u"| a | b |\n|:-:|---|\n| c |\n d | **e** | f |\n|\\||`g\\|h`|\n| $i | j$ |\n| k <b> | </b> l |\n| m\n- n\n| o |"_s;
    QTest::newRow("a table that ends in a quote") << u"| a | b |\n|---|---|\n| c | d |\n> e\n| f | g |"_s;
    QTest::newRow("a table that ends in a definition") << u"| a |\n|---|\n| [b] |\n\n[b]: https://c.example\n"_s;
    QTest::newRow("a table that ends in a footnote") << u"a\n\n| b |\n|---|\n| [^1] |\n[^1]: c"_s;
    QTest::newRow("formulas") << u"a:\n\\[\nb\n- c\n\\]\nd $e$\n\n$$\nf\n$$\n\ng"_s;
    QTest::newRow("details")
        << u"a\n\n<details>\n<summary>b</summary>\n\nc\n\n- d\n\n</details>\n\ne\n\n<details>\n\nf"_s;
    QTest::newRow("definitions") << u"a [b] and c[^1]\n\nd\n\n[b]: https://e.example\n\n[^1]: f\n\ng"_s;
    QTest::newRow("pictures") << u"a ![b](https://c.example/d) e\n\n![f](g)\n\nh"_s;
    QTest::newRow("white space") << u"\n\n a\n\n\n  b\n\n"_s;
    QTest::newRow("HTML") << u"<div>\na\n\nb\n</div>\nc\n\n<!-- d\n\ne -->\nf"_s;
}

void tst_GrowingMessage::eachPieceGivesTheRowsOfTheWhole()
{
    QFETCH(QString, text);
    GrowingMessage message;
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const QString written = text.first(length);
        const QList<Block> rows = message.read(written);
        const QList<Block> wanted = parse(written);
        QVERIFY2(rows == wanted, qPrintable(QString(written).replace(u'\n', u"\\n"_s)));
    }
    GrowingMessage inSteps;
    for (qsizetype length = 0; length <= text.size(); length += 7)
        QVERIFY(inSteps.read(text.first(length)) == parse(text.first(length)));
}

void tst_GrowingMessage::noTextIsReadOtherwise()
{
    // Whatever the pieces of markup come to, one after the other.
    static const QStringList kPieces = {u"a"_s,
                                        u" b"_s,
                                        u"\n"_s,
                                        u"\n\n"_s,
                                        u"- "_s,
                                        u"\n- c"_s,
                                        u"\n1. d"_s,
                                        u"\n   "_s,
                                        u"\n> "_s,
                                        u"\n# "_s,
                                        u"\n```"_s,
                                        u"\n| e | f |"_s,
                                        u"\n|---|---|"_s,
                                        u"|"_s,
                                        u"\n---"_s,
                                        u"**"_s,
                                        u"`"_s,
                                        u"\n\\["_s,
                                        u"\n\\]"_s,
                                        u"\n$$"_s,
                                        u"$"_s,
                                        u"\n    g"_s,
                                        u"\t"_s,
                                        u"\n\n<details>\n\n"_s,
                                        u"\n\n</details>\n\n"_s,
                                        u"<br>"_s,
                                        u"\n- [ ] h"_s,
                                        u"\n\n\n"_s,
                                        u"\\("_s,
                                        u"\\)"_s,
                                        u"![i](j)"_s,
                                        u"\n> [!NOTE]"_s};
    QRandomGenerator random(7);
    for (int message = 0; message < 400; ++message) {
        GrowingMessage growing;
        QString text;
        for (int piece = 0; piece < 30; ++piece) {
            text += kPieces[random.bounded(int(kPieces.size()))];
            QVERIFY2(growing.read(text) == parse(text), qPrintable(QString(text).replace(u'\n', u"\\n"_s)));
        }
    }
}

void tst_GrowingMessage::onlyTheLastPartIsReadAgain_data()
{
    QTest::addColumn<QString>("part");
    QTest::newRow("paragraphs") << u"Some words, and *some* more.\n\n"_s;
    QTest::newRow("items") << u"- one more\n"_s;
    QTest::newRow("items with numbers and more in them") << u"1. one\n\n   more\n\n   ```\n   code\n   ```\n\n"_s;
    QTest::newRow("headings") << u"## one\n"_s;
    QTest::newRow("code") << u"```\ncode\n```\n"_s;
    QTest::newRow("tables") << u"| a |\n|---|\n| b |\n\n"_s;
}

void tst_GrowingMessage::onlyTheLastPartIsReadAgain()
{
    QFETCH(QString, part);
    GrowingMessage message;
    for (int parts = 1; parts <= 40; ++parts) {
        QVERIFY(message.read(part.repeated(parts)) == parse(part.repeated(parts)));
        QVERIFY2(message.readLength() <= 2 * part.size(),
                 qPrintable(u"%1 of %2 parts"_s.arg(message.readLength()).arg(parts)));
    }
}

void tst_GrowingMessage::aLongBlockIsReadOnByLines_data()
{
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("line");
    QTest::newRow("code") << u"a\n\n```python\n"_s << u"print(\"a[1]: b\")  # one\n"_s;
    QTest::newRow("code with lines of [") << u"```python\n"_s << u"[x for x in a[1]: b]\n"_s;
    QTest::newRow("table") << u"a\n\n| a | b |\n|---|---|\n"_s << u"| **c** | `d` |\n"_s;
}

void tst_GrowingMessage::aLongBlockIsReadOnByLines()
{
    QFETCH(QString, begin);
    QFETCH(QString, line);
    const QString text = begin + line.repeated(60);
    GrowingMessage message;
    for (qsizetype length = begin.size(); length <= text.size(); length += 5) {
        const QString written = settledPart(text.first(length));
        QVERIFY(message.read(written) == parse(written));
        if (length > begin.size() + 2 * line.size())
            QVERIFY2(message.readLength() <= line.size() + 5, qPrintable(QString::number(message.readLength())));
    }
}

void tst_GrowingMessage::aTextThatWasChangedIsReadAnew()
{
    GrowingMessage message;
    message.read(u"a\n\nb\n\nc"_s);
    for (const QString &text : {u"x\n\nb\n\nc"_s, u"a"_s, QString(), u"a\n\nb\n\nc d"_s})
        QVERIFY(message.read(text) == parse(text));
}

void tst_GrowingMessage::theLimitsHold()
{
    GrowingMessage message;
    const QString part = u"a\n\n"_s;
    for (int parts = 1; parts <= 12; ++parts)
        QVERIFY(message.read(part.repeated(parts), 4) == parse(part.repeated(parts), 4));
    const QString list = u"- a\n"_s;
    for (int parts = 1; parts <= 12; ++parts)
        QVERIFY(message.read(list.repeated(parts), 4) == parse(list.repeated(parts), 4));
    QVERIFY(message.read(list.repeated(12), 8) == parse(list.repeated(12), 8));
    const QString endless = QString(limits::kText + 1, u'x');
    QVERIFY(message.read(endless) == parse(endless));
}

QTEST_GUILESS_MAIN(tst_GrowingMessage)
#include "tst_GrowingMessage.moc"
