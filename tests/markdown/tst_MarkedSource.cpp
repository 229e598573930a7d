// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/MarkdownParser.h"
#include "markdown/MarkedSource.h"
#include "markdown/Slice.h"

#include <QTest>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! Formulas, definitions and emphasis beside East Asian letters, which CommonMark alone reads otherwise than meant.
class tst_MarkedSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulasAreKeptVerbatim_data();
    void formulasAreKeptVerbatim();
    void whatIsNoFormulaIsText_data();
    void whatIsNoFormulaIsText();
    void displayedFormulasHaveRowsOfTheirOwn_data();
    void displayedFormulasHaveRowsOfTheirOwn();
    void aShortFormulaStaysInOneLine();
    void noLineEndsWithinTheSignsOfAFormula();
    void definitionsThatDefineNothingAreShown_data();
    void definitionsThatDefineNothingAreShown();
    void emphasisStandsBesideEastAsianLetters_data();
    void emphasisStandsBesideEastAsianLetters();
    void codeIsNotTouched_data();
    void codeIsNotTouched();
    void fencesAreToldFromIndentedCode_data();
    void fencesAreToldFromIndentedCode();
    void marksThatTheTextHasItselfAreNotTaken();
    void linesAreGivenAsTheyWereWritten();
};

namespace {

QStringList rows(const QString &text)
{
    QStringList rows;
    for (const Block &block : parse(text))
        rows.append(block.content.text);
    return rows;
}

//! The stretches of a message's first row that have the format.
QStringList stretches(const QString &text, Format format)
{
    QStringList found;
    const RichText content = written(parse(text).first().content);
    for (const Span &span : content.spans) {
        if (span.formats.testFlag(format))
            found.append(content.text.sliced(span.start, span.length));
    }
    return found;
}

} // namespace

void tst_MarkedSource::formulasAreKeptVerbatim_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("formulas");
    const auto row = [](const char *name, const QString &text, const QStringList &formulas) {
        QTest::newRow(name) << text << formulas;
    };
    row("brackets", u"so \\(a_1 * b_2 * c\\) holds"_s, {u"\\(a_1 * b_2 * c\\)"_s});
    row("dollars", u"so $a_1 * b_2 * c$ holds"_s, {u"$a_1 * b_2 * c$"_s});
    row("commands", u"$\\frac{1}{m}\\sum_{i=1}^{m}(h_\\theta(x_i) - y_i)$"_s,
        {u"$\\frac{1}{m}\\sum_{i=1}^{m}(h_\\theta(x_i) - y_i)$"_s});
    row("two", u"$x$ and $y$"_s, {u"$x$"_s, u"$y$"_s});
    row("escaped dollar", u"$\\$100$ is money"_s, {u"$\\$100$"_s});
    row("over a line break", u"so \\(a +\nb\\) holds"_s, {u"\\(a + b\\)"_s});
    row("displayed in a heading", u"# The \\[x^2\\] row"_s, {u"\\[x^2\\]"_s});
    row("brackets in a formula", u"\\(f(x) = [0, 1]\\)"_s, {u"\\(f(x) = [0, 1]\\)"_s});
    row("in emphasis", u"**the $x$**"_s, {u"$x$"_s});
    row("an environment in a heading", u"# The \\begin{pmatrix} a \\\\ b \\end{pmatrix} row"_s,
        {u"\\begin{pmatrix} a \\\\ b \\end{pmatrix}"_s});
    row("line end of TeX", u"\\(a \\\\ b\\)"_s, {u"\\(a \\\\ b\\)"_s});
}

void tst_MarkedSource::formulasAreKeptVerbatim()
{
    QFETCH(QString, text);
    QTEST(stretches(text, Formula), "formulas");
}

