// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Schema.h"

namespace confab::gateway {

//! The one object of everything that fails, with the codes of the registry.
codec::Schema errorSchema();

} // namespace confab::gateway
