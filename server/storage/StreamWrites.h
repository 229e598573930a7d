// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "WriterCache.h"

namespace confab::storage {

// What the port StreamStore says of these, as work of the writer.
Result<Done> writeProgress(Database &database, const core::StreamProgress &progress);
Result<core::MessageChange> finishStream(Database &database, const core::StreamEnd &end);
Result<int> interruptRunningStreams(Database &database, const QString &reason, Timestamp at);

} // namespace confab::storage
