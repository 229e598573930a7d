// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageFolds.h"

#include "markdown/RenderLimits.h"

namespace confab::models {

void MessageFolds::setShown(const QString &key, bool shown)
{
    if (shown)
        m_shown.insert(key);
    else
        m_shown.remove(key);
}

void MessageFolds::showMore(const QString &key)
{
    m_portions[key] += markdown::limits::kPortions;
}

void MessageFolds::showLess(const QString &key)
{
    m_portions[key] = 0;
}

void MessageFolds::noteWritten(const QString &key)
{
    if (!m_portions.contains(key))
        m_portions.insert(key, markdown::limits::kPortions);
}

void MessageFolds::turn(const QString &key, int fold)
{
    QList<int> &turned = m_turned[key];
    if (turned.removeAll(fold) == 0)
        turned.append(fold);
}

void MessageFolds::clear()
{
    m_portions.clear();
    m_turned.clear();
    m_shown.clear();
}

} // namespace confab::models
