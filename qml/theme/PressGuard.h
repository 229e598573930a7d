// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointF>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtQmlIntegration>

class QMouseEvent;

namespace confab::qml {

//! Keeps the second press of a double click from what has come to lie below the pointer by the first one: a button in
//! the place of the one that was pressed, or a row that moved there. What was pressed first takes the second press, too.
//! Watches one window, from the GUI thread; keys and screen readers are none of its business.
class PressGuard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickWindow *window READ window WRITE setWindow NOTIFY windowChanged)

public:
    using QObject::QObject;

    QQuickWindow *window() const { return m_window; }
    void setWindow(QQuickWindow *window);
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void windowChanged();

private:
    bool isStray(const QMouseEvent &press);

    QPointer<QQuickWindow> m_window;
    // Of the press that the next one may belong to.
    QPointer<QQuickItem> m_pressed;
    QPointF m_at;
    quint64 m_time = 0; // in ms, as the events have it
    bool m_any = false;
    bool m_stray = false; // the press that is under way
};

} // namespace confab::qml
