// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Sides.h"

#include <optional>

namespace confab::markdown {

namespace {

//! Empty where no letter tells.
std::optional<bool> runsFromTheRight(QStringView text)
{
    for (const QChar c : text) {
        switch (c.direction()) {
        case QChar::DirL:
            return false;
        case QChar::DirR:
        case QChar::DirAL:
            return true;
        default:
            break;
        }
    }
    return std::nullopt;
}

std::optional<bool> runsFromTheRight(const Block &block)
{
    if (block.type == BlockType::Code || block.type == BlockType::Formula)
        return std::nullopt;
    for (const RichText &cell : block.cells) {
        if (const auto runs = runsFromTheRight(cell.text))
            return runs;
    }
    return runsFromTheRight(block.content.text);
}

bool isNested(const Block &block)
{
    return block.quoteDepth > 0 || block.depth > 0;
}

bool isOneWith(const Block &above, const Block &block)
{
    if (!isNested(above) || !isNested(block))
        return false;
    return block.joinedQuotes > 0 || (block.depth > 0 && above.depth > 0 && above.quoteDepth == 0);
}

} // namespace

void setSides(QList<Block> &blocks)
{
    qsizetype first = 0;
    while (first < blocks.size()) {
        qsizetype end = first + 1;
        while (end < blocks.size() && isOneWith(blocks[end - 1], blocks[end]))
            ++end;
        std::optional<bool> side;
        for (qsizetype i = first; i < end; ++i) {
            const auto runs = runsFromTheRight(blocks.at(i));
            blocks[i].rightToLeft = runs.value_or(false);
            if (!side)
                side = runs;
        }
        for (qsizetype i = first; i < end; ++i)
            blocks[i].mirrored = side.value_or(false);
        first = end;
    }
}

} // namespace confab::markdown
