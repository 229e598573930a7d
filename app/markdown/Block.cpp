// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Block.h"

namespace confab::markdown {

QList<RichText> Block::allCells() const
{
    const QList<RichText> shown = cells + hiddenCells;
    if (furtherAlignments.isEmpty())
        return shown;
    QList<RichText> all;
    const qsizetype further = furtherAlignments.size();
    for (qsizetype row = 0; (row + 1) * columns() <= shown.size(); ++row) {
        all += shown.sliced(row * columns(), columns());
        for (qsizetype i = row * further; i < (row + 1) * further; ++i)
            all.append(furtherCells.value(i));
    }
    return all;
}

} // namespace confab::markdown
