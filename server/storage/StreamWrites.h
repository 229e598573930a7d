// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "WriterCache.h"

namespace confab::storage {

//! How an answer ends.
struct StreamEnd
{
    StreamId stream = {};
    StreamState state = StreamState::Done;
    QString reason = {};
    QString text = {};
    StreamMetrics metrics = {};
    Timestamp at = 0;
};

// What the port StreamStore says of these, as work of the writer.
Result<core::MessageChange> finishStream(Database &database, WriterCache &cache, const StreamEnd &end);
Result<int> interruptRunningStreams(Database &database, WriterCache &cache, const QString &reason, Timestamp at);

} // namespace confab::storage
