// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SightColumn.h"

#include <algorithm>

namespace confab::markdown {

void SightColumn::setSight(Sight *sight)
{
    if (sight == m_sight)
        return;
    if (m_sight)
        m_sight->disconnect(this);
    m_sight = sight;
    if (m_sight)
        connect(m_sight, &Sight::changed, this, &SightColumn::show);
    polish();
    Q_EMIT sightChanged();
}

void SightColumn::setStartsAt(qreal y)
{
    if (qFuzzyCompare(y + 1, m_startsAt + 1))
        return;
    m_startsAt = y;
    polish();
    Q_EMIT startsAtChanged();
}

void SightColumn::forceLayout()
{
    qreal y = 0;
    const QList<QQuickItem *> children = childItems();
    for (QQuickItem *child : children) {
        child->setY(y);
        y += child->height();
    }
    setImplicitHeight(y);
    show();
}

QQuickItem *SightColumn::rowAt(qreal y) const
{
    const QList<QQuickItem *> children = childItems();
    const auto found = std::find_if(children.cbegin(), children.cend(), [y](const QQuickItem *child) {
        return child->y() <= y && y < child->y() + child->height();
    });
    return found == children.cend() ? nullptr : *found;
}

void SightColumn::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemChildAddedChange) {
        // Nobody knows yet where it will stand.
        data.item->setVisible(false);
        connect(data.item, &QQuickItem::heightChanged, this, &QQuickItem::polish);
        polish();
    } else if (change == ItemChildRemovedChange) {
        data.item->disconnect(this);
        polish();
    }
    QQuickItem::itemChange(change, data);
}

void SightColumn::componentComplete()
{
    QQuickItem::componentComplete();
    forceLayout();
}

void SightColumn::updatePolish()
{
    forceLayout();
}

void SightColumn::show()
{
    const QList<QQuickItem *> children = childItems();
    for (QQuickItem *child : children)
        child->setVisible(isInSight(*child));
}

bool SightColumn::isInSight(const QQuickItem &child) const
{
    const qreal top = m_startsAt + child.y();
    return !m_sight || (top < m_sight->to() && top + child.height() >= m_sight->from());
}

} // namespace confab::markdown
