// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelectionArea.h"

#include "MarkdownClipboard.h"
#include "SelectablePart.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QStyleHints>

#include <utility>

namespace confab::markdown {

namespace {

//! A finger moves the list.
bool isPointer(const QMouseEvent &event)
{
    return event.pointingDevice()->type() != QInputDevice::DeviceType::TouchScreen;
}

bool isNear(const QPointF &a, const QPointF &b)
{
    return (a - b).manhattanLength() < QGuiApplication::styleHints()->startDragDistance();
}

} // namespace

SelectionArea::SelectionArea(QQuickItem *parent)
    : QQuickItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
}

void SelectionArea::setSelection(MessageSelection *selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    Q_EMIT selectionChanged();
}

void SelectionArea::follow()
{
    if (m_dragging && m_selection)
        m_selection->extend(m_selection->positionNear(m_pointer));
}

QRectF SelectionArea::head() const
{
    return m_selection ? m_selection->parts().placeOf(m_selection->head()) : QRectF();
}

void SelectionArea::copy() const
{
    if (m_selection && !m_selection->isEmpty())
        MarkdownClipboard::put(m_selection->copied());
}

void SelectionArea::mousePressEvent(QMouseEvent *event)
{
    if (!takes(event))
        return;
    m_keys.forgetColumn();
    m_pressedAt = m_pointer = event->scenePosition();
    m_pressed = m_selection->parts().at(m_pressedAt);
    m_link = m_pressed ? m_pressed->linkAt(m_pressedAt) : QString();
    m_leads = isPointer(*event);
    setKeepMouseGrab(m_leads);
    if (!m_leads)
        return;
    const auto *held = qobject_cast<const SelectionArea *>(window()->activeFocusItem());
    const bool begun = held && held->selection() == m_selection;
    forceActiveFocus(Qt::MouseFocusReason);
    const TextPosition at = m_selection->positionNear(m_pressedAt);
    if (begun && event->modifiers().testFlag(Qt::ShiftModifier))
        m_selection->extend(at);
    else
        m_selection->begin(at,
                           isThird(*event) ? MessageSelection::Grain::Paragraph : MessageSelection::Grain::Character);
}

void SelectionArea::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->scenePosition();
    if (!m_leads || !m_selection)
        return;
    // A hand that trembles still presses a link.
    if (!m_dragging && isNear(m_pointer, m_pressedAt) && !m_link.isEmpty())
        return;
    setDragging(true);
    follow();
}

void SelectionArea::mouseReleaseEvent(QMouseEvent *event)
{
    const bool still = !m_dragging && isNear(event->scenePosition(), m_pressedAt);
    setDragging(false);
    setKeepMouseGrab(false);
    if (still && m_pressed && !m_link.isEmpty() && m_selection && m_selection->isEmpty())
        Q_EMIT m_pressed->linkPressed(m_link);
    m_link.clear();
    offerToPaste();
}

void SelectionArea::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!takes(event) || !isPointer(*event))
        return;
    m_doubled = event->timestamp();
    m_doubledAt = m_pressedAt = m_pointer = event->scenePosition();
    m_link.clear();
    m_leads = true;
    setKeepMouseGrab(true);
    forceActiveFocus(Qt::MouseFocusReason);
    m_selection->begin(m_selection->positionNear(m_pointer), MessageSelection::Grain::Word);
}

void SelectionArea::mouseUngrabEvent()
{
    setDragging(false);
    setKeepMouseGrab(false);
    m_leads = false;
}

void SelectionArea::keyPressEvent(QKeyEvent *event)
{
    event->ignore();
    if (!m_selection)
        return;
    if (event->matches(QKeySequence::SelectAll)) {
        m_selection->selectAll();
        event->accept();
    } else if (event->matches(QKeySequence::Copy) && !m_selection->isEmpty()) {
        copy();
        event->accept();
    } else if (m_keys.take(*event, *m_selection)) {
        event->accept();
        Q_EMIT headMoved();
    } else if (event->key() == Qt::Key_Escape) {
        // Escape means more than that, elsewhere.
        m_selection->clear();
    }
}

bool SelectionArea::takes(QMouseEvent *event)
{
    const bool taken = m_selection && (!m_wordsOnly || m_selection->parts().at(event->scenePosition()));
    event->setAccepted(taken);
    return taken;
}

bool SelectionArea::isThird(const QMouseEvent &press) const
{
    const auto interval = quint64(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    return m_doubled > 0 && press.timestamp() - m_doubled < interval && isNear(press.scenePosition(), m_doubledAt);
}

void SelectionArea::setDragging(bool dragging)
{
    if (std::exchange(m_dragging, dragging) != dragging)
        Q_EMIT draggingChanged();
}

//! Where the system has it, the middle button pastes what is selected.
void SelectionArea::offerToPaste() const
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (m_leads && m_selection && !m_selection->isEmpty() && clipboard->supportsSelection())
        clipboard->setText(m_selection->copied().plain, QClipboard::Selection);
}

} // namespace confab::markdown
