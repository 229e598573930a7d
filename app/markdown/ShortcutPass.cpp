// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ShortcutPass.h"

#include <QEvent>

namespace confab::markdown {

void ShortcutPass::open(QQuickItem *item)
{
    item->installEventFilter(this); // again or not, it is in there once
}

bool ShortcutPass::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    event->ignore();
    return true;
}

} // namespace confab::markdown
