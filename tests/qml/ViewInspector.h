// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickWindow>
#include <QSet>

namespace confab::tests {

//! Looks at what a window shows as a reader would: which views are in sight, and what of their words and controls is
//! cut, lies over something else or outside. Walks the real items; popups lie above the rest and are looked at alone.
class ViewInspector
{
public:
    explicit ViewInspector(QQuickWindow &window);

    //! One sentence for each fault; empty if there is none.
    QStringList faults() const { return m_faults; }
    //! The QML files, without their ending, of which something is in sight.
    QSet<QString> types() const { return m_types; }

private:
    //! What can be seen by itself: words, an icon, a control.
    struct Leaf
    {
        const QQuickItem *item;
        QRectF area;             //!< in the window
        const QQuickItem *layer; //!< leaves of different layers may lie over each other
        QString name;
    };
    //! What the items above an item mean for it.
    struct Place
    {
        const QQuickItem *layer = nullptr;
        const QQuickItem *control = nullptr; //!< the innermost one around it
        QRectF shown;                        //!< what clipping leaves of the window
        QRectF allowed;                      //!< what it must not reach out of; wider than shown where one can scroll
        bool isLookedAt = true;              //!< false in what is one leaf as a whole
    };

    void walk(const QQuickItem &item, Place place);
    void noteTypes(const QObject &object);
    void look(const QQuickItem &item, const Place &place);
    void lookAtWords(const QQuickItem &item, const QRectF &area, const Place &place);
    void addLeaf(const QQuickItem &item, const QRectF &area, const Place &place);
    void findOverlaps();

    QList<Leaf> m_leaves;
    QStringList m_faults;
    QSet<QString> m_types;
};

} // namespace confab::tests
