// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

//! What a model has to call around each change of its rows.
struct RowHooks
{
    std::function<void(int)> beginInsert;
    std::function<void(int)> beginRemove;
    std::function<void(int from, int to)> beginMove; //!< `to` as in QAbstractItemModel::beginMoveRows
    std::function<void()> endInsert;
    std::function<void()> endRemove;
    std::function<void()> endMove;
    std::function<void(int)> changed;
};

//! The rows of a short list (up to some thousand). sync() turns them into others with single insertions, removals,
//! moves and changes, never a reset. `Row` has operator==, and key() names it for its life.
template <class Row>
class SyncedList
{
public:
    const QList<Row> &rows() const { return m_rows; }
    int count() const { return int(m_rows.size()); }
    const Row &at(int row) const { return m_rows.at(row); }

    template <class Key>
    int indexOf(const Key &key, int from = 0) const
    {
        for (int i = from; i < count(); ++i) {
            if (m_rows.at(i).key() == key)
                return i;
        }
        return -1;
    }

    void sync(const QList<Row> &target, const RowHooks &hooks)
    {
        removeMissing(target, hooks);
        QSet<std::decay_t<decltype(std::declval<Row>().key())>> known;
        for (const Row &row : std::as_const(m_rows))
            known.insert(row.key());
        for (int i = 0; i < int(target.size()); ++i)
            settle(i, target.at(i), known.contains(target.at(i).key()), hooks);
    }

private:
    void removeMissing(const QList<Row> &target, const RowHooks &hooks)
    {
        QSet<std::decay_t<decltype(std::declval<Row>().key())>> kept;
        for (const Row &row : target)
            kept.insert(row.key());
        for (int i = count() - 1; i >= 0; --i) {
            if (kept.contains(m_rows.at(i).key()))
                continue;
            hooks.beginRemove(i);
            m_rows.removeAt(i);
            hooks.endRemove();
        }
    }

    // Rows before i are settled already, so a row only ever moves up.
    void settle(int i, const Row &wanted, bool isKnown, const RowHooks &hooks)
    {
        const int from = isKnown ? indexOf(wanted.key(), i) : -1;
        if (from < 0) {
            hooks.beginInsert(i);
            m_rows.insert(i, wanted);
            hooks.endInsert();
            return;
        }
        if (from != i) {
            hooks.beginMove(from, i);
            m_rows.move(from, i);
            hooks.endMove();
        }
        if (!(m_rows.at(i) == wanted)) {
            m_rows[i] = wanted;
            hooks.changed(i);
        }
    }

    QList<Row> m_rows;
};

//! The base of list models over a SyncedList.
class SyncedListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
public:
    using QAbstractListModel::QAbstractListModel;

protected:
    RowHooks rowHooks()
    {
        return {.beginInsert = [this](int row) { beginInsertRows({}, row, row); },
                .beginRemove = [this](int row) { beginRemoveRows({}, row, row); },
                .beginMove = [this](int from, int to) { beginMoveRows({}, from, from, {}, to); },
                .endInsert = [this] { endInsertRows(); },
                .endRemove = [this] { endRemoveRows(); },
                .endMove = [this] { endMoveRows(); },
                .changed = [this](int row) { Q_EMIT dataChanged(index(row), index(row)); }};
    }
};

} // namespace confab::models
