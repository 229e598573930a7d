// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace confab::markdown {

//! "\begin{align} … \end{align}" and the like: formulas that say themselves where they begin and end. Models write them
//! without further delimiters.
struct Environment
{
    qsizetype begin = -1; //!< UTF-16 units; -1: there is none
    qsizetype end = -1;   //!< behind "\end{…}"; -1: it doesn't end in the text
};

//! The first one from `from` on that says something, or doesn't end. Those within it are parts of it; what stands in
//! a stretch of code is none.
Environment environmentIn(QStringView text, qsizetype from = 0);

//! Whether a text that begins with a backslash is the first half of "\begin{align}" and the like.
bool beginsEnvironment(QStringView text);

} // namespace confab::markdown
