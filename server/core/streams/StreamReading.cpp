// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What the service tells of answers: from the running ones in memory, else from the store.
#include "core/Policy.h"
#include "core/streams/AnswerRun.h"
#include "StreamService.h"

#include <QPointer>

namespace confab::core {

using namespace Qt::StringLiterals;

void StreamService::resume(const User &asker, const command::StreamResume &command, Reply<reply::StreamText> reply)
{
    if (command.from < 0)
        return reply(Error{ErrorCode::ValidationFailed, {}, u"from"_s});
    // Other parts than the answer are not kept.
    if (command.part != 0)
        return reply(Error{ErrorCode::NotFound, {}, u"part"_s});
    if (const AnswerRun *run = findRun(command.stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->textFrom(command.from));
    }
    readStored(asker, command.stream, [from = command.from, reply](const Result<StoredStream> &stored) {
        if (!stored)
            return reply(stored.error());
        qsizetype start = std::min<qsizetype>(from, stored->text.size());
        if (start > 0 && start < stored->text.size() && stored->text[start].isLowSurrogate())
            --start;
        reply(reply::StreamText{0, int(start), stored->text.sliced(start), stored->status.state});
    });
}

void StreamService::status(const User &asker, StreamId stream, Reply<StreamStatus> reply)
{
    if (const AnswerRun *run = findRun(stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->status());
    }
    readStored(asker, stream, [reply](const Result<StoredStream> &stored) {
        if (!stored)
            return reply(stored.error());
        reply(stored->status);
    });
}

void StreamService::metrics(const User &asker, StreamId stream, Reply<StreamMetrics> reply)
{
    if (const AnswerRun *run = findRun(stream)) {
        if (!mayRead(run->ask().room, asker.id))
            return reply(ErrorCode::NotFound);
        return reply(run->metrics());
    }
    readStored(asker, stream, [reply](const Result<StoredStream> &stored) {
        if (!stored)
            return reply(stored.error());
        reply(stored->metrics);
    });
}

void StreamService::readStored(const User &asker, StreamId stream, Reply<StoredStream> reply) const
{
    m_ports.streams.get(stream, [self = QPointer(this), user = asker.id, reply](const Result<StoredStream> &stored) {
        if (stored && (!self || !self->mayRead(stored->status.room, user)))
            return reply(ErrorCode::NotFound);
        reply(stored);
    });
}

bool StreamService::mayRead(RoomId room, UserId user) const
{
    return policy::mayRead(m_ports.directory.room(room), m_ports.directory.member(room, user)).has_value();
}

reply::Agents StreamService::agents(std::optional<RoomId> room) const
{
    reply::Agents reply;
    for (const Agent &agent : room ? agentsIn(*room, m_ports.directory, m_ports.agents) : m_ports.agents.all())
        reply.agents.append(AgentDirectory::describe(agent));
    return reply;
}

} // namespace confab::core
