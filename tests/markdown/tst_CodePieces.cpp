// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/CodeLines.h"
#include "markdown/CodePieces.h"
#include "markdown/RenderLimits.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! Code as it grows: what is highlighted, and which of its pieces are touched.
class tst_CodePieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheLineThatGrowsIsHighlighted();
    void linesAreHighlightedAsTheWholeIs();
    void aChangeInTheMiddleReachesWhatFollows();
    void anotherLanguageHighlightsAllAnew();
    void onlyTheLastPieceChangesWhileCodeGrows();
    void piecesHoldEveryLineOnce_data();
    void piecesHoldEveryLineOnce();
    void longLinesMakeShortPieces();
};

namespace {

//! The real one, and how many lines it was asked for.
class CountingHighlighter : public Highlighter
{
public:
    QList<Token> lineTokens(const QString &language, QStringView line, LineState &state) override
    {
        ++lines;
        return m_real->lineTokens(language, line, state);
    }

    int lines = 0;

private:
    std::unique_ptr<Highlighter> m_real = makeHighlighter();
};

QString python(int functions)
{
    QString code;
    for (int i = 0; i < functions; ++i)
        code +=
            u"def function_%1(a, b=%1):\n    \"\"\"Return\n    %1.\"\"\"\n    return a + b * %1 if a else None\n\n"_s
                .arg(i);
    return code;
}

QList<Token> tokensOf(const CodeLines &lines)
{
    QList<Token> all;
    for (int i = 0; i < lines.count(); ++i) {
        for (Token token : lines.tokens(i)) {
            token.start += lines.start(i);
            all.append(token);
        }
    }
    return all;
}

QString textOf(const CodePieces &pieces)
{
    QStringList texts;
    for (int i = 0; i < pieces.rowCount(); ++i)
        texts += pieces.index(i).data(CodePieces::ContentRole).value<RichText>().text;
    return texts.join(u'\n');
}

int linesOf(const CodePieces &pieces, int row)
{
    return pieces.index(row).data(CodePieces::LinesRole).toInt();
}

} // namespace

void tst_CodePieces::onlyTheLineThatGrowsIsHighlighted()
{
    CountingHighlighter highlighter;
    CodeLines lines(highlighter);
    const QString code = python(300);
    for (qsizetype length = 8; length <= code.size(); length += 8) {
        highlighter.lines = 0;
        const QString now = code.first(length);
        lines.set(u"python"_s, now);
        // The one that was the last, and those that the eight characters begin.
        QVERIFY(highlighter.lines <= 1 + QStringView(now).last(8).count(u'\n'));
    }
    QVERIFY(lines.count() > 1'000);
    highlighter.lines = 0;
    QCOMPARE(lines.set(u"python"_s, lines.text()), lines.count());
    QCOMPARE(highlighter.lines, 0);
}

void tst_CodePieces::linesAreHighlightedAsTheWholeIs()
{
    const auto whole = makeHighlighter();
    CodeLines lines(*whole);
    const QString code = python(20);
    for (qsizetype length = 1; length <= code.size(); length += 3) {
        const QString now = code.first(length);
        lines.set(u"python"_s, now);
        QCOMPARE(tokensOf(lines), whole->tokens(u"python"_s, now));
    }
}

void tst_CodePieces::aChangeInTheMiddleReachesWhatFollows()
{
    const auto whole = makeHighlighter();
    CodeLines lines(*whole);
    lines.set(u"cpp"_s, u"int a;\nint b;\nint c;"_s);
    const QString commented = u"int a;\n/* int b;\nint c;"_s;
    QCOMPARE(lines.set(u"cpp"_s, commented), 1);
    QCOMPARE(tokensOf(lines), whole->tokens(u"cpp"_s, commented));
    const QString shorter = u"int a;"_s;
    lines.set(u"cpp"_s, shorter);
    QCOMPARE(lines.count(), 1);
    QCOMPARE(tokensOf(lines), whole->tokens(u"cpp"_s, shorter));
}

void tst_CodePieces::anotherLanguageHighlightsAllAnew()
{
    const auto whole = makeHighlighter();
    CodeLines lines(*whole);
    const QString code = u"# int a;\nreturn 1;"_s;
    lines.set(u"python"_s, code);
    QCOMPARE(lines.set(u"cpp"_s, code), 0);
    QCOMPARE(tokensOf(lines), whole->tokens(u"cpp"_s, code));
}

void tst_CodePieces::onlyTheLastPieceChangesWhileCodeGrows()
{
    QQmlEngine engine;
    CodePieces pieces;
    QQmlEngine::setContextForObject(&pieces, engine.rootContext());
    pieces.setLanguage(u"python"_s);
    QSignalSpy changed(&pieces, &CodePieces::dataChanged);
    QSignalSpy removed(&pieces, &CodePieces::rowsRemoved);
    const QString code = python(60);
    for (qsizetype length = 4; length <= code.size(); length += 4) {
        const int before = pieces.rowCount();
        changed.clear();
        pieces.setContent({code.first(length), {}, {}});
        QVERIFY(changed.size() <= 1);
        if (!changed.isEmpty())
            QCOMPARE(changed.first().first().toModelIndex().row(), before - 1);
        QVERIFY(pieces.rowCount() - before <= 1);
        QCOMPARE(textOf(pieces), code.first(length));
    }
    QCOMPARE(removed.size(), 0);
    QVERIFY(pieces.rowCount() > 10);
}

void tst_CodePieces::piecesHoldEveryLineOnce_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QString();
    QTest::newRow("one line") << u"a"_s;
    QTest::newRow("an empty line at the end") << u"a\n"_s;
    QTest::newRow("empty lines") << QString(100, u'\n');
    QTest::newRow("many lines") << python(100);
    QTest::newRow("as many as a piece has") << u"a\n"_s.repeated(limits::kPieceLines).chopped(1);
    QTest::newRow("one more") << u"a\n"_s.repeated(limits::kPieceLines);
}

void tst_CodePieces::piecesHoldEveryLineOnce()
{
    QFETCH(QString, code);
    QQmlEngine engine;
    CodePieces pieces;
    QQmlEngine::setContextForObject(&pieces, engine.rootContext());
    pieces.setContent({u"something else\n"_s.repeated(40), {}, {}});
    pieces.setContent({code, {}, {}});
    QCOMPARE(textOf(pieces), code);
    int lines = 0;
    for (int i = 0; i < pieces.rowCount(); ++i) {
        QCOMPARE(pieces.index(i).data(CodePieces::FirstLineRole).toInt(), lines);
        QVERIFY(linesOf(pieces, i) <= limits::kPieceLines);
        lines += linesOf(pieces, i);
    }
    QCOMPARE(lines, code.count(u'\n') + 1);
    QCOMPARE(pieces.lines(), lines);
}

void tst_CodePieces::longLinesMakeShortPieces()
{
    QQmlEngine engine;
    CodePieces pieces;
    QQmlEngine::setContextForObject(&pieces, engine.rootContext());
    pieces.setContent({(QString(limits::kCodeLine, u'x') + u'\n').repeated(20), {}, {}});
    for (int i = 0; i < pieces.rowCount(); ++i)
        QVERIFY(linesOf(pieces, i) <= 2);
}

QTEST_GUILESS_MAIN(tst_CodePieces)
#include "tst_CodePieces.moc"
