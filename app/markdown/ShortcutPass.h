// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickItem>

namespace confab::markdown {

//! Lets the app's shortcuts through while words to be read have the keyboard: a TextEdit that is read-only claims each
//! key for itself. What it does with keys goes on, as none of that is a shortcut of the app.
class ShortcutPass : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! For as long as the item lives.
    Q_INVOKABLE void open(QQuickItem *item);
    bool eventFilter(QObject *item, QEvent *event) override;
};

} // namespace confab::markdown
