// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamReading.h"

#include "protocol/Rights.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

reply::StreamText restOf(const QString &text, const command::StreamResume &command, StreamState state)
{
    qsizetype start = std::min<qsizetype>(command.from, text.size());
    if (start > 0 && start < text.size() && text[start].isLowSurrogate())
        --start;
    return {command.part, int(start), text.sliced(start), state};
}

} // namespace

StreamReading::StreamReading(const StreamPorts &ports, const AnswerRuns &runs)
    : m_ports(ports)
    , m_runs(runs)
{
}

void StreamReading::resume(const User &asker, const command::StreamResume &command, Reply<reply::StreamText> reply) const
{
    if (command.from < 0)
        return reply(Error{ErrorCode::ValidationFailed, {}, u"from"_s});
    if (command.part < 0 || command.part > Reasoning::kPart)
        return reply(Error{ErrorCode::NotFound, {}, u"part"_s});
    if (const AnswerRun *run = m_runs.find(command.stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->textFrom(command.part, command.from));
    }
    readStored(asker, command.stream,
               {m_life, std::move(reply), [this, command](const StoredStream &stored, Reply<reply::StreamText> next) {
                    const StreamState state = stored.status.state;
                    if (command.part == 0)
                        return next(restOf(stored.text, command, state));
                    m_ports.streams.partText(command.stream, command.part,
                                             {std::move(next), [command, state](const QString &text) {
                                                  return restOf(text, command, state);
                                              }});
                }});
}

void StreamReading::status(const User &asker, StreamId stream, Reply<StreamStatus> reply) const
{
    if (const AnswerRun *run = m_runs.find(stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->status());
    }
    readStored(asker, stream, {std::move(reply), [](const StoredStream &stored) { return stored.status; }});
}

void StreamReading::metrics(const User &asker, StreamId stream, Reply<StreamMetrics> reply) const
{
    if (const AnswerRun *run = m_runs.find(stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->metrics());
    }
    readStored(asker, stream, {std::move(reply), [](const StoredStream &stored) { return stored.metrics; }});
}

void StreamReading::readStored(const User &asker, StreamId stream, Reply<StoredStream> reply) const
{
    m_ports.streams.get(stream,
                        {m_life, std::move(reply), [this, user = asker.id](const StoredStream &stored, auto next) {
                             if (!mayRead(stored.status.room, user))
                                 return next(ErrorCode::NotFound);
                             next(stored);
                         }});
}

bool StreamReading::mayRead(RoomId room, UserId user) const
{
    return rights::mayRead(m_ports.directory.room(room), m_ports.directory.standing(room, user)).has_value();
}

} // namespace confab::core
