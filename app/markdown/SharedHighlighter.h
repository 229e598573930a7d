// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Highlighter.h"

#include <QObject>

class QQmlEngine;

namespace confab::markdown {

//! The one highlighter of an engine, made when the first code is shown; the engine owns it.
class SharedHighlighter : public QObject
{
    Q_OBJECT

public:
    static Highlighter &of(QQmlEngine &engine);

private:
    explicit SharedHighlighter(QObject *parent);

    std::unique_ptr<Highlighter> m_highlighter;
};

} // namespace confab::markdown
