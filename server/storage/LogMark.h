// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

//! How a server tells its own log from a backup or a copy that was put in its place: those who follow a room by its
//! numbers would otherwise lose in silence what was written since, and keep what is no more.
//!
//! The database and a small file beside it hold the same random mark, and the database knows when that file was last
//! changed, which no copy of the file has in common with it. Both get a new mark at start and at the end, and once an
//! hour while there are writes. Not seen: a file system that was set back as a whole, with its times; and a copy that
//! another program than Confab made less than an hour before a crash, if its bytes are written into the file of before.
namespace confab::storage::logmark {

//! Writer's thread, before anybody reads. Gives every room a new epoch unless the log is the one that was written here
//! last. An error means that it is another one and could not be told apart: it must not be served.
Result<> settle(Database &database);

//! Puts a new mark in both places. Where that fails the next settle() takes the log for another one, which costs time
//! alone.
Result<> renew(Database &database);

//! SQL that makes the database which is attached as `copy` one that settle() takes for another wherever it is.
inline constexpr auto kBlankCopy = "INSERT OR REPLACE INTO copy.log_mark (id, mark, changed_at) VALUES (1, x'', 0)";

} // namespace confab::storage::logmark
