// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SharedHighlighter.h"

#include <QQmlEngine>

namespace confab::markdown {

SharedHighlighter::SharedHighlighter(QObject *parent)
    : QObject(parent)
    , m_highlighter(makeHighlighter())
{
}

Highlighter &SharedHighlighter::of(QQmlEngine &engine)
{
    auto *shared = engine.findChild<SharedHighlighter *>(QString(), Qt::FindDirectChildrenOnly);
    if (!shared)
        shared = new SharedHighlighter(&engine);
    return *shared->m_highlighter;
}

} // namespace confab::markdown