void tst_MarkedSource::whatIsNoFormulaIsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("prices") << u"It costs $5 to $10, or $20."_s << u"It costs $5 to $10, or $20."_s;
    QTest::newRow("a range") << u"$5-$10"_s << u"$5-$10"_s;
    QTest::newRow("variables") << u"$PATH:$HOME"_s << u"$PATH:$HOME"_s;
    QTest::newRow("one dollar") << u"a $ b"_s << u"a $ b"_s;
    QTest::newRow("currencies") << u"US$5 and A$6"_s << u"US$5 and A$6"_s;
    QTest::newRow("one bracket") << u"an \\(open one"_s << u"an (open one"_s;
    QTest::newRow("citations") << u"shown \\[1\\], \\[2, 3\\] and [\\[4\\]](https://e.example)"_s
                               << u"shown [1], [2, 3] and [4]"_s;
    QTest::newRow("remarks") << u"he \\[sic\\] said \\[...\\] to \\[your name\\]"_s
                             << u"he [sic] said [...] to [your name]"_s;
    QTest::newRow("escaped signs") << u"\\(\\) \\[\\]"_s << u"() []"_s;
    QTest::newRow("another paragraph") << u"a \\(b\n\nc\\) d"_s << u"a (b"_s;
    QTest::newRow("about environments") << u"Put \\begin{align} and \\end{align} around it"_s
                                        << u"Put \\begin{align} and \\end{align} around it"_s;
    QTest::newRow("another environment") << u"\\begin{itemize}1\\end{itemize}"_s
                                         << u"\\begin{itemize}1\\end{itemize}"_s;
    QTest::newRow("an escaped environment")
        << u"\\\\begin{align}a = b\\\\end{align}"_s << u"\\begin{align}a = b\\end{align}"_s;
    QTest::newRow("an environment without an end") << u"\\begin{align} a = b\n\nend"_s << u"\\begin{align} a = b"_s;
    QTest::newRow("escaped backslash") << u"a \\\\(b\\\\) c"_s << u"a \\(b\\) c"_s;
}

void tst_MarkedSource::whatIsNoFormulaIsText()
{
    QFETCH(QString, text);
    QVERIFY(stretches(text, Formula).isEmpty());
    QTEST(rows(text).first(), "shown");
}

void tst_MarkedSource::displayedFormulasHaveRowsOfTheirOwn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("brackets") << u"\\[\nx = 1\n\\]"_s << QStringList{u"\\[\nx = 1\n\\]"_s};
    QTest::newRow("dollars") << u"$$\nx_1\n- y_1\n= z\n$$"_s << QStringList{u"$$\nx_1\n- y_1\n= z\n$$"_s};
    QTest::newRow("in one line") << u"$$A = \\begin{pmatrix} a \\\\ b \\end{pmatrix}$$"_s
                                 << QStringList{u"$$A = \\begin{pmatrix} a \\\\ b \\end{pmatrix}$$"_s};
    QTest::newRow("under text") << u"We get:\n\\[\nx\n\\]\nand so on"_s
                                << QStringList{u"We get:"_s, u"\\[\nx\n\\]"_s, u"and so on"_s};
    QTest::newRow("in an item") << u"- first\n\n  $$\n  x\n    + y\n  $$"_s
                                << QStringList{u"first"_s, u"$$\nx\n  + y\n$$"_s};
    QTest::newRow("in a quote") << u"> \\[\n> x\n> \\]"_s << QStringList{u"\\[\nx\n\\]"_s};
    for (const QString &name : {u"equation"_s, u"align"_s, u"align*"_s, u"gather"_s, u"cases"_s, u"bmatrix"_s}) {
        const QString formula = u"\\begin{%1}\na_1 &= b \\\\[2pt]\n- c &= *d*\n\\end{%1}"_s.arg(name);
        QTest::newRow(qPrintable(name)) << u"So:\n\n"_s + formula + u"\n\nend"_s
                                        << QStringList{u"So:"_s, formula, u"end"_s};
    }
    const QString cases = u"\\begin{cases}\n1 & x > 0 \\\\\n0 & x \\le 0\n\\end{cases}"_s;
    QTest::newRow("an environment under text")
        << u"We get\n"_s + cases + u"\nand so on"_s << QStringList{u"We get"_s, cases, u"and so on"_s};
    QTest::newRow("an environment behind words")
        << u"Let f = "_s + cases + u" then"_s << QStringList{u"Let f = "_s, cases, u"then"_s};
    QTest::newRow("an environment in an item")
        << u"1. first\n\n   "_s + QString(cases).replace(u'\n', u"\n   "_s) << QStringList{u"first"_s, cases};
    QTest::newRow("one in the other")
        << u"\\begin{align}\nA &= \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}\n\\end{align}"_s
        << QStringList{u"\\begin{align}\nA &= \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}\n\\end{align}"_s};
    QTest::newRow("between dollars") << u"$$\n"_s + cases + u"\n$$"_s << QStringList{u"$$\n"_s + cases + u"\n$$"_s};
    QTest::newRow("with a full stop") << u"\\[\nx\n\\]."_s << QStringList{u"\\[\nx\n\\]"_s, u"."_s};
}

void tst_MarkedSource::displayedFormulasHaveRowsOfTheirOwn()
{
    QFETCH(QString, text);
    QTEST(rows(text), "shown");
    int formulas = 0;
    for (const Block &block : parse(text))
        formulas += block.type == BlockType::Formula ? 1 : 0;
    QCOMPARE(formulas, 1);
}

