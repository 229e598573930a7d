// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ServerAddress.h"

#include <QCoreApplication>

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

//! Where somebody is, in a sentence: the name that all servers begin with tells none from another. The server inside is
//! at an address that says nothing to people.
inline QString serverPlace(const QString &name, const client::ServerAddress &address, bool isInside = false)
{
    if (isNamed(name))
        return name;
    return isInside ? QCoreApplication::translate("ServerTitle", "This computer") : address.displayName();
}

} // namespace confab::models
