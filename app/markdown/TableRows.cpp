// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TableRows.h"

#include <algorithm>

namespace confab::markdown {

int TableRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_block.rows();
}

QVariant TableRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != CellsRole)
        return {};
    return QVariant::fromValue(cellsOf(m_block, index.row()));
}

QHash<int, QByteArray> TableRows::roleNames() const
{
    return {{CellsRole, "cells"}};
}

QList<int> TableRows::alignments() const
{
    QList<int> alignments;
    for (const CellAlignment alignment : m_block.alignments)
        alignments.append(int(alignment));
    return alignments;
}

TableCells TableRows::cellsOf(const Block &block, int row) const
{
    return {block.cells.sliced(qsizetype(row) * block.columns(), block.columns())};
}

void TableRows::setBlock(const Block &block)
{
    if (block == m_block)
        return;
    const Block before = m_block;
    if (block.alignments != before.alignments) {
        beginResetModel();
        m_block = block;
        endResetModel();
        Q_EMIT alignmentsChanged();
        Q_EMIT blockChanged();
        return;
    }
    const int kept = qMin(before.rows(), block.rows());
    if (before.rows() > kept) {
        beginRemoveRows({}, kept, before.rows() - 1);
        m_block.cells.resize(qsizetype(kept) * block.columns());
        endRemoveRows();
    }
    if (block.rows() > kept) {
        beginInsertRows({}, kept, block.rows() - 1);
        m_block = block;
        endInsertRows();
    }
    m_block = block;
    const auto first =
        std::mismatch(before.cells.cbegin(), before.cells.cend(), block.cells.cbegin(), block.cells.cend());
    for (int row = int(first.first - before.cells.cbegin()) / qMax(1, block.columns()); row < kept; ++row) {
        if (cellsOf(before, row) != cellsOf(block, row))
            Q_EMIT dataChanged(index(row), index(row), {CellsRole});
    }
    Q_EMIT blockChanged();
}

} // namespace confab::markdown
