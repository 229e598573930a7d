// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Sight.h"

namespace confab::markdown {

//! Its children one below the other, of which only those in sight are visible: what isn't costs neither drawing nor the
//! way of the pointer. Children that are invisible keep their place and height. Where it stands is told by whoever uses
//! it, so that a column may be a part of a message.
class SightColumn : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::Sight *sight READ sight WRITE setSight NOTIFY sightChanged FINAL)
    Q_PROPERTY(qreal startsAt READ startsAt WRITE setStartsAt NOTIFY startsAtChanged FINAL)

public:
    using QQuickItem::QQuickItem;

    //! Without one, all children are in sight.
    Sight *sight() const { return m_sight; }
    void setSight(Sight *sight);
    //! Its upper edge, in px of the parent of `sight`.
    qreal startsAt() const { return m_startsAt; }
    void setStartsAt(qreal y);

    //! Otherwise it is laid out before the next frame is drawn.
    Q_INVOKABLE void forceLayout();
    //! The child at this height, in sight or not; null for none.
    Q_INVOKABLE QQuickItem *rowAt(qreal y) const;

Q_SIGNALS:
    void sightChanged();
    void startsAtChanged();

protected:
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void componentComplete() override;
    void updatePolish() override;

private:
    void show();
    bool isInSight(const QQuickItem &child) const;

    QPointer<Sight> m_sight;
    qreal m_startsAt = 0;
};

} // namespace confab::markdown
