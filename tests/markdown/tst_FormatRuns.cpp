// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/Emoji.h"
#include "markdown/FormatRuns.h"
#include "markdown/Highlighter.h"
#include "markdown/MarkdownParser.h"
#include "markdown/RenderLimits.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

class tst_FormatRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emojiAreFoundAsWholes_data();
    void emojiAreFoundAsWholes();
    void textIsNoEmoji_data();
    void textIsNoEmoji();
    void signsThatCouldBeEmojiStayCharacters();
    void emojiCutSpansIntoPieces();
    void signsThatFontsJoinAreDrawnAsTheyAre_data();
    void signsThatFontsJoinAreDrawnAsTheyAre();
    void codeInProseHasRoomAtBothSides();
    void codeInPiecesHasOneBox();
    void plainTextHasNoRuns();
    void aLineHasNoMoreRunsThanItsLimit_data();
    void aLineHasNoMoreRunsThanItsLimit();
    void aTextHasNoMoreRunsThanItsLimit();
    void ordinaryCodeKeepsAllItsColours();
    void tokensFollowTheLanguage();
    void tokensStayInsideTheText_data();
    void tokensStayInsideTheText();
};

void tst_FormatRuns::emojiAreFoundAsWholes_data()
{
    QTest::addColumn<QString>("emoji");
    for (const QString &emoji :
         {u"\U0001F469\u200D\U0001F4BB"_s, u"\U0001F44D\U0001F3FD"_s, u"\u2764\uFE0F"_s, u"\U0001F600"_s,
          u"\U0001F1E9\U0001F1EA"_s, u"1\uFE0F\u20E3"_s, u"\u2705"_s, u"\U0001F3F3\uFE0F\u200D\U0001F308"_s,
          u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s, u"\u26A0\uFE0F"_s, u"\u2B50"_s})
        QTest::newRow(qPrintable(emoji)) << emoji;
}

void tst_FormatRuns::emojiAreFoundAsWholes()
{
    QFETCH(QString, emoji);
    const int length = int(emoji.size());
    const bool composed = emoji.contains(u'\u200D') || emoji.contains(u'\uFE0F');
    QCOMPARE(emojiRuns(emoji), (QList<EmojiRun>{{0, length, composed}}));
    QCOMPARE(emojiRuns(u"ab "_s + emoji + u" cd"_s), (QList<EmojiRun>{{3, length, composed}}));
    QCOMPARE(emojiRuns(emoji + emoji), (QList<EmojiRun>{{0, 2 * length, composed}}));
    QCOMPARE(emojiRuns(emoji + u"x"_s + emoji),
             (QList<EmojiRun>{{0, length, composed}, {length + 1, length, composed}}));
}

void tst_FormatRuns::textIsNoEmoji_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"abc 123 #*"_s, u"\u00E9\u00DF \u4F60\u597D \u0645\u0631\u062D\u0628\u0627"_s,
                                u"\u2192 \u2713 \u00A9 \u2122"_s, u"\u2764\uFE0E"_s, u"a\uFE0F \u2192\uFE0F"_s,
                                u"\u201Cquoted\u201D \u2013 \u2026"_s, u"\U0001D400"_s, u"\u2022 \u25E6"_s, QString()})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_FormatRuns::textIsNoEmoji()
{
    QFETCH(QString, text);
    QCOMPARE(emojiRuns(text), QList<EmojiRun>());
}

void tst_FormatRuns::signsThatCouldBeEmojiStayCharacters()
{
    const RichText text{u"a \u2714 b \u2714\uFE0F \u2705 \u2764\u2602"_s, {}};
    QList<FormatRun> signs;
    for (const FormatRun &run : formatRuns(text, {}, true)) {
        if (run.sign)
            signs.append(run);
        QVERIFY(!(run.sign && run.emoji));
    }
    QCOMPARE(signs.size(), 2);
    QCOMPARE(signs[0].start, 2);
    QCOMPARE(signs[0].length, 1);
    QCOMPARE(signs[1].start, int(text.text.size()) - 2);
    QCOMPARE(signs[1].length, 2);
}

void tst_FormatRuns::emojiCutSpansIntoPieces()
{
    const RichText text = parse(u"\U0001F600 **a\U0001F600b** c\U0001F600"_s).first().content;
    QCOMPARE(text.text, u"\U0001F600 a\U0001F600b c\U0001F600"_s);
    const QList<FormatRun> expected = {
        {0, 2, NoFormat, {}, TokenKind::Plain, true}, {3, 1, Bold, {}, TokenKind::Plain, false},
        {4, 2, Bold, {}, TokenKind::Plain, true},     {6, 1, Bold, {}, TokenKind::Plain, false},
        {9, 2, NoFormat, {}, TokenKind::Plain, true},
    };
    QCOMPARE(formatRuns(text, {}, true), expected);
}

