// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerRuns.h"
#include "protocol/Commands.h"

namespace confab::core {

//! What is told of answers: from the running ones in memory, else from the store. Room thread.
class StreamReading
{
public:
    StreamReading(const StreamPorts &ports, const AnswerRuns &runs);

    //! One piece from `from` up to what was sent in chunks so far.
    void resume(const User &asker, const command::StreamResume &command, Reply<reply::StreamText> reply) const;
    void status(const User &asker, StreamId stream, Reply<StreamStatus> reply) const;
    void metrics(const User &asker, StreamId stream, Reply<StreamMetrics> reply) const;

private:
    bool mayRead(RoomId room, UserId user) const;
    void readStored(const User &asker, StreamId stream, Reply<StoredStream> reply) const;

    const StreamPorts &m_ports;
    const AnswerRuns &m_runs;
    Life m_life;
};

} // namespace confab::core
