// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/GrowingMessage.h"
#include "markdown/MarkdownParser.h"
#include "markdown/UnfinishedText.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! What is shown of a message while it is being written is not taken back.
class tst_UnfinishedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void halfASyntaxIsHeldBack_data();
    void halfASyntaxIsHeldBack();
    void whatHasBegunIsEndedOrLeftOut_data();
    void whatHasBegunIsEndedOrLeftOut();
    void whatIsFinishedStaysAsItIs_data();
    void whatIsFinishedStaysAsItIs();
    void littleOfAnAnswerIsTakenBack_data();
    void littleOfAnAnswerIsTakenBack();
};

namespace {

QString shown(const QList<Block> &blocks)
{
    QString text;
    for (const Block &block : blocks) {
        text += block.marker + block.content.text + u'\n';
        for (const RichText &cell : block.cells)
            text += cell.text + u'\n';
    }
    // What can't be seen keeps a formula together.
    return text.remove(QChar(0x2060));
}

} // namespace

void tst_UnfinishedText::halfASyntaxIsHeldBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("settled");
    for (const QString &begun :
         {u"-"_s,       u"- "_s,         u"=="_s,   u"``"_s,      u"```"_s,    u"#"_s,   u"## "_s,
          u"1."_s,      u"12"_s,         u"> "_s,   u"> -"_s,     u"|"_s,      u"|--"_s, u"| b"_s,
          u"| b |\n"_s, u"| b |\n|--"_s, u"- [x"_s, u"1. [ ] "_s, u"> [!NO"_s, u"**"_s})
        QTest::newRow(qPrintable(begun)) << u"a\n"_s + begun << u"a\n"_s;
    for (const QString &text : {u"a"_s, u"a\n- b"_s, u"a\n"_s, u"a\n-\n"_s, u"# h"_s, u"```cpp"_s, u"1. x"_s, u""_s})
        QTest::newRow(qPrintable(text)) << text << text;
}

void tst_UnfinishedText::halfASyntaxIsHeldBack()
{
    QFETCH(QString, text);
    QTEST(settledPart(text), "settled");
}

void tst_UnfinishedText::whatHasBegunIsEndedOrLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("finished");
    const auto row = [](const char *name, const QString &text, const QString &finished) {
        QTest::newRow(name) << text << finished;
    };
    row("bold", u"a **b c"_s, u"a **b c**"_s);
    row("bold and a space", u"a **b "_s, u"a **b** "_s);
    row("bold that begins", u"a **"_s, u"a "_s);
    row("half an end", u"a **b*"_s, u"a **b**"_s);
    row("bold and italic", u"***a"_s, u"***a***"_s);
    row("one in the other", u"**a *b"_s, u"**a *b***"_s);
    row("italic", u"a *b"_s, u"a *b*"_s);
    row("underscores", u"a _b"_s, u"a _b_"_s);
    row("struck out", u"a ~~b"_s, u"a ~~b~~"_s);
    row("code", u"a `b"_s, u"a `b`"_s);
    row("a comment", u"a\n\n<!-- b\nc"_s, u"a\n\n"_s);
    row("a comment and no more", u"<!-- b\nc -->\n"_s, QString());
    row("code that begins", u"a `"_s, u"a "_s);
    row("code with back ticks", u"a ``b`c"_s, u"a ``b`c``"_s);
    row("stars in code", u"a `**b"_s, u"a `**b`"_s);
    row("in an item", u"- **a\n- **b"_s, u"- **a\n- **b**"_s);
    row("in a cell", u"| a | b |\n|---|---|\n| **c"_s, u"| a | b |\n|---|---|\n| **c**"_s);
    row("in the second line", u"**a\nb"_s, u"**a\nb**"_s);
    row("an address", u"see [the page](https://a.exa"_s, u"see the page"_s);
    row("a picture", u"see ![a cat](https://a.exa"_s, u"see "_s);
    row("a picture's name", u"see ![a ca"_s, u"see "_s);
    row("a tag", u"press <kb"_s, u"press "_s);
    row("a formula", u"so \\(x_1"_s, u"so "_s);
    row("a key", u"press <kbd>Ctr"_s, u"press <kbd>Ctr</kbd>"_s);
    row("a summary", u"a\n\n<details>\n<summary>b"_s, u"a\n\n<details>\n"_s);
    row("a label", u"see [the pa"_s, u"see the pa"_s);
    row("a label that ends", u"see [the page]"_s, u"see the page"_s);
    row("a note", u"see[^1"_s, u"see"_s);
    row("a linked picture", u"see [![a](https://b.example/c)](https"_s, u"see "_s);
    row("an entity", u"a &am"_s, u"a "_s);
    row("a displayed formula", u"so:\n\\[\nx_1\n"_s, u"so:\n"_s);
    row("a displayed formula of dollars", u"so:\n$$\nx_1\n"_s, u"so:\n"_s);
    row("an environment", u"so:\n\\begin{align}\na &= b\n"_s, u"so:\n"_s);
    row("an environment in a line", u"let f = \\begin{cases} 1"_s, u"let f = "_s);
    row("the name of an environment", u"so:\n\\begin{al"_s, u"so:\n"_s);
    row("the name of an emoji", u"done :tad"_s, u"done "_s);
    row("a colon before it", u"done :"_s, u"done "_s);
    row("a backslash", u"so \\"_s, u"so "_s);
}

