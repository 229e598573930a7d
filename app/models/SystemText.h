// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/SystemLine.h"

namespace confab::models {

//! System lines that stand in one place, in a sentence each, several of one kind folded into one: "Bo, Cy and 3 others
//! joined. You named the room “Plans”." Names are shown as the lines have them; `self` is "You".
QString systemText(const QList<client::SystemLine> &lines, UserId self);

} // namespace confab::models
