// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InlineMarkdown.h"

#include "Footnotes.h"
#include "MarkdownParser.h"
#include "Slice.h"
#include "SpanWriter.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

using Place = WordsPlace;

void merge(QList<Span> &spans, const Span &span)
{
    if (!spans.isEmpty() && spans.last().start + spans.last().length == span.start &&
        spans.last().formats == span.formats && spans.last().url == span.url)
        spans.last().length += span.length;
    else
        spans.append(span);
}

//! What can be written: without notes and mentions, which are found again.
RichText writable(const RichText &text)
{
    RichText words = written(text);
    const QList<Span> spans = std::exchange(words.spans, {});
    for (Span span : spans) {
        span.formats &= ~(Formats(Mention) | Own);
        if (span.formats != NoFormat)
            merge(words.spans, span);
    }
    return words;
}

//! With the marks of footnotes as raised numbers: they are found again where their notes are.
RichText withoutNotes(RichText text)
{
    const QList<Span> spans = std::exchange(text.spans, {});
    for (Span span : spans) {
        if (noteOf(span) > 0) {
            span.formats.setFlag(Link, false);
            span.url.clear();
        }
        merge(text.spans, span);
    }
    return text;
}

//! Emphasis neither begins nor ends with a space, and words don't either.
RichText trimmed(const RichText &text)
{
    const auto isCode = [&text](qsizetype at) {
        return std::any_of(text.spans.cbegin(), text.spans.cend(), [at](const Span &span) {
            return span.formats.testFlag(Monospace) && span.start <= at && at < span.start + span.length;
        });
    };
    const auto isGap = [&](qsizetype at) { return text.text.at(at).isSpace() && !isCode(at); };
    qsizetype begin = 0;
    qsizetype end = text.text.size();
    while (begin < end && isGap(begin))
        ++begin;
    while (end > begin && isGap(end - 1))
        --end;
    RichText words = stretch(text, int(begin), int(end));
    for (const Format format : {Bold, Italic, Strike}) {
        const QList<Span> spans = std::exchange(words.spans, {});
        const auto has = [&](int at) {
            return std::any_of(spans.cbegin(), spans.cend(), [&](const Span &span) {
                return span.start <= at && at < span.start + span.length && span.formats.testFlag(format);
            });
        };
        for (const Span &span : spans) {
            int first = span.start;
            int last = span.start + span.length;
            if (span.formats.testFlag(format)) {
                while (first < last && !has(span.start - 1) && words.text.at(first).isSpace())
                    ++first;
                while (last > first && !has(span.start + span.length) && words.text.at(last - 1).isSpace())
                    --last;
            }
            const Formats outer = span.formats & ~Formats(format);
            const auto add = [&](int from, int to, Formats formats) {
                if (from < to && formats != NoFormat)
                    merge(words.spans, {from, to - from, formats, span.url});
            };
            add(span.start, first, outer);
            add(first, last, span.formats);
            add(last, span.start + span.length, outer);
        }
    }
    return words;
}

QString indented(QString lines)
{
    return lines.replace(u'\n', u"\n  "_s);
}

//! What is read of the words in their place; nothing where they are something else there.
std::optional<RichText> readIn(Place place, const QString &markdown)
{
    QList<Block> blocks;
    BlockType type = BlockType::Paragraph;
    switch (place) {
    case Place::Paragraph:
        blocks = parse(markdown);
        break;
    case Place::Item:
        blocks = parse(u"- "_s + indented(markdown));
        type = BlockType::ListItem;
        break;
    case Place::Heading:
        blocks = parse(u"# "_s + markdown);
        type = BlockType::Heading;
        break;
    case Place::Cell:
        blocks = parse(u'|' + markdown + u"|\n|---|"_s);
        type = BlockType::Table;
        break;
    case Place::Summary:
        blocks = parse(u"<details>\n<summary>"_s + markdown + u"</summary>"_s);
        type = BlockType::Details;
        break;
    }
    if (blocks.size() != 1 || blocks.first().type != type || blocks.first().task != TaskState::NotATask)
        return {};
    if (type == BlockType::Table)
        return blocks.first().cells.size() == 1 ? std::optional(writable(blocks.first().cells.first())) : std::nullopt;
    return writable(blocks.first().content);
}

//! With others of the message it could be one.
bool looksLikeDefinition(const QString &text)
{
    static const QRegularExpression definition(u"^\\[[^\\]]*\\]:"_s, QRegularExpression::MultilineOption);
    return definition.match(text).hasMatch();
}

//! Lines that are shown as they were written, like those of HTML.
bool isReadAsItStands(const RichText &words, Place place)
{
    return !looksLikeDefinition(words.text) && words.spans.isEmpty() &&
           (place == Place::Paragraph || place == Place::Item) && readIn(place, words.text) == words;
}

} // namespace

QString inlineMarkdown(const RichText &text, Place place)
{
    const RichText words = trimmed(writable(text));
    if (isReadAsItStands(words, place))
        return words.text;
    const RichText alone = withoutNotes(words);
    SpanWriter::Way way;
    way.oneLine = place != Place::Paragraph && place != Place::Item;
    way.inTable = place == Place::Cell;
    for (const bool escaped : {looksLikeDefinition(words.text), true}) {
        for (const QChar italic : {u'*', u'_'}) {
            way.escaped = escaped;
            way.italic = italic;
            if (readIn(place, SpanWriter(alone, way).write()) == alone)
                return SpanWriter(words, way).write();
        }
    }
    way.italic = u'*';
    return SpanWriter(words, way).write();
}

} // namespace confab::markdown
