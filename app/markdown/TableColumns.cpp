// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TableColumns.h"

#include <QFontMetricsF>

#include <cmath>
#include <numeric>

namespace confab::markdown {

namespace {
constexpr int kLeastEms = 3;
constexpr int kMostEms = 26;
constexpr int kYieldingEms = 11; //!< columns don't give way below this
constexpr int kMeasured = 200;   //!< characters of a cell: no more fit in the widest column
} // namespace

void TableColumns::setBlock(const Block &block)
{
    if (block == m_block)
        return;
    m_block = block;
    measure();
}

void TableColumns::setFont(const QFont &font)
{
    if (font == m_font)
        return;
    m_font = font;
    measure();
}

void TableColumns::setAvailable(qreal width)
{
    if (qFuzzyCompare(width + 1, m_available + 1))
        return;
    m_available = width;
    fit();
}

void TableColumns::setPadding(qreal padding)
{
    if (qFuzzyCompare(padding + 1, m_padding + 1))
        return;
    m_padding = padding;
    measure();
}

qreal TableColumns::total() const
{
    return std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
}

void TableColumns::measure()
{
    QFont bold = m_font;
    bold.setWeight(QFont::DemiBold);
    // Bold is the widest of the letters; code is wider still, by a little.
    const QFontMetricsF metrics(bold);
    const qreal em = metrics.height() / 1.2;
    m_wanted = QList<qreal>(m_block.columns(), kLeastEms * em);
    for (qsizetype i = 0; i < m_block.cells.size(); ++i) {
        const RichText &cell = m_block.cells.at(i);
        const qreal slack =
            cell.spans.isEmpty() ? 2 : em / 2 + metrics.horizontalAdvance(cell.text.left(kMeasured)) / 6;
        const qreal width = metrics.horizontalAdvance(cell.text.left(kMeasured)) + slack;
        qreal &wanted = m_wanted[i % m_block.columns()];
        // What was rounded up may be above the most already.
        wanted = qMax(wanted, std::ceil(qMin(width, kMostEms * em)));
    }
    for (qreal &width : m_wanted)
        width += m_padding;
    fit();
}

void TableColumns::fit()
{
    m_widths = m_wanted;
    const qreal least = kYieldingEms * QFontMetricsF(m_font).height() / 1.2 + m_padding;
    const qreal excess = total() - m_available;
    qreal spare = 0;
    for (const qreal width : m_widths)
        spare += qMax(0.0, width - least);
    if (m_available > 0 && excess > 0 && spare > 0) {
        const qreal part = qMin(1.0, excess / spare);
        for (qreal &width : m_widths)
            width = std::floor(width - qMax(0.0, width - least) * part);
    }
    Q_EMIT changed();
}

} // namespace confab::markdown
