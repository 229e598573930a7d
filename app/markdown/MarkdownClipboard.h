// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "CopiedText.h"

namespace confab::markdown {

//! The clipboard of the system with two ways to write the same: who pastes takes what it understands.
class MarkdownClipboard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    static void put(const CopiedText &copied);
    //! From here or elsewhere; empty where there is none.
    Q_INVOKABLE QString markdown() const;
};

} // namespace confab::markdown
