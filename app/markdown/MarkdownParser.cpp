// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MarkdownParser.h"

#include "BlockBuilder.h"
#include "Document.h"
#include "MarkedSource.h"
#include "TextCollector.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

// Who asks for more rows gets more of everything.
int portionsFor(int maxBlocks)
{
    return qMax(0, maxBlocks - 1) / limits::kBlocks + 1;
}

//! A text of which nothing else is left is shown as it was written.
QList<Block> rowAsWritten(const QString &text)
{
    Block block;
    block.content = asWritten(text.trimmed());
    return block.content.text.isEmpty() ? QList<Block>{} : QList<Block>{block};
}

} // namespace

int costFor(int maxBlocks)
{
    return int(qMin<qint64>(qint64(portionsFor(maxBlocks)) * limits::kCost, INT_MAX));
}

qint64 textFor(int maxBlocks)
{
    return qint64(portionsFor(maxBlocks)) * limits::kText;
}

QList<Block> parse(const QString &text, int maxBlocks)
{
    const qint64 maxText = textFor(maxBlocks);
    const bool cut = text.size() > maxText;
    QString read = cut ? text.first(maxText) : text;
    read.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const MarkedSource source(read);
    const Document document(source);
    BlockBuilder builder(source, maxBlocks, {.costLeft = costFor(maxBlocks)});
    builder.build(document.root());
    const QList<Block> rows = builder.take(cut);
    return rows.isEmpty() ? rowAsWritten(read) : rows;
}

} // namespace confab::markdown
