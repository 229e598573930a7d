// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Words.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

namespace confab::test {

namespace {

//! A kind of words in a source that are not shown, on purpose.
struct Unshown
{
    const char *what;
    const char *why;
    const char16_t *pattern; //!< outside code blocks; what its groups hold is not shown
};

const Unshown kUnshown[] = {
    {"titles", "a chat has no tool tips on words",
     uR"re(\]\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\s+("[^"]*"|'[^']*'|\([^()]*\))\s*\)|^ {0,3}\[[^\]\n]+\]:\s+\S+\s+("[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ \t]*$)re"},
    {"relative addresses", "a message has no place that they could lead from",
     uR"re(\]\(\s*((?!https?://|mailto:)[^)\s]*)|^ {0,3}\[[^\]\n]+\]:\s+((?!https?://|mailto:)\S+))re"},
    {"labels of references", "they join a link to its address, which is shown",
     uR"re(\]\[([^\]\n]+)\]|^ {0,3}\[((?!\^)[^\]\n]+)\]:)re"},
    {"addresses of pictures that are links", "in a heading or a cell, the picture's name leads where the link leads",
     uR"re((?:^ {0,3}(?=#|[^\n]*\|)|\G(?<!^)).*?\[!\[[^\]\n]*\]\(([^)\s]+)[^)]*\)\][\[(])re"},
    {"comments", "they are meant for whoever reads the source", uR"re(^[ \t>]*(<!--(?:(?!-->)[\s\S])*-->)[ \t]*$)re"},
    {"names of alerts", "a title says it in words", uR"re(^[ \t>]*\[!(\w+)\][ \t]*$)re"},
    {"labels of footnotes", "notes are counted", uR"re(\[\^([^\]\s]+)\])re"},
    {"tags with a meaning", "they are drawn as what they mean",
     uR"re((?:</(\w+)>)?</?(br|kbd|sub|sup|details|summary)\b([^<>]*)>(?:<(\w+)>)?)re"},
    {"marks of tasks", "a box is drawn", uR"re(^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([xX])\][ \t])re"},
    {"numbers of items", "the app counts, as it would have to where all are \"1.\"",
     uR"re(^[ \t>]*(\d{1,9})[.)][ \t])re"},
    {"names of emoji", "their picture is shown", uR"re((?<![\p{L}\p{N}:]):([a-z0-9_+-]+):)re"},
    {"names of entities", "the letter that they stand for is shown", uR"re(&(#?[A-Za-z0-9]+);)re"},
};

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

void addTo(QString &all, const QString &part)
{
    all += part;
    all += u'\n';
}

void addTo(QString &all, const RichText &text)
{
    addTo(all, text.text);
    for (const Span &span : text.spans)
        addTo(all, span.url);
}

//! With the addresses as decodedAddress() has them.
QString addressesDecoded(const QString &text)
{
    static const QRegularExpression address(u"(?:https?://|mailto:)[^\\s<>()\"']+"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QString decoded;
    qsizetype end = 0;
    auto matches = address.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        decoded += QStringView(text).sliced(end, match.capturedStart() - end);
        decoded += decodedAddress(match.captured());
        end = match.capturedEnd();
    }
    return decoded + text.sliced(end);
}

QString without(const QString &text, const QRegularExpression &unshown)
{
    QString shown;
    qsizetype end = 0;
    auto matches = unshown.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        for (int group = 1; group <= match.lastCapturedIndex(); ++group) {
            if (match.capturedStart(group) < end)
                continue;
            shown += QStringView(text).sliced(end, match.capturedStart(group) - end);
            end = match.capturedEnd(group);
        }
    }
    return shown + text.sliced(end);
}

} // namespace

QStringList words(const QString &text)
{
    QStringList found;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool inside = i < text.size() && isWordPart(text[i]);
        if (inside && start < 0)
            start = i;
        else if (!inside && start >= 0) {
            found.append(text.sliced(start, i - start));
            start = -1;
        }
    }
    return found;
}

QStringList lostWords(const QString &text, const QString &shown)
{
    const QStringList wanted = words(addressesDecoded(text));
    QHash<QString, int> left;
    const QString seen = addressesDecoded(shown);
    for (const QString &word : words(seen))
        ++left[word];
    QHash<QString, int> missing;
    for (const QString &word : wanted) {
        if (--left[word] < 0)
            ++missing[word];
    }
    QStringList lost;
    for (auto it = missing.cbegin(); it != missing.cend(); ++it) {
        if (seen.count(it.key()) < wanted.count(it.key()))
            lost.append(it.key());
    }
    lost.sort();
    return lost;
}

QString everythingIn(const QList<Block> &blocks)
{
    QString all;
    for (const Block &block : blocks) {
        addTo(all, block.marker);
        addTo(all, block.language);
        addTo(all, block.info);
        addTo(all, block.type == BlockType::Code ? RichText{block.code()} : block.content);
        addTo(all, block.url);
        addTo(all, block.linkUrl);
        for (const RichText &cell : block.cells)
            addTo(all, cell);
    }
    return all;
}

QString everythingIn(const FlatDocument &document)
{
    QString all;
    for (const FlatRow &row : document) {
        for (const FlatText &text : row.texts)
            addTo(all, plain(text));
    }
    return all;
}

namespace {

//! With the addresses in place of the labels of pictures that are links, where no row fits: in headings and cells.
QString picturesInPlace(QString source)
{
    static const QRegularExpression line(u"^ {0,3}[#|].*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression picture(uR"(\[(!\[[^\]\n]*\])\[([^\]\n]+)\]\])"_s);
    QStringList labels;
    auto lines = line.globalMatch(source);
    while (lines.hasNext()) {
        auto pictures = picture.globalMatch(lines.next().captured());
        while (pictures.hasNext())
            labels.append(pictures.next().captured(2));
    }
    for (const QString &label : labels) {
        const QRegularExpression definition(
            u"^ {0,3}\\[%1\\]:[ \\t]*(\\S+).*$"_s.arg(QRegularExpression::escape(label)),
            QRegularExpression::MultilineOption);
        const QRegularExpressionMatch match = definition.match(source);
        source.replace(match.capturedStart(), match.capturedLength(), QString());
        source.replace(u"]["_s + label + u"]]"_s, u"]("_s + match.captured(1) + u")]"_s);
    }
    return source;
}

} // namespace

QString sourceToShow(const QString &written, QStringList *used)
{
    static const QRegularExpression code(
        uR"(^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,}).*\n(?:.*\n)*?[ \t>]*\1[`~]*[ \t]*$)"_s,
        QRegularExpression::MultilineOption);
    QString shown;
    qsizetype end = 0;
    const auto addProse = [&](QString prose) {
        for (const Unshown &unshown : kUnshown) {
            const QRegularExpression pattern(QString::fromUtf16(unshown.pattern), QRegularExpression::MultilineOption);
            const QString rest = without(prose, pattern);
            if (rest != prose)
                used->append(QString::fromLatin1(unshown.what));
            prose = rest;
        }
        shown += prose;
    };
    const QString source = picturesInPlace(written);
    auto blocks = code.globalMatch(source);
    while (blocks.hasNext()) {
        const QRegularExpressionMatch block = blocks.next();
        addProse(source.sliced(end, block.capturedStart() - end));
        shown += block.captured();
        end = block.capturedEnd();
    }
    addProse(source.sliced(end));
    return shown;
}

QStringList unshownKinds()
{
    QStringList kinds;
    for (const Unshown &unshown : kUnshown)
        kinds.append(QString::fromLatin1(unshown.what));
    return kinds;
}

} // namespace confab::test
