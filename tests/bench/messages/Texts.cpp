// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Texts.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace confab::bench {

namespace {

using Part = std::function<QString(int)>;

QString filled(const QString &beginning, const Part &part)
{
    QString text = beginning;
    for (int i = 0; text.size() < kLength; ++i)
        text += part(i);
    text.truncate(kLength);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

QString filled(const QString &beginning, const QString &part)
{
    return filled(beginning, [&part](int) { return part; });
}

QString pythonFunction(int i)
{
    return uR"(def function_%1(a, b=%1):
    """Return %1."""
    return a + b * %1 if a else None  # comment %1

)"_s.arg(i);
}

QString proseParagraph(int i)
{
    return u"Paragraph %1 has some words, and *some* more of `them`, as they come. It says what **matters**, names "
           "[a page](https://example.org/%1), and goes on for as long as people bear.\n\n"_s.arg(i);
}

QString tableRow(int i)
{
    return u"| row %1 | **bold** %1 | `code %1` | some longer text in the cell |\n"_s.arg(i);
}

QString listItem(int i)
{
    return u"- **Item %1**: what it is, and `what` it does for those who need it\n"_s.arg(i);
}

QString nestedItem(int i)
{
    return QString(2 * (i % 600), u' ') + u"- item\n"_s;
}

QString cells(const QString &cell, int columns)
{
    return u'|' + (cell + u'|').repeated(columns) + u'\n';
}

QString tableHead(int columns)
{
    return cells(u"head"_s, columns) + cells(u"---"_s, columns);
}

QList<Text> ordinary()
{
    const QString cppLine = u"    for (int i = 0; i < 10; ++i) // each\n        total += row(i).text(\"a\");\n"_s;
    return {
        {u"one paragraph"_s, filled({}, u"Words of one paragraph that does not end, *some* of them `marked`. "_s)},
        {u"code in C++"_s, filled(u"```cpp\n"_s, cppLine)},
        {u"code in JSON"_s, filled(u"```json\n"_s, u"{ \"key\": [1, 2.5, true, null, \"text\"] },\n"_s)},
        {u"code without a language"_s, filled(u"```\n"_s, cppLine)},
        {u"a table of 12 columns"_s, filled(tableHead(12), cells(u"some words"_s, 12))},
        {u"short blocks of code"_s, filled({}, u"Then:\n\n```cpp\nauto a = \"b\" + c;\n```\n\n"_s)},
        {u"numbered list"_s, filled({}, u"1. what comes next, in **some** words\n"_s)},
        {u"Japanese"_s, filled({}, u"\u65E5\u672C\u8A9E\u306E\u30C6\u30B9\u30C8\u3002"_s)},
        {u"Arabic"_s,
         filled({}, u"\u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645 \u062C\u0645\u064A\u0639\u0627 "_s)},
        {u"quotes"_s, filled({}, u"> What somebody said about it.\n\nAnd what is answered.\n\n"_s)},
        {u"headings and words"_s, filled({}, u"## Part\n\nSome words that belong to it, not many.\n\n"_s)},
        {u"lines"_s, filled({}, u"a short line\n"_s)},
    };
}

QList<Text> costly()
{
    return {
        {u"stretches of quotes"_s, filled({}, u">"_s)},
        {u"quotes with text"_s, filled({}, u"> a\n"_s)},
        {u"lists on one line"_s, filled({}, u"- - - x\n"_s)},
        {u"nested lists"_s, filled({}, nestedItem)},
        {u"stars"_s, filled({}, u"*"_s)},
        {u"open stars"_s, filled({}, u"**a "_s)},
        {u"underscores"_s, filled({}, u"_a"_s)},
        {u"brackets"_s, filled({}, u"["_s)},
        {u"open pictures"_s, filled({}, u"!["_s)},
        {u"open links"_s, filled({}, u"[a]("_s)},
        {u"links"_s, filled({}, u"[a](http://b.c) "_s)},
        {u"addresses"_s, filled({}, u"http://b.c/d "_s)},
        {u"pictures"_s, filled({}, u"![a](http://b.c/d) "_s)},
        {u"back ticks"_s, filled({}, u"`a``b```c"_s)},
        {u"fences"_s, filled({}, u"```\n"_s)},
        {u"tags"_s, filled({}, u"<div>"_s)},
        {u"entities"_s, filled({}, u"&#x1F600;"_s)},
        {u"table of 200 columns"_s, filled(tableHead(200), cells(u"c"_s, 200))},
        {u"table of one column"_s, filled(tableHead(1), cells(u"c"_s, 1))},
        {u"pipes"_s, filled({}, u"|"_s)},
        {u"one line"_s, filled({}, u"x"_s)},
        {u"one line of code"_s, filled(u"```\n"_s, u"x"_s)},
        {u"headings"_s, filled({}, u"# a\n"_s)},
        {u"rules"_s, filled({}, u"---\n\n"_s)},
        {u"references"_s, filled(u"[a]: http://b.c\n\n"_s, u"[a] "_s)},
        {u"ordered"_s, filled({}, u"999999999. a\n"_s)},
        {u"surrogates"_s, filled({}, QString(QChar(0xD800)))},
        {u"joiners"_s, filled({}, u"\u200D"_s)},
        {u"pictures between letters"_s, filled({}, u"a\U0001F600"_s)},
        {u"pictures between letters of code"_s, filled(u"```\n"_s, u"a\U0001F600"_s)},
        {u"pictures alone"_s, filled({}, u"\U0001F600"_s)},
        {u"families"_s, filled({}, u"\U0001F469\u200D\U0001F469\u200D\U0001F467"_s)},
        {u"two scripts"_s, filled({}, u"\u05D0a "_s)},
        {u"two scripts in code"_s, filled(u"```\n"_s, u"\u05D0a"_s)},
        {u"many scripts"_s, filled({}, u"a\u05D0\u0915\u0E01\u4E00\u03B1"_s)},
        {u"lines of code"_s, filled(u"```cpp\n"_s, u"1\n"_s)},
        {u"elements"_s, filled(u"```xml\n"_s, u"<a b=\"c\">"_s)},
        {u"signs"_s, filled({}, u"!=->"_s)},
        {u"code spans"_s, filled({}, u"`a` "_s)},
        {u"paragraphs of spans"_s, filled({}, u"`a` *b* "_s.repeated(20) + u"\n\n"_s)},
        {u"blocks of code"_s, filled({}, u"```cpp\n\"a\" + b;\n```\n"_s)},
        {u"tables"_s, filled({}, u"|a|b|\n|-|-|\n|`c`|d|\n\n"_s)},
        {u"cells of spans"_s, filled(tableHead(8), cells(u"`a` *b*"_s, 8))},
        {u"accents"_s, filled(u"a"_s, u"\u0301"_s)},
        {u"strikes"_s, filled({}, u"~~a~~ "_s)},
        {u"tasks"_s, filled({}, u"- [x] a\n"_s)},
        {u"hard breaks"_s, filled({}, u"a  \n"_s)},
        {u"items of one letter"_s, filled({}, u"- a\n"_s)},
        {u"quotes 100 deep"_s, filled({}, u">"_s.repeated(100) + u" a\n\n"_s)},
        {u"lists 100 deep"_s, filled({}, [](int i) { return QString(2 * (i % 100), u' ') + u"- item\n"_s; })},
        {u"spans of emphasis"_s, filled({}, u"**a** *b* "_s)},
        {u"table of 20 columns"_s, filled(tableHead(20), cells(u"c"_s, 20))},
        {u"details in details"_s, filled({}, u"<details open><summary>a</summary>\n\nb\n\n"_s)},
        {u"HTML"_s, filled({}, u"<p class=\"a\">b <b>c</b><br></p>\n\n"_s)},
        {u"definitions"_s, filled({}, [](int i) { return u"[%1]: http://b.c \"d\"\n\n[%1]\n\n"_s.arg(i); })},
        {u"notes"_s, filled({}, [](int i) { return u"a[^%1]\n\n[^%1]: b\n\n"_s.arg(i); })},
        {u"alerts"_s, filled({}, u"> [!NOTE]\n> a\n\n"_s)},
        {u"formulas"_s, filled({}, u"$a_b$ \\(c\\)\n\n$$\nd\n$$\n\n"_s)},
        {u"Hebrew between Latin in lists"_s, filled({}, u"- \u05D0\u05D1 a \u05D2\n"_s)},
        {u"wide code"_s, filled(u"```cpp\n"_s, u"if (a == b) { return \"c\"; } "_s)},
    };
}

} // namespace

QList<Text> answers()
{
    return {
        {u"prose"_s, filled({}, proseParagraph)},
        {u"code"_s, filled(u"```python\n"_s, pythonFunction)},
        {u"table"_s, filled(u"| a | b | c | d |\n|---|---|---|---|\n"_s, tableRow)},
        {u"list"_s, filled({}, listItem)},
    };
}

QList<Text> messages()
{
    return answers() + ordinary() + costly();
}

} // namespace confab::bench
