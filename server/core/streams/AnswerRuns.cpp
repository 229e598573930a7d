// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerRuns.h"

#include "core/streams/OneCall.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTickMs = 15;

QString tooManyText()
{
    return u"Too many questions are waiting for an answer."_s;
}

QString askerLeftText()
{
    return u"Who asked has left the room."_s;
}

} // namespace

AnswerRuns::AnswerRuns(const Needs &needs, Hooks hooks)
    : m_needs(needs)
    , m_hooks(std::move(hooks))
    , m_outside(needs.ports.outsideTurns, needs.settings)
    , m_inside(needs.ports.insideTurns, needs.settings)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &AnswerRuns::tick);
}

AnswerRuns::~AnswerRuns()
{
    // What nobody is left to write holds up nobody.
    for (const auto &entry : m_runs)
        queueOf(entry.second->ask()).remove(entry.first);
}

std::optional<Error> AnswerRuns::refusal(const Ask &ask) const
{
    if (m_isClosing)
        return Error{ErrorCode::Unavailable, u"The server is shutting down."_s};
    if (const auto problem = ask.agent.provider->problem())
        return Error{ErrorCode::AgentUnavailable, *problem, u"agent"_s};
    if (!queueOf(ask).hasRoomFor(entryOf({}, ask)))
        return Error{ErrorCode::Busy, tooManyText()};
    return std::nullopt;
}

AnswerRuns::Promise AnswerRuns::promise(const Ask &ask)
{
    const Promise promise{&queueOf(ask), entryOf({}, ask)};
    promise.queue->expect(promise.entry);
    return promise;
}

void AnswerRuns::begin(const PlacedAnswer &placed)
{
    auto owned = std::make_unique<AnswerRun>(m_needs.ports, m_needs.settings, m_needs.limits, placed, planOf(placed),
                                             AnswerRun::Hooks{[this](AnswerRun &run) { onClosed(run); },
                                                              [this](AnswerRun &run) { onEnded(run); },
                                                              [this](AnswerRun &) { m_hooks.changed(); }});
    AnswerRun &run = *owned;
    m_runs.emplace(run.id(), std::move(owned));
    m_timer.start();
    if (m_isClosing)
        return run.end(StreamState::Interrupted, u"The server was shut down."_s);
    const Ask &ask = placed.ask;
    if (!m_needs.ports.directory.member(ask.room, ask.asker.id)) {
        m_needs.budget.giveBack(ask.asker.id);
        return run.end(StreamState::Stopped, askerLeftText());
    }
    // A mention gets its answer's row even when nothing can be asked now: there the reason is seen.
    if (const auto error = refusal(ask)) {
        m_needs.budget.giveBack(ask.asker.id);
        return run.end(StreamState::Failed, error->text());
    }
    if (const Result<> paid = m_needs.budget.payTogether(ask); !paid) {
        m_needs.budget.giveBack(ask.asker.id);
        return run.end(StreamState::OverBudget, paid.error().text());
    }
    StreamQueue &queue = queueOf(ask);
    queue.add(entryOf(run.id(), ask));
    run.announcePlace(int(queue.order().indexOf(run.id())) + 1);
    startNext(queue);
}

std::unique_ptr<AnswerPlan> AnswerRuns::planOf(const PlacedAnswer &placed) const
{
    if (m_needs.ports.makePlan)
        return m_needs.ports.makePlan(placed);
    return std::make_unique<OneCall>(m_needs.ports, m_needs.settings, m_needs.limits, placed);
}

QueueEntry AnswerRuns::entryOf(StreamId stream, const Ask &ask) const
{
    const StreamPorts &ports = m_needs.ports;
    return {.stream = stream,
            .person = ask.asker.id,
            .agent = ask.agent.user.id,
            .room = ask.room,
            .provider = ask.agent.provider->name(),
            .ofGuest = ports.isGuest && ports.isGuest(ask.asker.id)};
}

void AnswerRuns::startNext(StreamQueue &queue)
{
    queue.takeNext({m_life, [this, &queue](const Result<StreamQueue::Next> &next) {
                        // Asked again when the next one ends or comes, or when a turn was given or given back elsewhere.
                        if (!next || !*next)
                            return announcePlaces(queue);
                        if (AnswerRun *run = find((*next)->stream))
                            run->start();
                        startNext(queue);
                    }});
}

void AnswerRuns::announcePlaces(const StreamQueue &queue)
{
    const QList<StreamId> order = queue.order();
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (AnswerRun *run = find(order[i]))
            run->announcePlace(int(i) + 1);
    }
}

void AnswerRuns::onClosed(AnswerRun &run)
{
    StreamQueue &queue = queueOf(run.ask());
    if (!queue.remove(run.id()))
        return;
    // Of what all have together alone: else who asks and stops in turn would be slowed by nothing.
    if (!run.hasStarted())
        m_needs.budget.giveBackTogether(run.ask());
    if (!m_isClosing)
        startNext(queue);
}

void AnswerRuns::onEnded(AnswerRun &run)
{
    const auto it = m_runs.find(run.id());
    if (it == m_runs.end())
        return;
    // The run is still on the call stack.
    m_ended.push_back(std::move(it->second));
    m_runs.erase(it);
    QMetaObject::invokeMethod(
        this, [this] { m_ended.clear(); }, Qt::QueuedConnection);
    m_hooks.ended(run);
    if (m_runs.empty())
        m_timer.stop();
    m_hooks.changed();
}

AnswerRun *AnswerRuns::find(StreamId stream) const
{
    const auto it = m_runs.find(stream);
    return it == m_runs.cend() ? nullptr : it->second.get();
}

void AnswerRuns::end(const Match &matches, StreamState state, const QString &reason)
{
    QList<StreamId> ids;
    for (const auto &entry : m_runs) {
        if (matches(*entry.second))
            ids.append(entry.first);
    }
    for (StreamId id : std::as_const(ids)) {
        if (AnswerRun *run = find(id))
            run->end(state, reason);
    }
}

void AnswerRuns::follow(const EventFrame &frame)
{
    const RoomId room = *frame.room;
    if (const auto *deleted = std::get_if<event::MessageDeleted>(&frame.event)) {
        for (const auto &entry : m_runs) {
            if (entry.second->message() == deleted->message.id)
                return entry.second->discard(u"The answer was deleted."_s);
        }
    } else if (const auto *left = std::get_if<event::UserLeft>(&frame.event)) {
        end([&](const AnswerRun &run) { return run.ask().room == room && run.ask().agent.user.id == left->user; },
            StreamState::Stopped, u"The agent left the room."_s);
        // What is being written is paid already.
        end(
            [&](const AnswerRun &run) {
                return run.ask().room == room && run.ask().asker.id == left->user && run.state() == StreamState::Queued;
            },
            StreamState::Stopped, askerLeftText());
    } else if (std::holds_alternative<event::RoomDeleted>(frame.event)) {
        end([&](const AnswerRun &run) { return run.ask().room == room; }, StreamState::Stopped,
            u"The room was deleted."_s);
    }
}

bool AnswerRuns::areOver() const
{
    return std::ranges::all_of(m_runs, [](const auto &entry) { return entry.second->isUnwritten(); });
}

void AnswerRuns::tick()
{
    std::vector<StreamId> ids;
    for (const auto &entry : m_runs)
        ids.push_back(entry.first);
    for (StreamId id : ids) {
        if (AnswerRun *run = find(id))
            run->tick();
    }
    for (StreamQueue *queue : {&m_outside, &m_inside}) {
        if (queue->hasChangedElsewhere() && !m_isClosing)
            startNext(*queue);
    }
}

} // namespace confab::core
