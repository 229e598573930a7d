// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamService.h"

#include "core/streams/AnswerRun.h"
#include "core/Validation.h"
#include "core/WaitText.h"
#include "protocol/Rights.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 15;

QString tooManyText()
{
    return u"Too many questions are waiting for an answer."_s;
}

reply::StreamStarted startedBy(const PlacedAnswer &placed)
{
    return {placed.answer.stream ? placed.answer.stream->id : StreamId{}, placed.answer, placed.prompt};
}

} // namespace

StreamService::StreamService(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
                             QObject *parent)
    : QObject(parent)
    , m_ports(ports)
    , m_settings(settings)
    , m_limits(limits)
    , m_outside(settings)
    , m_inside(settings)
    , m_rows(ports.streams, ports.clock, ports.directory, ports.agents, [this](const MessageChange &change) {
        m_ownPrompts.insert(change.message.id);
        publishNew(change);
    })
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &StreamService::tick);
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
    auto error = refusal(*ask);
    if (const Result<> paid = error ? Result<>(*error) : pay(asker.id); !paid)
        error = paid.error();
    if (error) {
        return m_rows.findPlaced(*ask, {m_life, [error, reply = std::move(reply)](
                                                    const Result<std::optional<PlacedAnswer>> &placed) mutable {
                                            if (placed && *placed)
                                                return reply(startedBy(**placed));
                                            reply(*error);
                                        }});
    }
    // Others may ask before this one is written down and queued: what was promised here is not theirs.
    const QueueEntry place = entryOf({}, *ask);
    StreamQueue &queue = queueOf(*ask);
    queue.expect(place);
    auto onPlaced = [this, asker = asker.id, &queue, place,
                     reply = std::move(reply)](const Result<PlacedAnswer> &placed) mutable {
        queue.callOff(place);
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

std::optional<Error> StreamService::refusal(const Ask &ask) const
{
    if (m_closing)
        return Error{ErrorCode::Unavailable, u"The server is shutting down."_s};
    if (const auto problem = ask.agent.provider->problem())
        return Error{ErrorCode::AgentUnavailable, *problem, u"agent"_s};
    if (!queueOf(ask).hasRoomFor(entryOf({}, ask)))
        return Error{ErrorCode::Busy, tooManyText()};
    return std::nullopt;
}

Result<> StreamService::pay(UserId asker)
{
    if (!m_settings.guests && m_ports.isGuest && m_ports.isGuest(asker))
        return Error{ErrorCode::Forbidden, u"On this server agents answer only people with an account."_s, u"agent"_s};
    return m_ports.limiter.take(RateKind::Stream, asker);
}

Result<> StreamService::payTogether(const Ask &ask)
{
    if (!ask.agent.external)
        return Done{};
    RateLimiter &limiter = m_ports.limiter;
    const bool isGuest = m_ports.isGuest && m_ports.isGuest(ask.asker.id);
    if (isGuest) {
        if (const auto free = limiter.take(RateKind::StreamByGuests, QByteArray()); !free)
            return Error{ErrorCode::BudgetExceeded,
                         u"Guests have asked too often, all together. One more may ask in %1."_s.arg(
                             waitText(free.error().retryAfterMs))};
    }
    const auto free = limiter.take(RateKind::StreamADay, QByteArray());
    if (free)
        return Done{};
    if (isGuest)
        limiter.refund(RateKind::StreamByGuests, QByteArray());
    return Error{ErrorCode::BudgetExceeded,
                 u"The answers that this server allows in a day are used up. There is one more in %1."_s.arg(
                     waitText(free.error().retryAfterMs))};
}

void StreamService::settle(UserId asker, const Result<PlacedAnswer> &placed)
{
    if (!placed || !placed->fresh)
        m_ports.limiter.refund(RateKind::Stream, asker);
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
        queue(*placed);
    finishShutdown();
}

void StreamService::queue(const PlacedAnswer &placed)
{
    auto owned = std::make_unique<AnswerRun>(m_ports, m_settings, m_limits, placed,
                                             AnswerRun::Hooks{[this](AnswerRun &run) { onClosed(run); },
                                                              [this](AnswerRun &run) { onEnded(run); },
                                                              [this](AnswerRun &) { finishShutdown(); }});
    AnswerRun &run = *owned;
    m_runs.emplace(run.id(), std::move(owned));
    m_timer.start();
    if (m_closing)
        return run.end(StreamState::Interrupted, u"The server was shut down."_s);
    const Ask &ask = placed.ask;
    if (!m_ports.directory.member(ask.room, ask.asker.id)) {
        m_ports.limiter.refund(RateKind::Stream, ask.asker.id);
        return run.end(StreamState::Stopped, askerLeftText());
    }
    // A mention gets its answer's row even when nothing can be asked now: there the reason is seen.
    if (const auto error = refusal(ask)) {
        m_ports.limiter.refund(RateKind::Stream, ask.asker.id);
        return run.end(StreamState::Failed, error->text());
    }
    if (const Result<> paid = payTogether(ask); !paid) {
        m_ports.limiter.refund(RateKind::Stream, ask.asker.id);
        return run.end(StreamState::OverBudget, paid.error().text());
    }
    StreamQueue &queue = queueOf(ask);
    queue.add(entryOf(run.id(), ask));
    run.announcePlace(int(queue.order().indexOf(run.id())) + 1);
    startNext(queue);
}

QueueEntry StreamService::entryOf(StreamId stream, const Ask &ask) const
{
    return {.stream = stream,
            .person = ask.asker.id,
            .agent = ask.agent.user.id,
            .room = ask.room,
            .provider = ask.agent.provider->name(),
            .ofGuest = m_ports.isGuest && m_ports.isGuest(ask.asker.id)};
}

void StreamService::startNext(StreamQueue &queue)
{
    while (const auto next = queue.takeNext()) {
        if (AnswerRun *run = findRun(next->stream))
            run->start();
    }
    const QList<StreamId> order = queue.order();
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (AnswerRun *run = findRun(order[i]))
            run->announcePlace(int(i) + 1);
    }
}

void StreamService::onClosed(AnswerRun &run)
{
    StreamQueue &queue = queueOf(run.ask());
    if (queue.remove(run.id()) && !m_closing)
        startNext(queue);
}

void StreamService::onEnded(AnswerRun &run)
{
    const auto it = m_runs.find(run.id());
    if (it == m_runs.end())
        return;
    // The run is still on the call stack.
    m_ended.push_back(std::move(it->second));
    m_runs.erase(it);
    QMetaObject::invokeMethod(
        this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    if (m_answerEnded)
        m_answerEnded(run.outcome());
    if (run.state() == StreamState::Done)
        askMentioned(run);
    if (m_runs.empty())
        m_timer.stop();
    finishShutdown();
}

void StreamService::stop(const User &asker, StreamId stream, Reply<reply::StreamStopped> reply)
{
    const auto mayStop = [this, who = asker.id](RoomId room, UserId askedBy) {
        const RoomDirectory &directory = m_ports.directory;
        return rights::mayStop(directory.room(room), directory.standing(room, who), who, askedBy);
    };
    if (AnswerRun *run = findRun(stream)) {
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

AnswerRun *StreamService::findRun(StreamId stream) const
{
    const auto it = m_runs.find(stream);
    return it == m_runs.cend() ? nullptr : it->second.get();
}

void StreamService::tick()
{
    std::vector<StreamId> ids;
    for (const auto &entry : m_runs)
        ids.push_back(entry.first);
    for (StreamId id : ids) {
        if (AnswerRun *run = findRun(id))
            run->tick();
    }
}

} // namespace confab::core
