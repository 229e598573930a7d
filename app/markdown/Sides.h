// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Tells each row which way its words run, and at which side stands what belongs to them: the markers of a list and the
//! bars of a quote stand where its first words begin, whatever a single row of it is written in.
void setSides(QList<Block> &blocks);

} // namespace confab::markdown
