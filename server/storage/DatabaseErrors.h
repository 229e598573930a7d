// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

namespace confab::storage {

//! What people are told of a failure of SQLite, by its result code, extended or not. Any thread.
Error errorOf(int code);

//! Whether memory was short: Busy as well as a lock, but nobody holds the database, so there is nothing to wait for.
bool isShortage(const Error &error);

} // namespace confab::storage
