// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Sight.h"

#include <cmath>
#include <limits>

namespace confab::markdown {

namespace {
constexpr qreal kStep = 128; //!< px
constexpr qreal kEverywhere = std::numeric_limits<qreal>::max();
} // namespace

void Sight::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemParentHasChanged && isComponentComplete())
        watch();
    QQuickItem::itemChange(change, data);
}

void Sight::componentComplete()
{
    QQuickItem::componentComplete();
    watch();
}

//! All that moves the parent in the list is a move of something around it.
void Sight::watch()
{
    for (const QMetaObject::Connection &connection : std::as_const(m_watched))
        disconnect(connection);
    m_watched.clear();
    m_list.clear();
    for (QQuickItem *item = parentItem(); item && !m_list; item = item->parentItem()) {
        m_watched += connect(item, &QQuickItem::parentChanged, this, &Sight::watch);
        if (item->flags() & ItemIsViewport) {
            m_list = item;
            m_watched += connect(item, &QQuickItem::heightChanged, this, &QQuickItem::polish);
        } else {
            m_watched += connect(item, &QQuickItem::yChanged, this, &QQuickItem::polish);
        }
    }
    // Where it stands in the list is known when that is laid out.
    if (m_list)
        polish();
    else
        measure();
}

void Sight::updatePolish()
{
    measure();
}

void Sight::measure()
{
    qreal from = -kEverywhere;
    qreal to = kEverywhere;
    if (m_list) {
        const QRectF shown = parentItem()->mapRectFromItem(m_list, {0, 0, m_list->width(), m_list->height()});
        tell(shown.top(), shown.height());
        from = (std::floor(shown.top() / kStep) - 1) * kStep;
        to = (std::ceil(shown.bottom() / kStep) + 1) * kStep;
    } else {
        tell(0, kEverywhere);
    }
    if (qFuzzyCompare(from, m_from) && qFuzzyCompare(to, m_to))
        return;
    m_from = from;
    m_to = to;
    Q_EMIT changed();
}

void Sight::tell(qreal top, qreal room)
{
    const bool roomier = !qFuzzyCompare(room + 1, m_room + 1);
    if (!roomier && qFuzzyCompare(top + 1, m_upperEdge + 1))
        return;
    m_upperEdge = top;
    m_room = room;
    Q_EMIT moved();
    if (roomier)
        Q_EMIT roomChanged();
}

} // namespace confab::markdown
