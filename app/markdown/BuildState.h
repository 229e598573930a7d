// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "Containers.h"

namespace confab::markdown {

//! How far a message has been read.
struct BuildState
{
    QList<Block> blocks = {};
    Containers containers = {};
    int costLeft = 0; //!< see DrawingCost.h
    bool full = false;
    bool apart = false; //!< an empty line stands above what is read next
};

} // namespace confab::markdown
