// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "GrowingMessage.h"

#include "BlockBuilder.h"
#include "Document.h"
#include "MarkdownParser.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

QList<Block> GrowingMessage::read(const QString &text, int maxBlocks)
{
    // What is defined somewhere may mean something anywhere; and where the limit is, a whole reading knows best.
    if (text.contains("]:"_L1) || text.contains(u'\r') || text.size() > limits::kText) {
        forget();
        m_readLength = int(text.size());
        return parse(text, maxBlocks);
    }
    if (!goesOn(text, maxBlocks)) {
        forget();
        m_maxBlocks = maxBlocks;
        m_settled.costLeft = costFor(maxBlocks);
    }
    const QString rest = text.sliced(m_settledText.size());
    m_readLength = int(rest.size());
    const MarkedSource source(rest);
    const Document document(source);
    BlockBuilder builder(source, maxBlocks, m_settled);
    builder.build(document.root());
    if (const int line = builder.settledLine(); line > 1 && !source.hasOpenFormula()) {
        m_settledText = text.first(m_settledText.size() + source.positionOf(line));
        m_settled = builder.settled();
    }
    const QList<Block> rows = builder.take(false);
    return rows.isEmpty() ? parse(text, maxBlocks) : rows;
}

bool GrowingMessage::goesOn(const QString &text, int maxBlocks) const
{
    return maxBlocks == m_maxBlocks && text.startsWith(m_settledText);
}

} // namespace confab::markdown
