// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "GrowingMessage.h"

#include "BlockBuilder.h"
#include "Definitions.h"
#include "Document.h"
#include "DrawingCost.h"
#include "MarkdownParser.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

QList<Block> GrowingMessage::read(const QString &text, int maxBlocks)
{
    if (!goesOn(text, maxBlocks)) {
        forget();
        m_maxBlocks = maxBlocks;
        m_settled.costLeft = costFor(maxBlocks);
    }
    const QStringView part = QStringView(text).sliced(m_settledText.size());
    if (auto rows = readOn(part))
        return *rows;
    // What is defined somewhere may mean something anywhere; and where the limit is, a whole reading knows best.
    if (mayDefine(part) || part.contains(u'\r') || text.size() > textFor(maxBlocks)) {
        forget();
        m_readLength = int(text.size());
        return parse(text, maxBlocks);
    }
    m_readLength = int(part.size());
    const MarkedSource source(part.toString());
    const Document document(source);
    BlockBuilder builder(source, maxBlocks, m_settled);
    builder.build(document.root());
    const int line = builder.settledLine();
    const bool further = line > 1 && !source.hasOpenFormula();
    if (further) {
        m_settledText = text.first(m_settledText.size() + source.positionOf(line));
        m_settled = builder.settled();
    }
    const QList<Block> rows = builder.take(false);
    // One that could not be told by its last line may be by the next character.
    if (further || !m_open) {
        const QStringView last = QStringView(text).sliced(m_settledText.size());
        m_open = rows.size() == m_settled.blocks.size() + 1 ? openPart(last, rows.last()) : nullptr;
    }
    return rows.isEmpty() ? parse(text, maxBlocks) : rows;
}

//! Nothing where there is nothing that is read on.
std::optional<QList<Block>> GrowingMessage::readOn(QStringView part)
{
    const std::optional<Block> block = m_open ? m_open->read(part) : std::nullopt;
    if (!block || drawingCost(*block) > m_settled.costLeft)
        return std::nullopt;
    m_readLength = m_open->readLength();
    return m_settled.blocks + QList<Block>{*block};
}

bool GrowingMessage::goesOn(const QString &text, int maxBlocks) const
{
    return maxBlocks == m_maxBlocks && text.startsWith(m_settledText);
}

} // namespace confab::markdown
