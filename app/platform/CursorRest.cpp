// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CursorRest.h"

#include <QEvent>
#include <QGuiApplication>
#include <QStyleHints>

namespace confab::platform {

CursorRest::CursorRest(int afterMs, QObject *parent)
    : QObject(parent)
    , m_flashTime(QGuiApplication::styleHints()->cursorFlashTime())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(afterMs);
    connect(&m_timer, &QTimer::timeout, this, [] { QGuiApplication::styleHints()->setCursorFlashTime(0); });
    qGuiApp->installEventFilter(this);
    m_timer.start();
}

CursorRest::~CursorRest()
{
    QGuiApplication::styleHints()->setCursorFlashTime(m_flashTime);
}

bool CursorRest::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::WindowActivate:
        wake();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void CursorRest::wake()
{
    if (!m_timer.isActive())
        QGuiApplication::styleHints()->setCursorFlashTime(m_flashTime);
    m_timer.start();
}

} // namespace confab::platform
