// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MentionMarks.h"

#include "RenderLimits.h"

#include <algorithm>

namespace confab::markdown {

namespace {

bool isInWord(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && (text.at(at).isLetterOrNumber() || text.at(at) == u'_');
}

//! Whose name stands behind the sign at `at`; empty for nobody's.
QString nameAt(const QString &text, qsizetype at, const QStringList &longestFirst)
{
    if (isInWord(text, at - 1))
        return {};
    for (const QString &name : longestFirst) {
        if (QStringView(text).sliced(at + 1).startsWith(name, Qt::CaseInsensitive) &&
            !isInWord(text, at + 1 + name.size()))
            return name;
    }
    return {};
}

//! Lays `formats` over a stretch, which the spans that are there cut into pieces.
QList<Span> overlaid(const QList<Span> &spans, const Span &mention)
{
    QList<Span> result;
    int at = mention.start;
    const int end = mention.start + mention.length;
    const auto fill = [&](int to) {
        if (to > at)
            result.append({at, to - at, mention.formats, {}});
        at = qMax(at, to);
    };
    for (const Span &span : spans) {
        const int spanEnd = span.start + span.length;
        if (spanEnd <= mention.start) {
            result.append(span);
            continue;
        }
        fill(qMin(span.start, end));
        const int from = qBound(span.start, mention.start, spanEnd);
        const int to = qBound(span.start, end, spanEnd);
        const auto piece = [&](int first, int last, Formats formats) {
            if (last > first)
                result.append({first, last - first, formats, span.url});
        };
        piece(span.start, from, span.formats);
        piece(from, to, span.formats | mention.formats);
        piece(to, spanEnd, span.formats);
        at = qMax(at, to);
    }
    fill(end);
    return result;
}

bool mayMention(const RichText &text)
{
    return text.text.contains(u'@');
}

bool isElsewhere(const QList<Span> &spans, qsizetype at)
{
    return std::any_of(spans.cbegin(), spans.cend(), [at](const Span &span) {
        return span.start <= at && at < span.start + span.length && (span.formats & (Monospace | Link));
    });
}

} // namespace

RichText withMentions(RichText text, const QStringList &names, const QString &own)
{
    QStringList all = names;
    if (!own.isEmpty())
        all.append(own);
    all.removeAll(QString());
    std::sort(all.begin(), all.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    int marked = 0;
    for (qsizetype at = text.text.indexOf(u'@'); at >= 0 && marked < limits::kMentions;
         at = text.text.indexOf(u'@', at + 1)) {
        const QString name = nameAt(text.text, at, all);
        if (name.isEmpty() || isElsewhere(text.spans, at))
            continue;
        const Formats formats = name == own ? Mention | Own : Formats(Mention);
        ++marked;
        text.spans = overlaid(text.spans, {int(at), int(name.size()) + 1, formats, {}});
    }
    return text;
}

void markMentions(QList<Block> &blocks, const QStringList &names, const QString &own)
{
    if (names.isEmpty() && own.isEmpty())
        return;
    for (Block &block : blocks) {
        if (block.type == BlockType::Code)
            continue;
        if (mayMention(block.content))
            block.content = withMentions(std::move(block.content), names, own);
        // What is not touched stays shared.
        for (qsizetype i = 0; i < block.cells.size(); ++i) {
            if (mayMention(block.cells.at(i)))
                block.cells[i] = withMentions(std::move(block.cells[i]), names, own);
        }
    }
}

} // namespace confab::markdown