void tst_UnfinishedText::whatHasBegunIsEndedOrLeftOut()
{
    QFETCH(QString, text);
    QTEST(finishedForNow(text), "finished");
}

void tst_UnfinishedText::whatIsFinishedStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u""_s,
                                u"a"_s,
                                u"**a** b"_s,
                                u"`a` b"_s,
                                u"2*3 and a_b"_s,
                                u"2 * 3"_s,
                                u"a < b"_s,
                                u"x**2"_s,
                                u"```\n**a"_s,
                                u"```c\na `b"_s,
                                u"[a](https://b.example) c"_s,
                                u"[1] a"_s,
                                u"a[0"_s,
                                u"a & b"_s,
                                u"note: at 10:30"_s,
                                u"a :xyzzy"_s,
                                u"std::ta"_s,
                                u"\\begin{align}\na &= b\n\\end{align}\n"_s,
                                u"\\[\nx\n\\]\n"_s,
                                u"**a\n\nb"_s,
                                u"\\*a"_s,
                                u"a \\(b\\) c"_s,
                                u"<kbd>a</kbd>"_s,
                                u"- a\n"_s,
                                u"~a"_s,
                                u"a!"_s,
                                u"***a***"_s,
                                u"* a"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_UnfinishedText::whatIsFinishedStaysAsItIs()
{
    QFETCH(QString, text);
    QCOMPARE(finishedForNow(text), text);
}

void tst_UnfinishedText::littleOfAnAnswerIsTakenBack_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CONFAB_ANSWERS));
    for (const QString &name : folder.entryList({u"*.md"_s}, QDir::Files))
        // What these say at their ends changes what stands above: notes, and where references lead.
        if (name != u"essay-footnotes.md"_s && name != u"sources-and-links.md"_s)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

//! Characters that a reader has seen and that are gone in a later update, over all updates.
void tst_UnfinishedText::littleOfAnAnswerIsTakenBack()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    GrowingMessage message;
    QString before;
    qsizetype back = 0;
    QStringList steps;
    for (qsizetype length = 1; length < text.size(); ++length) {
        if (text[length].isLowSurrogate())
            continue;
        const QString now = shown(message.read(finishedForNow(text.first(length))));
        const auto same = std::mismatch(before.begin(), before.end(), now.begin(), now.end());
        // The line break that ends each row is no character of the message.
        const QString gone = QStringView(same.first, before.end()).toString().trimmed();
        if (!gone.isEmpty()) {
            back += gone.size();
            steps.append(gone.left(60) + u" <- "_s + text.sliced(qMax(0, length - 30), qMin(length, 30)));
        }
        before = now;
    }
    qInfo("FIGURE taken back of %s: %lld of %lld characters", QTest::currentDataTag(), qlonglong(back),
          qlonglong(text.size()));
    QVERIFY2(back * 100 <= text.size(), qPrintable(steps.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_UnfinishedText)
#include "tst_UnfinishedText.moc"
