// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QQuickItem>

#include <limits>

namespace confab::markdown {

//! Which part of its parent lies in sight of the list that it is scrolled in, with some room above and below: what
//! isn't there needs neither layout nor drawing. Where nothing scrolls, all of it is in sight. Told in steps, before
//! the frame is drawn in which it matters.
class Sight : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(qreal from READ from NOTIFY changed FINAL)
    Q_PROPERTY(qreal to READ to NOTIFY changed FINAL)
    Q_PROPERTY(qreal upperEdge READ upperEdge NOTIFY moved FINAL)
    Q_PROPERTY(qreal lowerEdge READ lowerEdge NOTIFY moved FINAL)
    Q_PROPERTY(qreal room READ room NOTIFY roomChanged FINAL)

public:
    using QQuickItem::QQuickItem;

    //! In px of the parent.
    qreal from() const { return m_from; }
    qreal to() const { return m_to; }
    //! What is in sight indeed, likewise.
    qreal upperEdge() const { return m_upperEdge; }
    qreal lowerEdge() const { return m_upperEdge + m_room; }
    //! How much can be.
    qreal room() const { return m_room; }

Q_SIGNALS:
    void changed();
    void moved();
    void roomChanged();

protected:
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void componentComplete() override;
    void updatePolish() override;

private:
    void watch();
    void measure();
    void tell(qreal top, qreal room);

    QPointer<QQuickItem> m_list;
    QList<QMetaObject::Connection> m_watched;
    qreal m_from = 0;
    qreal m_to = 0;
    qreal m_upperEdge = 0;
    qreal m_room = std::numeric_limits<qreal>::max();
};

} // namespace confab::markdown
