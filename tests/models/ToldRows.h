// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemModel>
#include <QMap>
#include <QObject>

namespace confab::models::test {

//! What a view knows of a model: it reads a role of a row when the row comes, and again only when it is told that this
//! role changed.
class ToldRows : public QObject
{
public:
    explicit ToldRows(QAbstractItemModel &model)
        : m_model(model)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { insert(first, last); });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { m_rows.remove(first, last - first + 1); });
        connect(&model, &QAbstractItemModel::modelReset, this, &ToldRows::readAll);
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                    for (int row = from.row(); row <= to.row(); ++row)
                        read(row, roles.isEmpty() ? m_model.roleNames().keys() : roles);
                });
        readAll();
    }

    //! The roles that changed without a word, by row; empty when a view shows what the model has.
    QString stale() const
    {
        QStringList found;
        if (m_rows.size() != m_model.rowCount())
            found.append(QStringLiteral("%1 rows in place of %2").arg(m_rows.size()).arg(m_model.rowCount()));
        for (int row = 0; row < qMin(int(m_rows.size()), m_model.rowCount()); ++row) {
            for (auto it = m_rows.at(row).cbegin(); it != m_rows.at(row).cend(); ++it) {
                if (it.value() != m_model.index(row, 0).data(it.key()))
                    found.append(
                        QStringLiteral("%1 of row %2")
                            .arg(QString::fromLatin1(m_model.roleNames().value(it.key())), QString::number(row)));
            }
        }
        return found.join(QStringLiteral(", "));
    }

private:
    void readAll()
    {
        m_rows.clear();
        insert(0, m_model.rowCount() - 1);
    }
    void insert(int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            m_rows.insert(row, {});
            read(row, m_model.roleNames().keys());
        }
    }
    void read(int row, const QList<int> &roles)
    {
        for (const int role : roles)
            m_rows[row][role] = m_model.index(row, 0).data(role);
    }

    QAbstractItemModel &m_model;
    QList<QMap<int, QVariant>> m_rows;
};

} // namespace confab::models::test
