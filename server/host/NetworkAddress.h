// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>

namespace confab::host {

//! The address of this computer in its local network, as others there would type it; null without a network.
QHostAddress networkAddress();

} // namespace confab::host
