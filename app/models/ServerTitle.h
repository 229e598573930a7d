// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::models {

//! What a server is called for people: by the name that it gives itself, or otherwise where it was given none, as it is
//! called after the program then like all the others.
inline QString serverTitle(const QString &name, const QString &otherwise)
{
    return name.isEmpty() || name == QLatin1String("Confab") ? otherwise : name;
}

} // namespace confab::models
