// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What the service tells of answers: from the running ones in memory, else from the store.
#include "core/streams/AnswerRun.h"
#include "protocol/Rights.h"
#include "StreamService.h"

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

void StreamService::resume(const User &asker, const command::StreamResume &command, Reply<reply::StreamText> reply)
{
    if (command.from < 0)
        return reply(Error{ErrorCode::ValidationFailed, {}, u"from"_s});
    if (command.part < 0 || command.part > Reasoning::kPart)
        return reply(Error{ErrorCode::NotFound, {}, u"part"_s});
    if (const AnswerRun *run = findRun(command.stream)) {
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

void StreamService::status(const User &asker, StreamId stream, Reply<StreamStatus> reply)
{
    if (const AnswerRun *run = findRun(stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->status());
    }
    readStored(asker, stream, {std::move(reply), [](const StoredStream &stored) { return stored.status; }});
}

void StreamService::metrics(const User &asker, StreamId stream, Reply<StreamMetrics> reply)
{
    if (const AnswerRun *run = findRun(stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->metrics());
    }
    readStored(asker, stream, {std::move(reply), [](const StoredStream &stored) { return stored.metrics; }});
}

void StreamService::readStored(const User &asker, StreamId stream, Reply<StoredStream> reply) const
{
    m_ports.streams.get(stream,
                        {m_life, std::move(reply), [this, user = asker.id](const StoredStream &stored, auto next) {
                             if (!mayRead(stored.status.room, user))
                                 return next(ErrorCode::NotFound);
                             next(stored);
                         }});
}

bool StreamService::mayRead(RoomId room, UserId user) const
{
    return rights::mayRead(m_ports.directory.room(room), m_ports.directory.standing(room, user)).has_value();
}

reply::Agents StreamService::agents(std::optional<RoomId> room) const
{
    reply::Agents reply;
    for (const Agent &agent : room ? agentsIn(*room, m_ports.directory, m_ports.agents) : m_ports.agents.all()) {
        // What is left of an agent is told of for as long as it is somewhere.
        if (!agent.retired || !m_ports.directory.roomsOf(agent.user.id).isEmpty())
            reply.agents.append(AgentDirectory::describe(agent));
    }
    return reply;
}

} // namespace confab::core
