// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelectionGuard.h"

#include "MessageSelection.h"

#include <QMouseEvent>

namespace confab::markdown {

namespace {

bool isWithin(const QQuickItem *item, const char *type)
{
    while (item && !item->inherits(type))
        item = item->parentItem();
    return item != nullptr;
}

//! Whoever moves the page goes on reading.
bool isScrollBar(const QQuickItem &root, const QPointF &scene)
{
    const QQuickItem *item = &root;
    while (item && !item->inherits("QQuickScrollBar")) {
        const QPointF at = item->mapFromScene(scene);
        item = item->childAt(at.x(), at.y());
    }
    return item != nullptr;
}

} // namespace

SelectionGuard::SelectionGuard(QQuickItem &view, MessageSelection &selection)
    : m_view(view)
    , m_selection(selection)
    , m_window(view.window())
{
    m_window->installEventFilter(this);
    connect(m_window, &QQuickWindow::activeFocusItemChanged, this, &SelectionGuard::onFocusMoved);
    connect(&view, &QQuickItem::enabledChanged, this, &SelectionGuard::onAvailabilityChanged);
    connect(&view, &QQuickItem::visibleChanged, this, &SelectionGuard::onAvailabilityChanged);
    connect(&view, &QQuickItem::windowChanged, this, &SelectionGuard::onAvailabilityChanged);
}

bool SelectionGuard::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || !m_window)
        return false;
    const auto *press = static_cast<QMouseEvent *>(event);
    const bool goesOn = press->button() != Qt::LeftButton || press->modifiers().testFlag(Qt::ShiftModifier);
    if (!goesOn && !floats() && !isScrollBar(*m_window->contentItem(), press->scenePosition()))
        m_selection.clear();
    return false;
}

void SelectionGuard::onFocusMoved()
{
    const QQuickItem *held = m_window->activeFocusItem();
    // While a menu closes, the window itself has it for a moment.
    const bool somewhere = held && held != m_window->contentItem();
    if (somewhere && held != &m_view && !m_view.isAncestorOf(held) && !floats())
        m_selection.clear();
}

void SelectionGuard::onAvailabilityChanged()
{
    if (!m_view.isEnabled() || !m_view.isVisible() || m_view.window() != m_window)
        m_selection.clear();
}

bool SelectionGuard::floats() const
{
    return isWithin(m_window->activeFocusItem(), "QQuickOverlay");
}

} // namespace confab::markdown