void tst_FormatRuns::signsThatFontsJoinAreDrawnAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("exact");
    QTest::newRow("arrow") << u"a -> b"_s << u"  ##  "_s;
    QTest::newRow("long arrow") << u"a --> b"_s << u"  ###  "_s;
    QTest::newRow("not equal") << u"a != b"_s << u"  ##  "_s;
    QTest::newRow("comment") << u"<!-- c -->"_s << u"####   ###"_s;
    QTest::newRow("options") << u"--all a-b"_s << u"##       "_s;
    QTest::newRow("a letter between digits") << u"10x20 1xa ax1"_s << u"  #          "_s;
    QTest::newRow("single signs") << u"a - b = c < d"_s << u"             "_s;
}

void tst_FormatRuns::signsThatFontsJoinAreDrawnAsTheyAre()
{
    QFETCH(QString, text);
    QString exact(text.size(), u' ');
    for (const FormatRun &run : formatRuns({text, {}}, {}, true)) {
        QVERIFY(run.exact);
        for (int i = run.start; i < run.end(); ++i)
            exact[i] = u'#';
    }
    QTEST(exact, "exact");
    QVERIFY(formatRuns({text, {}}, {}, false).isEmpty());
}

void tst_FormatRuns::codeInProseHasRoomAtBothSides()
{
    const auto spaced = [](const QString &text) {
        const RichText content = parse(text).first().content;
        QString where(content.text.size(), u' ');
        for (const FormatRun &run : formatRuns(content, {}, true)) {
            for (int i = run.start; run.spaced && i < run.end(); ++i)
                where[i] = u'#';
        }
        return where;
    };
    QCOMPARE(spaced(u"a `bc` d"_s), u" #  # "_s);
    QCOMPARE(spaced(u"`bc` d"_s), u"  # "_s);
    QCOMPARE(spaced(u"(`bc`)"_s), u"# # "_s);
    QCOMPARE(spaced(u"a `bc`"_s), u" #  "_s);
    QCOMPARE(spaced(u"plain"_s), u"     "_s);
}

void tst_FormatRuns::codeInPiecesHasOneBox()
{
    const auto boxes = [](const QString &text) { return boxesOf(parse(text).first().content); };
    QCOMPARE(boxes(u"a `b` c"_s), (QList<BoxedStretch>{{2, 1, false, true, false}}));
    QCOMPARE(boxes(u"<kbd>A</kbd>+<kbd>B</kbd>"_s),
             (QList<BoxedStretch>{{0, 1, true, true, true}, {3, 1, true, true, false}}));
    QVERIFY(boxes(u"plain **bold**"_s).isEmpty());
    // What keeps a formula in one line is a run of its own: fonts of code have no such character.
    const RichText formula = parse(u"$a + b$"_s).first().content;
    QCOMPARE(boxesOf(formula).size(), 1);
    for (const FormatRun &run : formatRuns(formula, {}, true))
        QVERIFY(run.length == 1 || !formula.text.sliced(run.start, run.length).contains(QChar(0x2060)));
    QCOMPARE(boxes(u"`a` "_s.repeated(400)).size(), limits::kBoxes);
    QVERIFY(!boxes(u"`a` "_s.repeated(400)).last().spaced);
}

void tst_FormatRuns::plainTextHasNoRuns()
{
    QCOMPARE(formatRuns({u"just words"_s, {}}, {}, true), QList<FormatRun>());
}

void tst_FormatRuns::aLineHasNoMoreRunsThanItsLimit_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("xml") << u"xml"_s << u"<a b=\"c\">"_s.repeated(3600);
    QTest::newRow("php") << u"php"_s << u"<?php \"$a{$b}\"; ?>"_s.repeated(1800);
    QTest::newRow("perl") << u"perl"_s << u"s/a/b/; "_s.repeated(4000);
    QTest::newRow("json") << u"json"_s << u"{\"a\":1},"_s.repeated(4000);
    QTest::newRow("xml, broken lines") << u"xml"_s << (u"<a b=\"c\">"_s.repeated(200) + u'\n').repeated(20);
    QTest::newRow("emoji") << QString() << u"a\U0001F600"_s.repeated(8000);
    QTest::newRow("spans") << QString() << u"`a` "_s.repeated(8000);
    QTest::newRow("emoji in spans") << QString() << u"`a\U0001F600` "_s.repeated(4000);
}

void tst_FormatRuns::aLineHasNoMoreRunsThanItsLimit()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    const RichText content = parse(language.isEmpty() ? text : u"```%1\n%2\n```"_s.arg(language, text)).first().content;
    const auto runs = formatRuns(content, makeHighlighter()->tokens(language, content.text), language.isEmpty());
    QVERIFY(runs.size() <= limits::kRuns);
    // A paragraph is wrapped: what counts as its line is as long as one of code.
    int line = 0;
    int inLine = 0;
    int end = 0;
    for (const FormatRun &run : runs) {
        QVERIFY(run.start >= end);
        end = run.end();
        const int lineStart = int(content.text.lastIndexOf(u'\n', qMax(0, run.start - 1))) + 1;
        const int current = lineStart + (run.start - lineStart) / limits::kCodeLine * limits::kCodeLine;
        inLine = current == line ? inLine + 1 : 1;
        line = current;
        QVERIFY(inLine <= limits::kLineRuns);
    }
}

