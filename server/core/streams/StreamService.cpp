// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamService.h"

#include "core/Validation.h"
#include "protocol/Rights.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

reply::StreamStarted startedBy(const PlacedAnswer &placed)
{
    return {placed.answer.stream ? placed.answer.stream->id : StreamId{}, placed.answer, placed.prompt};
}

} // namespace

StreamService::StreamService(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits)
    : m_ports(ports)
    , m_settings(settings)
    , m_limits(limits)
    , m_budget(m_ports, m_settings)
    , m_runs({m_ports, m_settings, m_limits, m_budget},
             {[this](const AnswerRun &run) { onEnded(run); }, [this] { finishShutdown(); }})
    , m_reading(m_ports, m_runs)
    , m_triggers(m_ports, m_settings, m_budget, [this](const Ask &ask) { place(ask); })
    , m_rows(ports.streams, ports.clock, ports.directory, ports.agents, [this](const MessageChange &change) {
        m_ownPrompts.insert(change.message.id);
        publishNew(change);
    })
{
    m_ports.bus.subscribe(m_life.guarded([this](const Publication &publication) { onPublication(publication); }));
}

StreamService::~StreamService() = default;

void StreamService::request(const User &asker, const command::StreamRequest &command, Reply<reply::StreamStarted> reply)
{
    const Result<Ask> ask = askOf(asker, command);
    if (!ask)
        return reply(ask.error());
    // A repetition joins the one that is under way, which has paid.
    if (m_rows.isPending(*ask))
        return m_rows.place(*ask, {std::move(reply), startedBy});
    auto error = m_runs.refusal(*ask);
    if (const Result<> paid = error ? Result<>(*error) : m_budget.pay(asker.id); !paid)
        error = paid.error();
    if (error) {
        return m_rows.findPlaced(*ask, {m_life, [error, reply = std::move(reply)](
                                                    const Result<std::optional<PlacedAnswer>> &placed) mutable {
                                            if (placed && *placed)
                                                return reply(startedBy(**placed));
                                            reply(*error);
                                        }});
    }
    auto onPlaced = [this, asker = asker.id, promise = m_runs.promise(*ask),
                     reply = std::move(reply)](const Result<PlacedAnswer> &placed) mutable {
        m_runs.callOff(promise);
        settle(asker, placed);
        tell(placed);
        if (placed)
            reply(startedBy(*placed));
        else
            reply(placed.error());
        begin(placed);
    };
    m_rows.place(*ask, {m_life, std::move(onPlaced)});
}

void StreamService::place(const Ask &ask)
{
    m_rows.place(ask, {m_life, [this, asker = ask.asker.id](const Result<PlacedAnswer> &placed) {
                           settle(asker, placed);
                           tell(placed);
                           begin(placed);
                       }});
}

void StreamService::settle(UserId asker, const Result<PlacedAnswer> &placed)
{
    if (!placed || !placed->fresh)
        m_budget.giveBack(asker);
}

Result<> StreamService::checkCommand(const User &asker, const command::StreamRequest &command) const
{
    const Room *room = m_ports.directory.room(command.room);
    if (auto allowed = rights::mayAskAgents(room, m_ports.directory.standing(command.room, asker.id)); !allowed)
        return allowed;
    if (auto valid = validation::clientId(command.clientId, m_limits); !valid)
        return valid;
    if (command.message.has_value() != command.prompt.isEmpty())
        return Error{ErrorCode::ValidationFailed, u"Give either a prompt or a message to answer."_s, u"prompt"_s};
    if (!command.message) {
        if (Result<> valid = validation::content(command.prompt, m_limits); !valid) {
            Error error = valid.error();
            error.field = u"prompt"_s;
            return error;
        }
    }
    if (command.temperature && !(*command.temperature >= 0 && *command.temperature <= 2))
        return Error{ErrorCode::ValidationFailed, u"The temperature goes from 0 to 2."_s, u"temperature"_s};
    if (command.maxTokens && *command.maxTokens < 1)
        return Error{ErrorCode::ValidationFailed, u"An answer has at least one token."_s, u"maxTokens"_s};
    return Done{};
}

