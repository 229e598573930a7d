// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AgentStore.h"
#include "WriterCache.h"

namespace confab::storage {

//! What the port AgentStore says of configure(), as work of the writer.
Result<core::StoredAssistants> configureAgents(Database &database, WriterCache &cache,
                                               const core::StoredAssistants &configured, Timestamp now);

} // namespace confab::storage
