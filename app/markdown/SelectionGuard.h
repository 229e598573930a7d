// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

namespace confab::markdown {

class MessageSelection;

//! Ends a selection when the reader turns to something else: by a press, or with the keyboard. What floats over the
//! page, as the menu that copies it, leaves it alone.
class SelectionGuard : public QObject
{
    Q_OBJECT

public:
    //! Both must outlive this; the view has a window.
    SelectionGuard(QQuickItem &view, MessageSelection &selection);

    bool eventFilter(QObject *window, QEvent *event) override;

private:
    void onFocusMoved();
    void onAvailabilityChanged();
    bool floats() const;

    QQuickItem &m_view;
    MessageSelection &m_selection;
    QPointer<QQuickWindow> m_window;
};

} // namespace confab::markdown
