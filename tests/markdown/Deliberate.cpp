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

//! The tags of the source stand among the words: all of its letters are there, in their order.
void tagsAreLetters(const SpecExample &example, FlatDocument &expected, FlatDocument &shown)
{
    static const QRegularExpression tag(u"<(?:[a-zA-Z/!?])"_s);
    if (!tag.match(example.markdown).hasMatch())
        return;
    const auto letters = [](const QString &text) {
        QString kept;
        for (const QChar c : text) {
            if (c.isLetterOrNumber() || c == u'<')
                kept += c;
        }
        return kept;
    };
    QString seen;
    for (const FlatRow &row : shown) {
        for (const FlatText &text : row.texts)
            seen += letters(plain(text));
    }
    if (seen == letters(example.markdown))
        expected = shown;
}

} // namespace

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
    };
    return all;
}

} // namespace confab::test
