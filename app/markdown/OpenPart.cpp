// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OpenPart.h"

#include "OpenCode.h"
#include "OpenTable.h"

namespace confab::markdown {

std::unique_ptr<OpenPart> openPart(QStringView part, const Block &block)
{
    // Lines of what stands in something else begin with something else.
    if (block.depth > 0 || block.quoteDepth > 0 || block.footnote)
        return nullptr;
    std::unique_ptr<OpenPart> open;
    if (block.type == BlockType::Code)
        open = OpenCode::begin(part, block);
    else if (block.type == BlockType::Table)
        open = OpenTable::begin(part, block);
    // What isn't read alike at once won't be later.
    return open && open->read(part) == block ? std::move(open) : nullptr;
}

} // namespace confab::markdown
