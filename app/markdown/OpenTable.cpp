// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OpenTable.h"

#include "Cut.h"
#include "Definitions.h"
#include "MarkdownParser.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

//! Formulas may go over lines.
bool mayHaveFormulas(QStringView text)
{
    return text.contains(u'$') || text.contains("\\["_L1) || text.contains("\\("_L1) || text.contains("\\begin{"_L1);
}

} // namespace

std::unique_ptr<OpenPart> OpenTable::begin(QStringView part, const Block &block)
{
    const qsizetype header = part.indexOf(u'\n');
    const qsizetype delimiters = header < 0 ? -1 : part.indexOf(u'\n', header + 1);
    if (delimiters < 0 || mayHaveFormulas(part) || block.rows() < 1 || block.hiddenColumns() > 0)
        return nullptr;
    return std::unique_ptr<OpenPart>(new OpenTable(part.first(delimiters + 1), block));
}

OpenTable::OpenTable(QStringView head, const Block &block)
    : m_head(head.toString())
    , m_table(block)
    , m_taken(m_head)
{
    m_table.cells.resize(m_table.columns());
    m_table.hiddenRows = 0;
    m_table.hiddenCells.clear();
}

std::optional<Block> OpenTable::read(QStringView part)
{
    if (!part.startsWith(m_taken))
        return std::nullopt;
    // A row alone does not tell whether it defines what another one uses.
    if (const QStringView more = part.sliced(m_taken.size()); mayHaveFormulas(more) || mayDefine(more))
        return std::nullopt;
    m_readLength = int(part.size() - m_taken.size());
    for (qsizetype end = part.indexOf(u'\n', m_taken.size()); end >= 0; end = part.indexOf(u'\n', m_taken.size())) {
        const QStringView line = part.sliced(m_taken.size(), end - m_taken.size());
        const auto row = cellsOf(line);
        if (!row)
            return std::nullopt;
        appendRow(m_table, *row);
        m_taken += line;
        m_taken += u'\n';
    }
    Block table = m_table;
    if (const QStringView last = part.sliced(m_taken.size()); !last.isEmpty()) {
        const auto row = cellsOf(last);
        if (!row)
            return std::nullopt;
        appendRow(table, *row);
    }
    return table;
}

//! Nothing where the line is no row.
std::optional<QList<RichText>> OpenTable::cellsOf(QStringView line) const
{
    const QList<Block> read = parse(m_head + line.toString());
    if (read.size() != 1 || read.first().alignments != m_table.alignments || read.first().rows() != 2)
        return std::nullopt;
    return read.first().cells.sliced(m_table.columns());
}

} // namespace confab::markdown