void tst_FormatRuns::aTextHasNoMoreRunsThanItsLimit()
{
    QList<Token> tokens;
    for (int i = 0; i < limits::kRuns * 3; ++i)
        tokens.append({i * 2, 1, TokenKind::Keyword});
    const auto runs = formatRuns({u"a\n"_s.repeated(limits::kRuns * 3), {}}, tokens, false);
    QCOMPARE(runs.size(), limits::kRuns);
    QCOMPARE(runs.last().start, limits::kRuns * 2 - 2);
}

void tst_FormatRuns::ordinaryCodeKeepsAllItsColours()
{
    const QString text =
        u"    for (int i = 0; i < 10; ++i) // each\n        total += row(i).text(\"a\");\n"_s.repeated(250);
    const QList<Token> tokens = makeHighlighter()->tokens(u"cpp"_s, text);
    QCOMPARE(formatRuns({text, {}}, tokens, false).size(), tokens.size());
}

void tst_FormatRuns::tokensFollowTheLanguage()
{
    const auto highlighter = makeHighlighter();
    if (highlighter->tokens(u"cpp"_s, u"return 1;"_s).isEmpty())
        QSKIP("built without a highlighting library");
    const auto kindAt = [&](const QString &language, const QString &text, int at) {
        for (const Token &token : highlighter->tokens(language, text)) {
            if (token.start <= at && at < token.start + token.length)
                return token.kind;
        }
        return TokenKind::Plain;
    };
    QCOMPARE(kindAt(u"cpp"_s, u"int a;\n// b\nreturn 42;"_s, 9), TokenKind::Comment);
    QCOMPARE(kindAt(u"C++"_s, u"int a;\nreturn 42;"_s, 8), TokenKind::Keyword);
    QCOMPARE(kindAt(u"c++"_s, u"int a;\nreturn 42;"_s, 14), TokenKind::Constant);
    QCOMPARE(kindAt(u"python"_s, u"def f(): return 'x'"_s, 17), TokenKind::String);
    QCOMPARE(kindAt(u"py"_s, u"\"\"\"a\nb\n\"\"\""_s, 4), kindAt(u"py"_s, u"\"\"\"a\nb\n\"\"\""_s, 6));
    QCOMPARE(kindAt(u"go"_s, u"func main() {}"_s, 1), TokenKind::Keyword);
    QCOMPARE(kindAt(u"diff"_s, u"-a\n+b\n c"_s, 0), TokenKind::Removed);
    QCOMPARE(kindAt(u"diff"_s, u"-a\n+b\n c"_s, 4), TokenKind::Added);
    for (const QString &language :
         {u"js"_s,   u"ts"_s,  u"tsx"_s,  u"json"_s,       u"sh"_s,   u"bash"_s,       u"yaml"_s,
          u"yml"_s,  u"sql"_s, u"rust"_s, u"rs"_s,         u"java"_s, u"kotlin"_s,     u"swift"_s,
          u"html"_s, u"css"_s, u"qml"_s,  u"cmake"_s,      u"xml"_s,  u"c"_s,          u"csharp"_s,
          u"ruby"_s, u"php"_s, u"toml"_s, u"dockerfile"_s, u"lua"_s,  u"javascript"_s, u"typescript"_s})
        QVERIFY2(
            !highlighter
                 ->tokens(
                     language,
                     u"<?php \"a\" 'b' # 1\n<a b=\"c\"/> // x\nkey = \"true\"\n{ \"a\": 1 }\nFROM x\ncolor: #fff;\nset(a \"b\")"_s)
                 .isEmpty(),
            qPrintable(language));
    QVERIFY(highlighter->tokens(u"no-such-language"_s, u"return 1;"_s).isEmpty());
    QVERIFY(highlighter->tokens(QString(), u"return 1;"_s).isEmpty());
    QVERIFY(highlighter->tokens(u"../../etc/passwd"_s, u"return 1;"_s).isEmpty());
}

void tst_FormatRuns::tokensStayInsideTheText_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"cpp"_s, u"python"_s, u"js"_s, u"diff"_s, u"html"_s, u"go"_s})
        QTest::newRow(qPrintable(language)) << language;
}

void tst_FormatRuns::tokensStayInsideTheText()
{
    QFETCH(QString, language);
    const auto highlighter = makeHighlighter();
    const QString text = u"/* \" \n ' <!-- \n\n\n @@ -1 +1 @@\n+x\n`${a}`\n\t#include <x>\n"_s.repeated(20);
    for (qsizetype size = 0; size < text.size(); size += 13) {
        int end = 0;
        for (const Token &token : highlighter->tokens(language, text.first(size))) {
            QVERIFY(token.start >= end);
            QVERIFY(token.length > 0);
            end = token.start + token.length;
            QVERIFY(end <= size);
        }
    }
}

QTEST_MAIN(tst_FormatRuns)
#include "tst_FormatRuns.moc"
