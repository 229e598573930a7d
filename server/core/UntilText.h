// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <optional>

namespace confab::core {

//! " until 3 March 2026, 14:05 UTC": as it goes on with a sentence of the server; nothing where there is no end.
QString untilText(std::optional<Timestamp> until);

} // namespace confab::core
