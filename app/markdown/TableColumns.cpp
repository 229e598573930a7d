// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TableColumns.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace confab::markdown {

namespace {

constexpr int kLeastEms = 3;
constexpr int kMostEms = 26;
constexpr int kAdvanceEms = 4;   //!< for the next characters
constexpr int kYieldingEms = 11; //!< columns don't give way below this
constexpr int kMeasured = 200;   //!< characters of a cell: no more fit in the widest column

qreal emOf(const QFontMetricsF &metrics)
{
    return metrics.height() / 1.2;
}

//! Bold is the widest of the letters; code is wider still, by a little.
QFontMetricsF boldMetrics(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return QFontMetricsF(font);
}

qreal widthOf(const RichText &cell, const QFontMetricsF &metrics)
{
    const qreal letters = metrics.horizontalAdvance(cell.text.left(kMeasured));
    return letters + (cell.spans.isEmpty() ? 2 : emOf(metrics) / 2 + letters / 6);
}

} // namespace

void TableColumns::setBlock(const Block &block)
{
    if (block == m_block)
        return;
    const qsizetype unchanged = unchangedCells(block);
    m_block = block;
    measure(unchanged);
    Q_EMIT blockChanged();
}

void TableColumns::setFont(const QFont &font)
{
    if (font == m_font)
        return;
    m_font = font;
    measure(0);
    Q_EMIT fontChanged();
}

void TableColumns::setAvailable(qreal width)
{
    if (qFuzzyCompare(width + 1, m_available + 1))
        return;
    m_available = width;
    fit();
    Q_EMIT availableChanged();
}

void TableColumns::setPadding(qreal padding)
{
    if (qFuzzyCompare(padding + 1, m_padding + 1))
        return;
    m_padding = padding;
    fit();
    Q_EMIT paddingChanged();
}

qreal TableColumns::total() const
{
    return std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
}

int TableColumns::lines(int row, const QList<qreal> &widths) const
{
    int most = 1;
    for (qsizetype column = 0; column < widths.size(); ++column) {
        const qsizetype at = row * widths.size() + column;
        if (at >= m_cells.size())
            break;
        const qreal room = qMax(1.0, widths[column] - m_padding);
        const RichText &cell = m_block.cells.at(at);
        const qreal longer = qMax(1.0, qreal(cell.text.size()) / kMeasured);
        most = qMax(most, int(std::ceil(m_cells[at] * longer / room)) + int(cell.text.count(u'\n')));
    }
    return most;
}

//! How many cells at the beginning are what they were, where the table has only grown since; else 0.
qsizetype TableColumns::unchangedCells(const Block &block) const
{
    if (block.alignments != m_block.alignments || block.cells.size() < m_block.cells.size())
        return 0;
    const auto [mine, theirs] =
        std::mismatch(m_block.cells.cbegin(), m_block.cells.cend(), block.cells.cbegin(), block.cells.cend());
    const qsizetype unchanged = mine - m_block.cells.cbegin();
    return unchanged + block.columns() >= m_block.cells.size() ? unchanged : 0;
}

void TableColumns::measure(qsizetype firstCell)
{
    const QFontMetricsF metrics = boldMetrics(m_font);
    const qreal em = emOf(metrics);
    const bool grows = firstCell > 0;
    if (!grows)
        m_wanted = QList<qreal>(m_block.columns(), kLeastEms * em);
    m_cells.resize(firstCell);
    bool wider = !grows;
    for (qsizetype i = firstCell; i < m_block.cells.size(); ++i) {
        m_cells.append(widthOf(m_block.cells.at(i), metrics));
        qreal &wanted = m_wanted[i % m_block.columns()];
        if (m_cells.last() <= wanted || wanted >= std::ceil(kMostEms * em))
            continue;
        // What was rounded up may be above the most already.
        const qreal room = grows ? kAdvanceEms * em : 0;
        wanted = std::ceil(qMin(m_cells.last() + room, kMostEms * em));
        wider = true;
    }
    if (wider)
        fit();
}

void TableColumns::fit()
{
    QList<qreal> widths = m_wanted;
    for (qreal &width : widths)
        width += m_padding;
    const qreal least = kYieldingEms * emOf(QFontMetricsF(m_font)) + m_padding;
    const qreal excess = std::accumulate(widths.begin(), widths.end(), 0.0) - m_available;
    qreal spare = 0;
    for (const qreal width : widths)
        spare += qMax(0.0, width - least);
    if (m_available > 0 && excess > 0 && spare > 0) {
        const qreal part = qMin(1.0, excess / spare);
        for (qreal &width : widths)
            width = std::floor(width - qMax(0.0, width - least) * part);
    }
    if (widths == m_widths)
        return;
    m_widths = widths;
    Q_EMIT changed();
}

} // namespace confab::markdown
