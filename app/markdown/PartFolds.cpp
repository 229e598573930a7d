// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PartFolds.h"

#include "Fold.h"
#include "RenderLimits.h"

#include <algorithm>

namespace confab::markdown {

namespace {

bool isContained(const Block &block)
{
    return (block.depth > 0 || block.quoteDepth > 0) && !block.footnote;
}

bool isQuoted(const Block &block)
{
    return block.quoteDepth > 0 && block.quoteLists.value(0) == 0;
}

//! Whether a row belongs to the list or the quote of the row above.
bool goesOn(const Block &above, const Block &block)
{
    if (!isContained(block) || block.folds != above.folds || isQuoted(block) != isQuoted(above))
        return false;
    return isQuoted(block) ? block.joinedQuotes > 0 : block.depth > 1 || block.gap != Gap::ApartGap;
}

//! Behind the last row of the part that begins with the row.
qsizetype endOfPart(const QList<Block> &blocks, qsizetype row)
{
    qsizetype end = row + 1;
    if (!isContained(blocks.at(row)))
        return end;
    while (end < blocks.size() && goesOn(blocks.at(end - 1), blocks.at(end)))
        ++end;
    return end;
}

bool canBeFolded(const Block &block)
{
    return isContained(block) || block.type == BlockType::Code || block.type == BlockType::Table;
}

Block endingOf(const QList<Block> &part, BlockType type, int number, int lines)
{
    const Block &last = part.last();
    Block ending;
    ending.type = type;
    ending.quoteDepth = ending.joinedQuotes = last.quoteDepth;
    ending.quoteLists = last.quoteLists;
    ending.alerts = last.alerts;
    ending.alert = last.alert;
    ending.depth = last.depth;
    ending.folds = last.folds;
    ending.gap = Gap::TightGap;
    ending.fold = -number;
    ending.allLines = lines;
    return ending;
}

//! The beginning of a part. A copy of a table has its other rows as well.
QList<Block> beginningOf(const QList<Block> &part)
{
    QList<Block> first = firstLines(part, limits::kFoldedPartLines);
    Block &last = first.last();
    if (const Block &whole = part.at(first.size() - 1); last.columns() > 0)
        last.hiddenCells = whole.cells.sliced(last.cells.size()) + whole.hiddenCells;
    return first;
}

} // namespace

QList<Block> withFoldedParts(const QList<Block> &blocks, const QList<int> &turned)
{
    QList<Block> shown;
    int number = 0;
    for (qsizetype row = 0; row < blocks.size();) {
        const qsizetype end = endOfPart(blocks, row);
        const QList<Block> part = blocks.sliced(row, end - row);
        const bool code = part.size() == 1 && part.first().type == BlockType::Code;
        const int lines = code ? int(part.first().content.text.count(u'\n')) + 1 : lineCount(part);
        const bool isLong = canBeFolded(part.first()) && lines > limits::kFoldedPartFrom;
        const bool open = isLong && turned.contains(-++number);
        shown += isLong && !open ? beginningOf(part) : part;
        if (isLong)
            shown.append(endingOf(part, open ? BlockType::Less : BlockType::More, number, lines));
        row = end;
    }
    return shown;
}

bool goesOnBehindParts(const QList<Block> &blocks)
{
    const auto folded =
        std::find_if(blocks.cbegin(), blocks.cend(), [](const Block &block) { return block.type == BlockType::More; });
    return folded != blocks.cend() && std::next(folded) != blocks.cend();
}

} // namespace confab::markdown
