// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "WriterCache.h"

namespace confab::storage {

Result<core::FoundAnswer> findAnswer(Database &database, const core::AnswerQuery &query);
Result<core::BegunAnswer> beginAnswer(Database &database, WriterCache &cache, const core::NewAnswer &rows);

} // namespace confab::storage
