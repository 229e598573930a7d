// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/MessageStore.h"

namespace confab::core {

//! The stored record of one answer.
struct StoredStream
{
    StreamStatus status = {};
    UserId askedBy = {};
    QString model = {};
    QString reason = {};
    QString text = {}; //!< part 0, as far as saved
    StreamMetrics metrics = {};
};

//! Streams. The answer's message and its stream record are made by MessageStore::append. Called and answered on the
//! room thread, in order with the writes of the other stores.
class StreamStore
{
public:
    virtual ~StreamStore() = default;
    virtual void get(StreamId stream, Reply<StoredStream> reply) = 0;
    //! Replaces the text saved so far; pages and replays show it. Not logged.
    virtual void saveProgress(StreamId stream, StreamState state, const QString &text, int tokens) = 0;
    //! Writes the final text into the message and the log row of the end, in one transaction. The message keeps
    //! editedAt unset. Conflict: it has ended before.
    virtual void finish(StreamId stream, StreamState state, const QString &reason, const QString &text,
                        const StreamMetrics &metrics, Timestamp at, Reply<MessageChange> reply) = 0;
    //! Ends, as interrupted and with what was saved, every answer that a crash left running.
    virtual void interruptRunning(const QString &reason, Timestamp at, Reply<int> reply) = 0;
};

} // namespace confab::core
