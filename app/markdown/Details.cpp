// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Details.h"

#include "RenderLimits.h"

#include <QHash>

#include <algorithm>
#include <utility>

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

void setFrames(QList<Block> &blocks)
{
    QHash<int, DetailsFrame> frames;
    QList<int> above;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        Block &block = blocks[i];
        QList<int> folds = block.folds;
        if (block.type == BlockType::Details) {
            frames.insert(block.fold, {block.quoteDepth, block.depth});
            folds.append(block.fold);
            block.beginsFrame = folds.size() <= limits::kDepth;
        }
        folds.resize(qMin(folds.size(), qsizetype(limits::kDepth)));
        for (const int fold : std::as_const(folds))
            block.frames.append(frames.value(fold));
        if (i > 0) {
            const auto shared = std::ranges::mismatch(above, folds);
            blocks[i - 1].endedFrames = int(above.cend() - shared.in1);
        }
        above = std::move(folds);
    }
    if (!blocks.isEmpty())
        blocks.last().endedFrames = int(above.size());
}

} // namespace confab::markdown
