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
    RoomId room = {};
    StreamId stream = {};
    StreamState state = StreamState::Writing; //!< none that is final: only an end is logged
    QString text = {};
    int tokens = 0;
    std::optional<PartText> reasoning = {}; //!< none: as it was saved before
};

//! How an answer ends.
struct StreamEnd
{
    RoomId room = {};
    StreamId stream = {};
    StreamState state = StreamState::Done;
    std::optional<Finish> finish = {};
    QString reason = {};
    QString text = {};
    std::optional<PartText> reasoning = {}; //!< none: as it was saved before
    StreamMetrics metrics = {};
    Timestamp at = 0;
};

//! An answer's rows to be written.
struct NewAnswer
{
    NewMessage answer = {};                //!< with its stream
    std::optional<NewMessage> prompt = {}; //!< what it answers, where that is to be written with it
};

struct BegunAnswer
{
    MessageChange answer = {}; //!< not fresh: the one that this client id has already, of whichever agent
    std::optional<MessageChange> prompt = {};
};

//! What an answer may have been asked by before.
struct AnswerQuery
{
    RoomId room = {};
    QString clientId = {}; //!< of the answer
    UserId asker = {};
    QString promptClientId = {};           //!< of the asker's prompt; empty: there is none
    std::optional<MessageId> message = {}; //!< what is named, to be answered
};

struct FoundAnswer
{
    std::optional<Message> answer = {}; //!< by its client id, of whichever agent; the rest is for when there is none,
    std::optional<Message> prompt = {}; //!< but for the prompt
    std::optional<Message> message = {};
    QList<Message> continued = {};     //!< what the message carries on, where it is an answer: the last one first
    std::optional<Message> asked = {}; //!< and what it answers
};

//! Streams: answers from their rows to their ends. Called and answered on the room thread, in order with the writes of
//! the other stores.
class StreamStore
{
public:
    virtual ~StreamStore() = default;
    //! In the order of the writes: what a decision about an answer to be begun may be based on.
    virtual void find(const AnswerQuery &query, Reply<FoundAnswer> reply) = 0;
    //! Writes the prompt, if there is one, and the answer, in one transaction and each once for its client id.
    //! Conflict: what it answers is deleted.
    virtual void begin(const NewAnswer &rows, Reply<BegunAnswer> reply) = 0;
    virtual void get(StreamId stream, Reply<StoredStream> reply) = 0;
    //! The text of a part above 0, as far as saved. NotFound: there is none, or its message was deleted.
    virtual void partText(StreamId stream, int part, Reply<QString> reply) = 0;
    //! Replaces what was saved so far; pages and replays show it. Not logged. Reads of the stream wait for it, those
    //! of the room need not. Nothing is saved of a stream that is not in the room.
    virtual void saveProgress(const StreamProgress &progress) = 0;
    //! Writes the final text into the message and the log row of the end, in one transaction. The message keeps
    //! editedAt unset. Conflict: it has ended before. NotFound: there is no such stream in the room.
    virtual void finish(const StreamEnd &end, Reply<MessageChange> reply) = 0;
    //! Ends, as interrupted and with what was saved, every answer that a crash left running.
    virtual void interruptRunning(const QString &reason, Timestamp at, Reply<int> reply) = 0;
};

} // namespace confab::core
