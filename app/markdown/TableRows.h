// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

#include <QAbstractListModel>

namespace confab::markdown {

//! The cells of one row of a table.
class TableCells
{
    Q_GADGET

public:
    QList<RichText> cells = {};

    Q_INVOKABLE confab::markdown::RichText cell(int column) const { return cells.value(column); }

    friend bool operator==(const TableCells &, const TableCells &) = default;
};

//! The rows of a table, the first of which is its header. While a table grows, only the rows that differ are touched.
class TableRows : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::Block block READ block WRITE setBlock NOTIFY blockChanged FINAL)
    Q_PROPERTY(QList<int> alignments READ alignments NOTIFY alignmentsChanged FINAL)

public:
    enum Role {
        CellsRole = Qt::UserRole + 1, //!< cells: TableCells, as many as there are columns
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Block block() const { return m_block; }
    void setBlock(const Block &block);
    //! Each a CellAlignment, of the columns.
    QList<int> alignments() const;

Q_SIGNALS:
    void blockChanged();
    void alignmentsChanged();

private:
    TableCells cellsOf(const Block &block, int row) const;

    Block m_block;
};

} // namespace confab::markdown
