// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QQuickItem>

namespace confab::markdown {

//! Which part of its parent lies in sight of the list that it is scrolled in, with some room above and below: what
//! isn't there needs neither layout nor drawing. Where nothing scrolls, all of it is in sight. Told in steps, before
//! the frame is drawn in which it matters.
class Sight : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(qreal from READ from NOTIFY changed FINAL)
    Q_PROPERTY(qreal to READ to NOTIFY changed FINAL)

public:
    using QQuickItem::QQuickItem;

    //! In px of the parent.
    qreal from() const { return m_from; }
    qreal to() const { return m_to; }

Q_SIGNALS:
    void changed();

protected:
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void componentComplete() override;
    void updatePolish() override;

private:
    void watch();
    void measure();

    QPointer<QQuickItem> m_list;
    QList<QMetaObject::Connection> m_watched;
    qreal m_from = 0;
    qreal m_to = 0;
};

} // namespace confab::markdown
