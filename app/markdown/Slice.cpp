// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Slice.h"

#include <algorithm>

namespace confab::markdown {

namespace {

bool isEnding(const Block &block)
{
    return block.type == BlockType::More || block.type == BlockType::Less;
}

//! Where a place in code as it is drawn is in code as it was written: drawing breaks lines, and changes no length else.
int writtenOffset(const QString &drawn, const QString &code, int offset)
{
    int at = 0;
    for (int i = 0; i < offset && at < code.size(); ++i) {
        if (drawn.at(i) != u'\n' || code.at(at) == u'\n')
            ++at;
    }
    return at;
}

QString codeIn(const Block &block, int from, int to)
{
    const QString code = block.code();
    const int begin = writtenOffset(block.content.text, code, from);
    const int end = writtenOffset(block.content.text, code, to);
    return code.sliced(begin, end - begin);
}

Block sliceOfTable(const Block &table, const TextPosition &from, const TextPosition &to)
{
    Block part = table;
    const int columns = qMax(1, table.columns());
    const int firstRow = from.cell / columns;
    const int lastRow = qMin(to.cell / columns, table.rows() - 1);
    part.cells = table.cells.mid(qsizetype(firstRow) * columns, qsizetype(lastRow - firstRow + 1) * columns);
    // What is left out stands behind the last cell.
    const TextPosition end = allOf({table}).end;
    const bool toEnd = to >= TextPosition{to.block, end.cell, end.offset};
    if (!toEnd) {
        part.hiddenRows = 0;
        part.hiddenCells.clear();
    }
    // So do columns, behind each row: a part of a table is what is seen.
    if (!toEnd || from > TextPosition{from.block, 0, 0}) {
        part.furtherAlignments.clear();
        part.furtherCells.clear();
    }
    for (int i = 0; i < part.cells.size(); ++i) {
        const int cell = firstRow * columns + i;
        RichText &text = part.cells[i];
        if (cell < from.cell || cell > to.cell)
            text = {};
        else
            text =
                stretch(text, cell == from.cell ? from.offset : 0, cell == to.cell ? to.offset : int(text.text.size()));
    }
    return part;
}

Block sliceOf(const Block &block, const TextPosition &from, const TextPosition &to)
{
    if (block.type == BlockType::Table)
        return sliceOfTable(block, from, to);
    Block part = block;
    const int begin = qBound(0, from.offset, int(block.content.text.size()));
    const int end = qBound(begin, to.offset, int(block.content.text.size()));
    if (block.type == BlockType::Code) {
        part.content.text = codeIn(block, begin, end);
        part.uncut.clear();
    } else {
        part.content = stretch(block.content, begin, end);
    }
    return part;
}

Block wordsOf(const RichText &text)
{
    Block words;
    words.content = text;
    return words;
}

QList<Block> sliceOfOne(const Block &block, const TextRange &range)
{
    const Block part = sliceOf(block, range.begin, range.end);
    if (block.type == BlockType::Table)
        return {range.begin.cell == range.end.cell
                    ? wordsOf(part.cells.value(range.begin.cell % qMax(1, block.columns())))
                    : part};
    Block words = wordsOf(part.content);
    words.type = block.type;
    if (block.type == BlockType::Heading || block.type == BlockType::ListItem)
        words.type = BlockType::Paragraph;
    words.language = block.language;
    words.info = block.info;
    words.url = block.url;
    words.host = block.host;
    words.linkUrl = block.linkUrl;
    words.linkHost = block.linkHost;
    words.fold = block.fold;
    return {words};
}

//! What is left of an item whose marker is left out is no list; what stood deep in a list need not stand as deep alone.
void outdent(QList<Block> &parts)
{
    for (Block &part : parts) {
        if (!part.marker.isEmpty())
            break;
        part.depth = 0;
    }
    int least = 0;
    for (const Block &part : parts) {
        if (part.depth > 0)
            least = least == 0 ? part.depth : qMin(least, part.depth);
    }
    for (Block &part : parts)
        part.depth = qMax(0, part.depth - qMax(0, least - 1));
}

} // namespace

QList<Block> slice(const QList<Block> &blocks, const TextRange &range)
{
    const int first = range.begin.block;
    const int last = qMin(range.end.block, int(blocks.size()) - 1);
    if (range.isEmpty() || first > last)
        return {};
    if (first == range.end.block)
        return isEnding(blocks.at(first)) ? QList<Block>() : sliceOfOne(blocks.at(first), range);
    QList<Block> parts;
    for (int i = first; i <= last; ++i) {
        const Block &block = blocks.at(i);
        const TextPosition end = allOf({block}).end;
        const TextRange all = {{i, 0, 0}, {i, end.cell, end.offset}};
        const TextPosition from = i == first ? range.begin : all.begin;
        const TextPosition to = i == range.end.block ? range.end : all.end;
        if (isEnding(block) || (!all.isEmpty() && (from >= all.end || to <= all.begin)))
            continue;
        Block part = sliceOf(block, from, to);
        if (from > all.begin) {
            part.marker.clear();
            if (part.type == BlockType::ListItem)
                part.type = BlockType::Paragraph;
        }
        parts.append(std::move(part));
    }
    outdent(parts);
    return parts;
}

RichText written(const RichText &text)
{
    const auto isNote = [](const Span &span) { return span.formats.testFlag(Quiet); };
    if (std::none_of(text.spans.cbegin(), text.spans.cend(), isNote))
        return text;
    RichText kept;
    int from = 0;
    int gone = 0;
    for (const Span &span : text.spans) {
        kept.text += QStringView(text.text).sliced(from, span.start - from);
        from = span.start;
        if (isNote(span)) {
            from += span.length;
            gone += span.length;
            continue;
        }
        Span moved = span;
        moved.start -= gone;
        // What a note stood within is one again.
        if (!kept.spans.isEmpty() && kept.spans.last().start + kept.spans.last().length == moved.start &&
            kept.spans.last().formats == moved.formats && kept.spans.last().url == moved.url)
            kept.spans.last().length += moved.length;
        else
            kept.spans.append(moved);
    }
    kept.text += QStringView(text.text).sliced(from);
    return kept;
}

RichText stretch(const RichText &text, int from, int to)
{
    RichText part;
    part.text = text.text.mid(from, to - from);
    for (const Span &span : text.spans) {
        const int begin = qMax(span.start, from);
        const int end = qMin(span.start + span.length, to);
        if (begin >= end)
            continue;
        Span kept = span;
        kept.start = begin - from;
        kept.length = end - begin;
        part.spans.append(kept);
    }
    return part;
}

} // namespace confab::markdown
