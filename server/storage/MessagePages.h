// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/MessageStore.h"
#include "Database.h"

namespace confab::storage {

//! One page of a room's history. NotFound: no such room. For `around`, half of the messages are newer than it, and
//! `more` tells whether there is more in either direction.
//! Cursors are left to readCursors().
Result<reply::Messages> readPage(Database &database, const core::PageRequest &request, int maxBytes);

} // namespace confab::storage