namespace {

//! Of what stands between two words, where lines may end in it.
QStringList linesOf(const QString &inner)
{
    const RichText content = parse(u"words "_s + inner + u" words"_s).first().content;
    QStringList lines;
    QTextBoundaryFinder ends(QTextBoundaryFinder::Line, content.text);
    for (qsizetype from = 0, to = ends.toNextBoundary(); to >= 0; from = to, to = ends.toNextBoundary())
        lines.append(QString(content.text.sliced(from, to - from)).remove(QChar(0x2060)).trimmed());
    return lines.sliced(1, lines.size() - 2);
}

} // namespace

void tst_MarkedSource::aShortFormulaStaysInOneLine()
{
    for (const QString &formula : {u"\\(a \\neq 0\\)"_s, u"$x_{1,2} = \\alpha \\pm i\\beta$"_s, u"$-\\frac{b}{2a}$"_s,
                                   u"$\\alpha!$"_s, u"$x$"_s}) {
        QCOMPARE(linesOf(formula), QStringList{formula});
        const QString text = u"words "_s + formula + u" words"_s;
        QCOMPARE(written(parse(text).first().content).text, text);
    }
}

void tst_MarkedSource::noLineEndsWithinTheSignsOfAFormula()
{
    const QString inner = u"\\mathfrak{g} + "_s.repeated(4) + u"\\alpha!"_s;
    for (const QString &formula : {u'$' + inner + u'$', u"\\("_s + inner + u"\\)"_s}) {
        const QStringList lines = linesOf(formula);
        QVERIFY(lines.size() > 3);
        QVERIFY2(lines.first().size() > 3 && lines.last().size() > 3, qPrintable(lines.join(u'|')));
    }
}

void tst_MarkedSource::definitionsThatDefineNothingAreShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("a time") << u"[12:30]: done"_s << QStringList{u"[12:30]: done"_s};
    QTest::newRow("times") << u"Log:\n\n[12:30]: on\n[12:31]: off\n\nend"_s
                           << QStringList{u"Log:"_s, u"[12:30]: on\n[12:31]: off"_s, u"end"_s};
    QTest::newRow("unused") << u"a\n\n[b]: https://c.example"_s << QStringList{u"a"_s, u"[b]: https://c.example"_s};
    QTest::newRow("unused note") << u"a\n\n[^1]: Source"_s << QStringList{u"a"_s, u"[^1]: Source"_s};
    QTest::newRow("used") << u"see [b]\n\n[b]: https://c.example"_s << QStringList{u"see b"_s};
    QTest::newRow("used in another case") << u"[B  c]\n\n[b C]: https://c.example"_s << QStringList{u"B  c"_s};
    QTest::newRow("a remark") << u"[note] is\n\n[note]: done"_s << QStringList{u"[note] is"_s, u"[note]: done"_s};
    QTest::newRow("twice") << u"[b]\n\n[b]: https://c.example\n\n[b]: https://d.example"_s
                           << QStringList{u"b"_s, u"b: https://d.example"_s};
    QTest::newRow("above one that does")
        << u"[a][b] and [c]\n\n[d]: https://d.example\n[b]: LICENSE\n[c]: https://c.example"_s
        << QStringList{u"a and c"_s, u"[d]: https://d.example"_s};
    QTest::newRow("above one in a quote")
        << u"> [c]\n>\n> [12:30]: on\n> [c]: https://c.example"_s << QStringList{u"c"_s, u"[12:30]: on"_s};
    QTest::newRow("used note") << u"a[^1]\n\n[^1]: Source"_s << QStringList{u"a1"_s, QString(), u"Source\u00A0\u21A9"_s};
}

void tst_MarkedSource::definitionsThatDefineNothingAreShown()
{
    QFETCH(QString, text);
    QTEST(rows(text), "shown");
}

void tst_MarkedSource::emphasisStandsBesideEastAsianLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("bold");
    const auto row = [](const char *name, const QString &text, const QStringList &bold) {
        QTest::newRow(name) << text << bold;
    };
    row("corner brackets", u"これは**「重要」**です"_s, {u"「重要」"_s});
    row("wide colon", u"**注意：**危険"_s, {u"注意："_s});
    row("ASCII quotes", u"그것은 **\"중요\"**입니다"_s, {u"\"중요\""_s});
    row("ASCII bracket", u"使用**foo()**函数"_s, {u"foo()"_s});
    row("full stop before", u"好。**强调**「引」"_s, {u"强调"_s});
    row("letters of the second plane", u"\U00020000**「\U00020001」**\U00020002"_s, {u"「\U00020001」"_s});
    row("left as they are", u"a **b**c"_s, {u"b"_s});
    row("not emphasis", u"2 ** 3 ** 4"_s, {});
}

