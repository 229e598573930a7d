// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

namespace confab::client {

//! Whether a command names nothing but what the server has told itself, and no words of a user: then nothing in it can be
//! what the server dislikes. False of any command that is not listed.
bool onlyReads(const Command &command);

} // namespace confab::client
