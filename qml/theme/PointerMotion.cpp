// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PointerMotion.h"

#include <QCoreApplication>
#include <QJSEngine>
#include <QPointer>
#include <QSinglePointEvent>

namespace confab::qml {

PointerMotion::PointerMotion(QObject *application)
    : QObject(application)
{
    QJSEngine::setObjectOwnership(this, QJSEngine::CppOwnership);
    application->installEventFilter(this);
}

PointerMotion *PointerMotion::qmlAttachedProperties(QObject *)
{
    static QPointer<PointerMotion> shared;
    if (!shared)
        shared = new PointerMotion(QCoreApplication::instance());
    return shared;
}

bool PointerMotion::eventFilter(QObject *watched, QEvent *event)
{
    // Items are given the same events once more.
    if ((event->type() != QEvent::MouseMove && event->type() != QEvent::Enter) || !watched->isWindowType())
        return false;
    const QPointF at = static_cast<const QSinglePointEvent &>(*event).globalPosition();
    if (std::exchange(m_at, at) == at)
        return false;
    m_going = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_going = false;
            Q_EMIT moved();
        },
        Qt::QueuedConnection);
    return false;
}

} // namespace confab::qml
