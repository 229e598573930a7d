// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/RoomLoss.h"

namespace confab::models {

//! "Ann has removed you from Garden. “Too loud.”": what became of a room, in sentences for who had it.
QString roomLossText(const client::RoomLoss &loss);

} // namespace confab::models
