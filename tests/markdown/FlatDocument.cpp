// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FlatDocument.h"

#include <QRegularExpression>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

namespace confab::test {

namespace {

QString kindOf(const Block &block)
{
    switch (block.type) {
    case BlockType::Paragraph:
    case BlockType::ListItem:
        return u"p"_s;
    case BlockType::Heading:
        return u'h' + QString::number(block.level);
    case BlockType::Code:
        return u"code"_s;
    case BlockType::Table:
        return u"table"_s;
    case BlockType::Rule:
        return u"rule"_s;
    case BlockType::Image:
        return u"image"_s;
    case BlockType::Formula:
        return u"formula"_s;
    case BlockType::Details:
        return u"details"_s;
    case BlockType::AlertTitle:
        return u"alert"_s;
    default:
        return u"other"_s;
    }
}

FlatText flattened(const RichText &rich)
{
    FlatText text;
    int end = 0;
    for (const Span &span : rich.spans) {
        if (span.start > end)
            text.append({rich.text.sliced(end, span.start - end)});
        end = span.start + span.length;
        // What the app adds of its own is not part of the document.
        if (!span.formats.testFlag(Quiet))
            text.append({rich.text.sliced(span.start, span.length), span.formats, decodedAddress(span.url)});
    }
    text.append({rich.text.sliced(end)});
    return tidied(text);
}

QString written(const FlatRun &run)
{
    QString marks;
    for (const auto &[format, mark] : {std::pair(Bold, u'b'), std::pair(Italic, u'i'), std::pair(Strike, u's'),
                                       std::pair(Monospace, u'm'), std::pair(Link, u'l')}) {
        if (run.formats.testFlag(format))
            marks += mark;
    }
    if (marks.isEmpty())
        return run.text;
    const QString target = run.formats.testFlag(Link) ? u"->"_s + run.url : QString();
    return u'{' + marks + u'|' + run.text + target + (run.title.isEmpty() ? QString() : u" \""_s + run.title + u'"') +
           u'}';
}

QString written(const FlatText &text)
{
    QString line;
    for (const FlatRun &run : text)
        line += written(run);
    return line;
}

QString written(const FlatRow &row)
{
    QString line;
    if (row.quotes > 0)
        line += u"quote %1/%2 "_s.arg(row.joinedQuotes).arg(row.quotes);
    if (row.depth > 0)
        line += u"list %1 "_s.arg(row.depth);
    if (!row.marker.isEmpty())
        line += row.marker + u' ';
    if (row.task != TaskState::NotATask)
        line += row.task == TaskState::Done ? u"[x] "_s : u"[ ] "_s;
    line += row.kind;
    if (!row.detail.isEmpty())
        line += u'(' + row.detail + u')';
    if (!row.title.isEmpty())
        line += u" \""_s + row.title + u'"';
    if (!row.link.isEmpty())
        line += u" -> "_s + row.link;
    line += u": "_s;
    for (const FlatText &text : row.texts)
        line += written(text) + (row.kind == "table"_L1 ? u" | "_s : QString());
    return line;
}

} // namespace

FlatText tidied(const FlatText &text)
{
    FlatText tidy;
    const auto add = [&tidy](QChar c, const FlatRun &like) {
        const FlatRun run = c == u' ' ? FlatRun{QString(c)} : FlatRun{QString(c), like.formats, like.url, like.title};
        if (!tidy.isEmpty() && tidy.last().formats == run.formats && tidy.last().url == run.url &&
            tidy.last().title == run.title)
            tidy.last().text += c;
        else
            tidy.append(run);
    };
    bool space = true; // of what comes first, none is kept
    bool pending = false;
    for (const FlatRun &run : text) {
        for (const QChar c : run.text) {
            if (c.isSpace() && c != QChar::Nbsp) {
                pending = !space;
                continue;
            }
            if (std::exchange(pending, false))
                add(u' ', run);
            add(c, run);
            space = false;
        }
    }
    return tidy;
}

FlatDocument flattened(const QList<Block> &blocks)
{
    FlatDocument document;
    for (const Block &block : blocks) {
        FlatRow row;
        row.quotes = block.quoteDepth;
        row.joinedQuotes = block.joinedQuotes;
        row.depth = block.depth;
        row.marker = block.marker;
        if (block.marker.endsWith(u')'))
            row.marker.back() = u'.';
        else if (!block.marker.isEmpty() && !block.marker.endsWith(u'.'))
            row.marker = u"-"_s;
        row.task = block.task;
        row.kind = kindOf(block);
        if (block.type == BlockType::Code) {
            row.detail = block.language;
            row.texts = {{{block.code()}}};
        } else if (block.type == BlockType::Table) {
            for (const CellAlignment alignment : block.alignments)
                row.detail += QString::number(int(alignment));
            for (const RichText &cell : block.cells)
                row.texts.append(flattened(cell));
        } else {
            row.detail = decodedAddress(block.url);
            row.link = decodedAddress(block.linkUrl);
            row.texts = {flattened(block.content)};
        }
        document.append(row);
    }
    return document;
}

QStringList written(const FlatDocument &document)
{
    QStringList lines;
    for (const FlatRow &row : document)
        lines.append(written(row));
    return lines;
}

QString plain(const FlatText &text)
{
    QString letters;
    for (const FlatRun &run : text)
        letters += run.text;
    return letters;
}

QString decodedAddress(const QString &url)
{
    const QString decoded = QUrl::fromPercentEncoding(url.toUtf8());
    // In schemes and hosts, case has no meaning.
    static const QRegularExpression insignificant(u"^(?:https?://[^/?#]*|[a-z]+:)"_s,
                                                  QRegularExpression::CaseInsensitiveOption);
    const qsizetype size = insignificant.match(decoded).capturedLength();
    return decoded.first(size).toLower() + decoded.sliced(size);
}

} // namespace confab::test
