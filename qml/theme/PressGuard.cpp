// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PressGuard.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

namespace confab::qml {

namespace {

//! Half as long again as a double click: an answer of a server may be on the way in between, and nobody has read so soon
//! what came up.
quint64 span()
{
    return quint64(QGuiApplication::styleHints()->mouseDoubleClickInterval()) * 3 / 2;
}

bool takesPresses(const QQuickItem &item)
{
    if (item.acceptedMouseButtons() != Qt::NoButton)
        return true;
    const QObjectList &children = item.children();
    return std::any_of(children.cbegin(), children.cend(),
                       [](const QObject *child) { return child->inherits("QQuickTapHandler"); });
}

//! The uppermost item at this place of the scene that does something with a press; null for none.
QQuickItem *targetAt(QQuickItem &item, const QPointF &scene)
{
    if (!item.isVisible() || !item.isEnabled())
        return nullptr;
    const bool inside = item.contains(item.mapFromScene(scene));
    if (item.clip() && !inside)
        return nullptr;
    QList<QQuickItem *> children = item.childItems();
    std::stable_sort(children.begin(), children.end(),
                     [](const QQuickItem *a, const QQuickItem *b) { return a->z() < b->z(); });
    for (auto it = children.crbegin(); it != children.crend(); ++it) {
        if (QQuickItem *target = targetAt(**it, scene))
            return target;
    }
    return inside && takesPresses(item) ? &item : nullptr;
}

} // namespace

void PressGuard::setWindow(QQuickWindow *window)
{
    if (m_window == window)
        return;
    if (m_window)
        m_window->removeEventFilter(this);
    m_window = window;
    m_any = false;
    m_stray = false;
    if (window)
        window->installEventFilter(this);
    Q_EMIT windowChanged();
}

bool PressGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window)
        return false;
    switch (event->type()) {
    case QEvent::KeyPress: // what comes up then is another matter
        m_any = false;
        return false;
    case QEvent::MouseButtonPress:
        m_stray = isStray(static_cast<const QMouseEvent &>(*event));
        return m_stray;
    case QEvent::MouseButtonDblClick:
        return m_stray;
    case QEvent::MouseButtonRelease:
        return std::exchange(m_stray, false);
    default:
        return false;
    }
}

bool PressGuard::isStray(const QMouseEvent &press)
{
    QQuickItem *target = targetAt(*m_window->contentItem(), press.position());
    const QPointF way = press.position() - m_at;
    const int reach = QGuiApplication::styleHints()->mouseDoubleClickDistance();
    const bool again = m_any && press.timestamp() - m_time < span() && std::abs(way.x()) <= reach &&
                       std::abs(way.y()) <= reach;
    m_time = press.timestamp();
    m_any = true;
    // A third press belongs to the first one as well.
    if (again && target != m_pressed)
        return true;
    m_at = press.position();
    m_pressed = target;
    return false;
}

} // namespace confab::qml
