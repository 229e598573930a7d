// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/TimelineRows.h"

#include <QObject>

namespace confab::client::test {

//! Follows a TimelineRows by its signals alone, as a list model does, and tells when the two differ.
class RowsMirror : public QObject
{
public:
    explicit RowsMirror(TimelineRows &rows)
        : m_rows(rows)
    {
        reload();
        connect(&rows, &TimelineRows::aboutToInsert, this, [this](int first, int last) {
            m_first = first;
            m_last = last;
            m_sound = m_sound && first >= 0 && first <= m_mirror.size() && m_rows.count() == m_mirror.size();
        });
        connect(&rows, &TimelineRows::inserted, this, [this] {
            for (int i = m_first; i <= m_last; ++i)
                m_mirror.insert(i, m_rows.at(i));
        });
        connect(&rows, &TimelineRows::aboutToRemove, this, [this](int first, int last) {
            m_sound = m_sound && first >= 0 && last < m_mirror.size() && m_rows.count() == m_mirror.size();
            m_mirror.remove(first, last - first + 1);
        });
        connect(&rows, &TimelineRows::aboutToMove, this, [this](int from, int to) {
            m_sound = m_sound && from != to && from < m_mirror.size() && to < m_mirror.size();
            m_mirror.move(from, to);
            ++moves;
        });
        connect(&rows, &TimelineRows::changed, this, [this](int index) {
            m_mirror[index] = m_rows.at(index);
            ++changes;
        });
        connect(&rows, &TimelineRows::reset, this, [this] {
            reload();
            ++resets;
        });
    }

    bool isSame() const
    {
        if (!m_sound || m_mirror.size() != m_rows.count())
            return false;
        for (int i = 0; i < m_mirror.size(); ++i) {
            if (m_mirror.at(i) != m_rows.at(i))
                return false;
        }
        return true;
    }

    int resets = 0;
    int moves = 0;
    int changes = 0;

private:
    void reload()
    {
        m_mirror.clear();
        for (int i = 0; i < m_rows.count(); ++i)
            m_mirror.append(m_rows.at(i));
    }

    TimelineRows &m_rows;
    QList<TimelineRow> m_mirror;
    int m_first = 0;
    int m_last = 0;
    bool m_sound = true;
};

//! The texts of the rows, newest first; what waits is in brackets, what failed too with a mark.
inline QStringList textsOf(const TimelineRows &rows)
{
    QStringList texts;
    for (int i = 0; i < rows.count(); ++i) {
        const TimelineRow row = rows.at(i);
        const QString text = row.message.isDeleted() ? QStringLiteral("-") : row.message.content;
        if (row.delivery == Delivery::Failed)
            texts.append(QStringLiteral("[%1!]").arg(text));
        else
            texts.append(row.isPending() ? QStringLiteral("[%1]").arg(text) : text);
    }
    return texts;
}

} // namespace confab::client::test
