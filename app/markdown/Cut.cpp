// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Cut.h"

#include "RenderLimits.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

int goodEnd(const QString &text, int length)
{
    constexpr int kNear = 200;
    for (const QChar at : {u'\n', u' '}) {
        const qsizetype end = text.lastIndexOf(at, length - 1);
        if (end > 0 && end > length - kNear)
            return int(end);
    }
    return text[length].isLowSurrogate() ? length - 1 : length;
}

void cut(Block &block, int length)
{
    if (block.type == BlockType::Code)
        block.uncut = block.code();
    RichText &text = block.content;
    text.text.truncate(length);
    while (!text.spans.isEmpty() && text.spans.last().start >= length)
        text.spans.removeLast();
    if (!text.spans.isEmpty())
        text.spans.last().length = qMin(text.spans.last().length, length - text.spans.last().start);
}

void appendRow(Block &table, const QList<RichText> &row)
{
    if (table.hiddenRows == 0 && table.cells.size() + row.size() <= limits::kTableCells) {
        table.cells += row;
        return;
    }
    ++table.hiddenRows;
    if (table.hiddenCells.size() + row.size() <= limits::kHiddenCells)
        table.hiddenCells += row;
}

void cutRows(Block &table, int rows)
{
    table.hiddenRows = 0;
    table.hiddenCells.clear();
    table.cells.resize(qsizetype(rows) * table.columns());
}

} // namespace confab::markdown
