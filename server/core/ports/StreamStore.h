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
    std::optional<Finish> finish = {};
    QString text = {}; //!< part 0, as far as saved
    StreamMetrics metrics = {};
};

//! A part above 0 with its text.
struct PartText
{
    StreamPart part = {};
    QString text = {};
    friend bool operator==(const PartText &, const PartText &) = default;
};

//! What an answer has come to so far.
struct StreamProgress
{
    StreamId stream = {};
    StreamState state = StreamState::Writing; //!< none that is final: only an end is logged
    QString text = {};
    int tokens = 0;
    std::optional<PartText> reasoning = {}; //!< none: as it was saved before
};

//! How an answer ends.
struct StreamEnd
{
    StreamId stream = {};
    StreamState state = StreamState::Done;
    std::optional<Finish> finish = {};
    QString reason = {};
    QString text = {};
    std::optional<PartText> reasoning = {}; //!< none: as it was saved before
    StreamMetrics metrics = {};
    Timestamp at = 0;
};

//! Streams. The answer's message and its stream record are made by MessageStore::append. Called and answered on the
//! room thread, in order with the writes of the other stores.
class StreamStore
{
public:
    virtual ~StreamStore() = default;
    virtual void get(StreamId stream, Reply<StoredStream> reply) = 0;
    //! The text of a part above 0, as far as saved. NotFound: there is none, or its message was deleted.
    virtual void partText(StreamId stream, int part, Reply<QString> reply) = 0;
    //! Replaces what was saved so far; pages and replays show it. Not logged. Reads of the stream wait for it, those
    //! of the room need not.
    virtual void saveProgress(const StreamProgress &progress) = 0;
    //! Writes the final text into the message and the log row of the end, in one transaction. The message keeps
    //! editedAt unset. Conflict: it has ended before.
    virtual void finish(const StreamEnd &end, Reply<MessageChange> reply) = 0;
    //! Ends, as interrupted and with what was saved, every answer that a crash left running.
    virtual void interruptRunning(const QString &reason, Timestamp at, Reply<int> reply) = 0;
};

} // namespace confab::core
