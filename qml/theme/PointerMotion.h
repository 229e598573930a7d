// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointF>
#include <QtQmlIntegration>

namespace confab::qml {

//! Tells a pointer that somebody moves from one at rest, below which something else has come to lie: of both an item
//! hears that it is hovered. Watches all windows from the GUI thread. Attached to whatever asks, and the same for all.
class PointerMotion : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("attached")
    QML_ATTACHED(confab::qml::PointerMotion)
    //! What happens now happens because the pointer was moved.
    Q_PROPERTY(bool going READ isGoing CONSTANT)

public:
    static PointerMotion *qmlAttachedProperties(QObject *asking);

    bool isGoing() const { return m_going; }
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void moved();

private:
    explicit PointerMotion(QObject *application);

    QPointF m_at;
    bool m_going = false;
};

} // namespace confab::qml
