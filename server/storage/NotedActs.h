// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "Database.h"

namespace confab::storage {

//! Whether those who have these noted may still do it (core/people/NotedAct.h), by what the rows say now. Before the
//! first change of the write that the notes come with.
Result<> checkActs(Database &database, const core::AuditNotes &notes);

} // namespace confab::storage
