// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Deliberate.h"

#include <QRegularExpression>
#include <QUrl>

#include <functional>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

namespace confab::test {

namespace {

void forAllRuns(FlatDocument &document, const std::function<void(FlatRun &)> &change)
{
    for (FlatRow &row : document) {
        for (FlatText &text : row.texts) {
            for (FlatRun &run : text)
                change(run);
            if (row.kind != "code"_L1)
                text = tidied(text);
        }
    }
}

void unlink(FlatRun &run)
{
    run.formats.setFlag(Link, false);
    run.url.clear();
    run.title.clear();
}

bool leadsSomewhere(const QString &address)
{
    // Browsers forgive these, each in its way.
    if (address.contains(u'\\') || address.contains(u' '))
        return false;
    const QUrl url(address, QUrl::TolerantMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return web ? !url.host().isEmpty() : url.scheme() == "mailto"_L1 && url.path().contains(u'@');
}

void noWayFromHere(const SpecExample &, FlatDocument &expected, FlatDocument &)
{
    forAllRuns(expected, [](FlatRun &run) {
        if (run.formats.testFlag(Link) && !leadsSomewhere(run.url))
            unlink(run);
    });
    for (FlatRow &row : expected) {
        if (row.kind == "image"_L1 && !leadsSomewhere(row.detail))
            row.detail.clear();
        if (!leadsSomewhere(row.link))
            row.link.clear();
    }
}

void noTitles(const SpecExample &, FlatDocument &expected, FlatDocument &)
{
    forAllRuns(expected, [](FlatRun &run) { run.title.clear(); });
    for (FlatRow &row : expected)
        row.title.clear();
}

void bareAddressesAreLinks(const SpecExample &example, FlatDocument &expected, FlatDocument &shown)
{
    QStringList wanted;
    forAllRuns(expected, [&wanted](FlatRun &run) { wanted.append(run.url); });
    forAllRuns(shown, [&](FlatRun &run) {
        if (run.formats.testFlag(Link) && !wanted.contains(run.url) && example.markdown.contains(run.text))
            unlink(run);
    });
}

void greatNumbersAreCut(const SpecExample &, FlatDocument &expected, FlatDocument &)
{
    for (FlatRow &row : expected) {
        if (row.marker.size() > 6)
            row.marker = u"99999."_s;
    }
}

QString letters(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c == u'<')
            kept += c;
    }
    return kept;
}

QString letters(const FlatRow &row)
{
    QString kept;
    for (const FlatText &text : row.texts)
        kept += letters(plain(text));
    return kept;
}

QString letters(const FlatDocument &document)
{
    QString kept;
    for (const FlatRow &row : document)
        kept += letters(row);
    return kept;
}

//! All letters of the source are there, in their order.
bool isAsWritten(const SpecExample &example, const FlatDocument &shown)
{
    return letters(shown) == letters(example.markdown);
}

void tagsAreLetters(const SpecExample &example, FlatDocument &expected, FlatDocument &shown)
{
    static const QRegularExpression tag(u"<[a-zA-Z/!?]"_s);
    if (tag.match(example.markdown).hasMatch() && isAsWritten(example, shown))
        expected = shown;
}

void nothingIsEmpty(const SpecExample &, FlatDocument &expected, FlatDocument &shown)
{
    if (letters(expected).isEmpty())
        expected = shown;
}

void definitionsStay(const SpecExample &example, FlatDocument &expected, FlatDocument &shown)
{
    static const QRegularExpression definition(u"^[ >]*(?:[-*] +)?\\[(?:[^\\]\\\\]|\\\\.)+\\]:.*$"_s,
                                               QRegularExpression::MultilineOption);
    QStringList lines;
    auto matches = definition.globalMatch(example.markdown);
    while (matches.hasNext())
        lines.append(letters(matches.next().captured()));
    if (lines.isEmpty())
        return;
    if (isAsWritten(example, shown))
        expected = shown;
    else
        shown.removeIf([&lines](const FlatRow &row) { return row.kind == "p"_L1 && lines.contains(letters(row)); });
}

//! The number of an item that begins with a quote has a row of its own above it: no bar stands right of a number.
void numbersStandAboveQuotes(const SpecExample &, FlatDocument &, FlatDocument &shown)
{
    for (qsizetype i = 0; i + 1 < shown.size(); ++i) {
        FlatRow &next = shown[i + 1];
        if (!shown[i].marker.isEmpty() && letters(shown[i]).isEmpty() && next.quotes > shown[i].quotes) {
            next.marker = shown[i].marker;
            next.joinedQuotes = shown[i].joinedQuotes;
            shown.removeAt(i);
        }
    }
}

void asGitHubHasIt(const SpecExample &example, FlatDocument &expected, FlatDocument &shown)
{
    if (followsOlderRules(example))
        expected = shown;
}

} // namespace

bool followsOlderRules(const SpecExample &example)
{
    static const QStringList sources = {// Symbols of all scripts are punctuation.
                                        u"*$*alpha.\n\n*\u00A3*bravo.\n\n*\u20AC*charlie.\n"_s,
                                        // A number has at most seven digits.
                                        u"&nbsp &x; &#; &#x;\n&#87654321;\n&#abcdef0;\n&ThisIsNotDefined; &hi?;\n"_s};
    return sources.contains(example.markdown);
}

const QList<Deliberate> &deliberateDifferences()
{
    static const QList<Deliberate> all = {
        {"addresses that lead nowhere",
         "a message has no place that a relative address could start from, and only web "
         "and mail are opened",
         noWayFromHere},
        {"titles", "a chat has no tool tips on words", noTitles},
        {"bare addresses", "are links, as GFM has it, in a few more forms", bareAddressesAreLinks},
        {"great numbers of items", "are cut, to fit their column", greatNumbersAreCut},
        {"HTML", "is shown as it was written", tagsAreLetters},
        {"what is empty", "is shown as it was written: no message may vanish", nothingIsEmpty},
        {"definitions", "that nothing uses, or that name no address, are words", definitionsStay},
        {"items that begin with a quote", "have their number above it", numbersStandAboveQuotes},
        {"older rules", "are those of GitHub's parser", asGitHubHasIt},
    };
    return all;
}

} // namespace confab::test