Result<Ask> StreamService::askOf(const User &asker, const command::StreamRequest &command) const
{
    if (const Result<> valid = checkCommand(asker, command); !valid)
        return valid.error();
    const QList<Agent> present = agentsIn(command.room, m_ports.directory, m_ports.agents);
    const auto agent = std::ranges::find_if(
        present, [&](const Agent &known) { return !command.agent || known.user.id == *command.agent; });
    if (agent == present.cend())
        // Who is named and no agent here will be none the next time either.
        return command.agent ? Error{ErrorCode::NotFound, u"This agent is not a member of the room."_s, u"agent"_s}
                             : Error{ErrorCode::AgentUnavailable, u"No agent is a member of the room."_s, u"agent"_s};
    // Which agent answers a message is known when the message is.
    if (command.agent || !command.message) {
        if (const Result<> allowed = AgentDirectory::mayUse(*agent, command.model); !allowed)
            return allowed.error();
    }
    Ask ask;
    ask.room = command.room;
    ask.asker = asker;
    ask.agent = *agent;
    ask.agent.contextMessages = command.context.value_or(agent->contextMessages);
    ask.anyAgent = !command.agent;
    ask.clientId = command.clientId;
    ask.prompt = command.prompt;
    ask.message = command.message;
    ask.requestedModel = command.model;
    ask.temperature = command.temperature;
    ask.requestedMaxTokens = command.maxTokens;
    ask.whole = command.whole;
    ask.answerSchema = command.answerSchema;
    return ask;
}

void StreamService::publishNew(const MessageChange &change)
{
    m_ports.bus.publish({EventFrame{change.message.room, change.ev, event::MessageNew{change.message}}});
}

void StreamService::tell(const Result<PlacedAnswer> &placed)
{
    if (placed && placed->fresh)
        publishNew({placed->answer, placed->ev});
}

void StreamService::begin(const Result<PlacedAnswer> &placed)
{
    if (placed && placed->fresh)
        m_runs.begin(*placed);
    finishShutdown();
}

void StreamService::stop(const User &asker, StreamId stream, Reply<reply::StreamStopped> reply)
{
    const auto mayStop = [this, who = asker.id](RoomId room, UserId askedBy) {
        const RoomDirectory &directory = m_ports.directory;
        return rights::mayStop(directory.room(room), directory.standing(room, who), who, askedBy);
    };
    if (AnswerRun *run = m_runs.find(stream)) {
        if (const Result<> allowed = mayStop(run->ask().room, run->ask().asker.id); !allowed)
            return reply(allowed.error());
        run->whenEnded({std::move(reply), [](StreamState state) { return reply::StreamStopped{state}; }});
        return run->end(StreamState::Stopped, {});
    }
    m_ports.streams.get(
        stream, {m_life, std::move(reply), [mayStop](const StoredStream &stored, Reply<reply::StreamStopped> next) {
                     if (const Result<> allowed = mayStop(stored.status.room, stored.askedBy); !allowed)
                         return next(allowed.error());
                     next(reply::StreamStopped{stored.status.state});
                 }});
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

void StreamService::onPublication(const Publication &publication)
{
    const EventFrame &frame = publication.frame;
    if (!frame.room || !frame.isDurable())
        return;
    if (const auto *added = std::get_if<event::MessageNew>(&frame.event)) {
        if (!m_ownPrompts.remove(added->message.id) && !m_runs.isClosing())
            m_triggers.onMessage(added->message);
    } else {
        m_runs.follow(frame);
    }
}

void StreamService::onEnded(const AnswerRun &run)
{
    if (m_answerEnded)
        m_answerEnded(run.outcome());
    if (run.state() == StreamState::Done && !m_runs.isClosing())
        m_triggers.onAnswer(run);
}

void StreamService::shutdown(Reply<> reply)
{
    m_runs.close();
    m_shutdown = std::move(reply);
    m_runs.end([](const AnswerRun &) { return true; }, StreamState::Interrupted, u"The server was shut down."_s);
    finishShutdown();
}

void StreamService::finishShutdown()
{
    if (m_runs.isClosing() && m_shutdown && m_runs.areOver() && m_rows.pendingCount() == 0)
        std::exchange(m_shutdown, {})(Done{});
}

} // namespace confab::core
