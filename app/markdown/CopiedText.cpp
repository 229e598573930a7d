// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CopiedText.h"

#include "BlockMarkdown.h"
#include "MarkdownParser.h"
#include "PlainWords.h"
#include "Slice.h"

#include <algorithm>

namespace confab::markdown {

namespace {
constexpr int kWhole = 1000; //!< portions: all that a message can have

//! Some limits hold whatever is asked for.
bool lacksSomething(const QList<Block> &blocks)
{
    return std::any_of(blocks.cbegin(), blocks.cend(), [](const Block &block) {
        return block.type == BlockType::More || block.hiddenRows * block.columns() > block.hiddenCells.size() ||
               (block.rows() + block.hiddenRows) * block.hiddenColumns() > block.furtherCells.size();
    });
}
} // namespace

CopiedText copiedText(const Block &block)
{
    return {plainWords({block}), markdownOf({block})};
}

CopiedText copiedText(const QList<Block> &blocks, const TextRange &range)
{
    const QList<Block> parts = slice(blocks, range);
    const QString plain = plainWords(parts);
    // Some words out of code are no block of code.
    if (parts.size() == 1 && parts.first().type == BlockType::Code &&
        parts.first().code() != blocks.at(range.begin.block).code())
        return {plain, plain};
    return {plain, markdownOf(parts)};
}

CopiedText copiedText(const QString &markdown)
{
    const QList<Block> blocks = parse(markdown, limits::kBlocks * kWhole);
    const QString words = lacksSomething(blocks) ? QString() : plainWords(blocks);
    return {words.isEmpty() ? markdown : words, markdown};
}

} // namespace confab::markdown
