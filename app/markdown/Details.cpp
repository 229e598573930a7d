// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Details.h"

#include <algorithm>

namespace confab::markdown {

QList<Block> withoutClosed(const QList<Block> &blocks, const QList<int> &turned)
{
    if (std::none_of(blocks.begin(), blocks.end(), [](const Block &block) { return block.type == BlockType::Details; }))
        return blocks;
    QList<Block> shown;
    QList<int> closed;
    for (const Block &block : blocks) {
        const bool open = block.open != (block.type == BlockType::Details && turned.contains(block.fold));
        if (block.type == BlockType::Details && !open)
            closed.append(block.fold);
        if (std::any_of(block.folds.begin(), block.folds.end(), [&](int fold) { return closed.contains(fold); }))
            continue;
        shown.append(block);
        shown.last().open = open;
    }
    return shown;
}

} // namespace confab::markdown
