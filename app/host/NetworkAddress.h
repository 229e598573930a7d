// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>

namespace confab::hosting {

//! The address of this computer in its local network, as others there would type it; null without a network.
QHostAddress networkAddress();

} // namespace confab::hosting
