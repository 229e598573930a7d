// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::platform {

//! What a computer is called where somebody looks through the places at which they are signed in, and nobody else sees
//! it: its name and its system, "laptop · Debian GNU/Linux 12". At most 128 UTF-16 units, as servers keep it.
QString deviceName(const QString &host, const QString &system);
//! This one.
QString deviceName();

} // namespace confab::platform
