// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomSwitcherModel.h"

#include "NameMatch.h"
#include "RoomListModel.h"

#include <algorithm>
#include <utility>

namespace confab::models {

RoomSwitcherModel::RoomSwitcherModel(const RoomListModel &source)
    : m_source(source)
{
    connect(&source, &RoomListModel::refreshed, this, &RoomSwitcherModel::refresh);
}

void RoomSwitcherModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
    select(rows().isEmpty() ? RoomId() : rows().constFirst().id);
    Q_EMIT filterChanged();
}

QString RoomSwitcherModel::selectedId() const
{
    return m_selected.isNull() ? QString() : m_selected.toString();
}

int RoomSwitcherModel::selectedRow() const
{
    return m_selected.isNull() ? -1 : rowOfRoom(m_selected);
}

int RoomSwitcherModel::mismatchOf(const QString &name) const
{
    const QString filter = m_filter.trimmed();
    return filter.isEmpty() ? kNoMatch : models::mismatch(name, filter);
}

void RoomSwitcherModel::begin()
{
    m_begun = true;
    m_order = m_source.visited();
    QList<RoomRow> others = m_source.rows();
    std::ranges::stable_sort(others, std::ranges::greater(), &RoomRow::activeAt);
    for (const RoomRow &row : std::as_const(others)) {
        if (!m_order.contains(row.id))
            m_order += row.id;
    }
    if (const RoomId current = m_source.current(); m_order.removeOne(current))
        m_order += current;
    m_selected = {};
    m_filter.clear();
    Q_EMIT filterChanged();
    refresh();
}

void RoomSwitcherModel::end()
{
    m_begun = false;
    m_order.clear();
    refresh();
}

void RoomSwitcherModel::step(int by)
{
    const int count = rowCount();
    if (count > 0)
        select(rows().at((qMax(0, selectedRow()) + by % count + count) % count).id);
}

void RoomSwitcherModel::refresh()
{
    if (!m_begun && rowCount() == 0)
        return;
    const int before = selectedRow();
    setRows(wanted());
    rate();
    if (selectedRow() < 0)
        select(rows().isEmpty() ? RoomId() : rows().constFirst().id);
    else if (selectedRow() != before)
        Q_EMIT selectionChanged();
}

//! The first row fits best.
void RoomSwitcherModel::rate()
{
    const QString filter = m_filter.trimmed();
    const bool isSought = !filter.isEmpty() && !rows().isEmpty();
    const int now = isSought ? models::mismatch(rows().constFirst().name, filter) : kNoMatch;
    if (std::exchange(m_mismatch, now) != now)
        Q_EMIT mismatchChanged();
}

void RoomSwitcherModel::select(RoomId room)
{
    m_selected = room;
    Q_EMIT selectionChanged();
}

QList<RoomRow> RoomSwitcherModel::wanted() const
{
    QList<RoomRow> found;
    if (!m_begun)
        return found;
    const QString filter = m_filter.trimmed();
    for (const RoomId room : m_order) {
        const int row = m_source.rowOfRoom(room);
        if (row >= 0 && (filter.isEmpty() || models::mismatch(m_source.rows().at(row).name, filter) < kNoMatch))
            found += m_source.rows().at(row);
    }
    if (!filter.isEmpty())
        std::stable_sort(found.begin(), found.end(), [&filter](const RoomRow &a, const RoomRow &b) {
            return models::mismatch(a.name, filter) < models::mismatch(b.name, filter);
        });
    return found;
}

} // namespace confab::models
