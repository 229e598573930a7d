// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TextRange.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace confab::markdown {

namespace {

TextRange within(const TextPosition &at, qsizetype from, qsizetype to)
{
    return {{at.block, at.cell, int(from)}, {at.block, at.cell, int(to)}};
}

//! A place is between two characters, and the pointer is on one of them: rather a word than what ends it.
bool meansWhatIsBefore(const QString &text, int offset)
{
    if (offset == text.size())
        return true;
    const QChar before = text.at(offset - 1);
    const QChar behind = text.at(offset);
    return (behind.isSpace() && !before.isSpace()) ||
           (before.isLetterOrNumber() && !behind.isLetterOrNumber() && behind != u'_');
}

} // namespace

TextRange united(const TextRange &a, const TextRange &b)
{
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

RichText textAt(const QList<Block> &blocks, int block, int cell)
{
    if (block < 0 || block >= blocks.size())
        return {};
    const Block &at = blocks.at(block);
    if (at.type == BlockType::Table)
        return at.cells.value(cell);
    return cell == 0 ? at.content : RichText();
}

TextRange allOf(const QList<Block> &blocks)
{
    qsizetype count = blocks.size();
    while (count > 0 && (blocks.at(count - 1).type == BlockType::More || blocks.at(count - 1).type == BlockType::Less))
        --count;
    if (count == 0)
        return {};
    const int last = int(count) - 1;
    const int cell = qMax(0, int(blocks.at(last).cells.size()) - 1);
    return {{}, {last, cell, int(textAt(blocks, last, cell).text.size())}};
}

TextRange wordAround(const QList<Block> &blocks, const TextPosition &at)
{
    const QString text = textAt(blocks, at.block, at.cell).text;
    if (text.isEmpty())
        return {at, at};
    int inside = qBound(0, at.offset, int(text.size()));
    if (inside > 0 && meansWhatIsBefore(text, inside))
        --inside;
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(inside);
    const qsizetype from = words.isAtBoundary() ? inside : words.toPreviousBoundary();
    words.setPosition(inside);
    const qsizetype to = words.toNextBoundary();
    return within(at, qMax<qsizetype>(0, from), to < 0 ? text.size() : to);
}

TextRange paragraphAround(const QList<Block> &blocks, const TextPosition &at)
{
    const QString text = textAt(blocks, at.block, at.cell).text;
    const bool code = at.block >= 0 && at.block < blocks.size() && blocks.at(at.block).type == BlockType::Code;
    if (!code)
        return within(at, 0, text.size());
    const int offset = qBound(0, at.offset, int(text.size()));
    const qsizetype from = offset == 0 ? 0 : text.lastIndexOf(u'\n', offset - 1) + 1;
    const qsizetype to = text.indexOf(u'\n', offset);
    return within(at, from, to < 0 ? text.size() : to);
}

} // namespace confab::markdown