void tst_MarkedSource::emphasisStandsBesideEastAsianLetters()
{
    QFETCH(QString, text);
    QFETCH(QStringList, bold);
    QCOMPARE(stretches(text, Bold), bold);
    QString plain = text;
    QCOMPARE(rows(text).first(), bold.isEmpty() ? text : plain.remove(u"**"_s));
}

void tst_MarkedSource::codeIsNotTouched_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code :
         {u"\\(x\\) and \\[y\\]"_s, u"[12:30]: done"_s, u"$$\nx\n$$"_s, u"\\[\nx\n\\]"_s, u"これは**「重要」**です"_s,
          u"a \\\\ b"_s, u"\\begin{align}\na &= b \\\\\n\\end{align}"_s, u"\\begin{array}1\\end{array}"_s})
        QTest::newRow(qPrintable(code)) << code;
}

void tst_MarkedSource::codeIsNotTouched()
{
    QFETCH(QString, code);
    QCOMPARE(rows(u"```\n"_s + code + u"\n```"_s), QStringList{code});
    QCOMPARE(rows(u"- a\n\n  ```\n  "_s + QString(code).replace(u'\n', u"\n  "_s) + u"\n  ```"_s),
             QStringList({u"a"_s, code}));
    if (!code.contains(u'\n'))
        QCOMPARE(rows(u"the `"_s + code + u"` span"_s), QStringList{u"the "_s + code + u" span"_s});
}

void tst_MarkedSource::fencesAreToldFromIndentedCode_data()
{
    QTest::addColumn<QString>("above");
    QTest::addColumn<bool>("opens");
    QTest::newRow("indented") << u"a\n\n    ```"_s << false;
    QTest::newRow("by a tab") << u"a\n\n\t```"_s << false;
    QTest::newRow("under text") << u"a\n    ```"_s << false;
    QTest::newRow("in a quote") << u"> a\n>\n>     ```"_s << false;
    QTest::newRow("behind a list") << u"- a\n\nb\n\n    ```"_s << false;
    QTest::newRow("of an item") << u"- a\n\n      ```"_s << false;
    QTest::newRow("behind a marker") << u"-     ```"_s << false;
    QTest::newRow("a little indented") << u"a\n\n   ```"_s << true;
    QTest::newRow("in an item") << u"10. a\n\n    ```"_s << true;
    QTest::newRow("in a nested item") << u"- a\n  - b\n\n    ```"_s << true;
    QTest::newRow("in an item, right under its words") << u"1. a\n   ```"_s << true;
    QTest::newRow("in an item, a tab") << u"-\ta\n\n\t```"_s << true;
    QTest::newRow("in a note") << u"[^1]: a\n\n    ```"_s << true;
    QTest::newRow("further out than the last item") << u"- a\n  - b\n\n  c\n\n  ```"_s << true;
}

void tst_MarkedSource::fencesAreToldFromIndentedCode()
{
    QFETCH(QString, above);
    // What follows is read as code where the fence is one, and has marks else.
    const MarkedSource source(above + u"\n\\(x\\)"_s);
    const bool marked = QString::fromUtf8(source.utf8()).contains(QChar(source.marks().openInline));
    QTEST(!marked, "opens");
}

void tst_MarkedSource::marksThatTheTextHasItselfAreNotTaken()
{
    QString all;
    for (char16_t c = 0xE000; c < 0xF000; ++c) {
        all += QChar(c);
        if (c % 1'000 == 0)
            all += u' '; // endless words are broken
    }
    for (char16_t c = 0x2E18; c < 0x2E20; ++c)
        all += QChar(c);
    for (const QString &used : {all, u"\uE000\uE001 \uE00A\u2E18"_s}) {
        const QString text = used + u" \\(x\\)\n\n[12:30]: done\n\nは**「重」**で"_s;
        const QString shown = rows(text).first();
        QVERIFY(shown.startsWith(used));
        QVERIFY(!shown.sliced(used.size()).contains(QChar(0xE000)));
    }
    // Where none is left, CommonMark reads alone.
    QCOMPARE(MarkedSource(all).marks().openInline, char16_t(0));
    QCOMPARE(MarkedSource(all).marks().beside, char16_t(0));
}

void tst_MarkedSource::linesAreGivenAsTheyWereWritten()
{
    const MarkedSource source(u"a\n> \\[\n> x\n> \\]\n\nは**「重」**で"_s);
    QCOMPARE(source.lineCount(), 4);
    QCOMPARE(source.lines(1, 1), u"a"_s);
    QCOMPARE(source.lines(4, 4), u"は**「重」**で"_s);
    QVERIFY(source.isBlank(3));
    QCOMPARE(source.positionOf(2), 2);
    QCOMPARE(source.positionOf(4), 17);
}

QTEST_GUILESS_MAIN(tst_MarkedSource)
#include "tst_MarkedSource.moc"
