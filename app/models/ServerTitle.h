// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::models {

//! What a server is called for people: by the name that it gives itself, or otherwise until that is known.
inline QString serverTitle(const QString &name, const QString &otherwise)
{
    return name.isEmpty() ? otherwise : name;
}

//! Whether somebody has given it that name: without one it is called after the program, like all the others.
inline bool isNamed(const QString &name)
{
    return !name.isEmpty() && name != QLatin1String("Confab");
}

} // namespace confab::models
