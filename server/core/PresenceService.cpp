// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PresenceService.h"

#include "protocol/Rights.h"
#include "Validation.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPushEveryMs = 1'000;
constexpr qint64 kIdleScanEveryMs = 5'000;
constexpr qint64 kIdleAfterMs = 5 * 60'000;

} // namespace

PresenceService::PresenceService(PresenceBoard &board, const RoomDirectory &directory, const AgentDirectory &agents,
                                 Bus &bus, const Clock &clock)
    : m_board(board)
    , m_directory(directory)
    , m_agents(agents)
    , m_bus(bus)
    , m_clock(clock)
{
    m_board.onChanged(m_life.guarded([this](UserId user) { m_changed.insert(user); }));
}

void PresenceService::connected(const Actor &actor)
{
    m_own[*actor.connection] = OwnDevice{.user = actor.userId(), .lastActive = m_clock.monotonicMs()};
    m_board.arrive(actor.userId(), *actor.connection);
}

void PresenceService::disconnected(const Actor &actor)
{
    m_own.remove(*actor.connection);
    m_board.leave(actor.userId(), *actor.connection, m_clock.now());
}

void PresenceService::active(const Actor &actor)
{
    if (!actor.connection)
        return;
    const auto device = m_own.find(*actor.connection);
    if (device == m_own.end())
        return;
    device->lastActive = m_clock.monotonicMs();
    if (device->isIdle) {
        device->isIdle = false;
        m_board.setIdle(device->user, *actor.connection, false);
    }
}

Result<> PresenceService::set(const Actor &actor, PresenceState state, const QString &text)
{
    if (state == PresenceState::Offline)
        return Error{ErrorCode::ValidationFailed, u"Choose online, away or dnd."_s, u"state"_s};
    const auto shown = validation::presenceText(text);
    if (!shown)
        return shown.error();
    const PresentPerson *person = m_board.find(actor.userId());
    if (!person || person->devices.empty())
        return Error{ErrorCode::Conflict, u"Presence belongs to an open connection."_s};
    bool isBack = false;
    for (const auto &[connection, device] : person->devices)
        isBack = isBack || (device.isAway && (!actor.connection || connection == *actor.connection));
    // Do not disturb is a decision of the person; being here or away is one of the device, which clients also make by
    // themselves when nobody touches it.
    bool isUndisturbed = person->isUndisturbed;
    if (state == PresenceState::Dnd)
        isUndisturbed = true;
    else if (state == PresenceState::Online && !isBack)
        isUndisturbed = false;
    m_board.setAway(actor.userId(), actor.connection, state == PresenceState::Away);
    m_board.setWords(actor.userId(), isUndisturbed, *shown);
    return Done{};
}

Result<QList<Presence>> PresenceService::get(const Actor &actor, RoomId room) const
{
    if (auto allowed = rights::mayRead(m_directory.room(room), m_directory.standing(room, actor)); !allowed)
        return allowed.error();
    QList<Presence> result;
    for (const Member &member : m_directory.members(room)) {
        const Presence presence = of(member.user.id);
        if (presence.state != PresenceState::Offline)
            result.append(presence);
    }
    return result;
}

Presence PresenceService::of(UserId user) const
{
    if (const Agent *agent = m_agents.find(user))
        return AgentDirectory::presence(*agent);
    if (const PresentPerson *person = m_board.find(user))
        return presence(user, *person);
    return {.user = user, .lastSeen = m_lastSeen ? m_lastSeen(user) : std::nullopt};
}

void PresenceService::tick()
{
    const qint64 now = m_clock.monotonicMs();
    if (now - m_lastIdleScan >= kIdleScanEveryMs) {
        m_lastIdleScan = now;
        lookForIdle(now);
    }
    if (m_changed.isEmpty() || now - m_lastPush < kPushEveryMs)
        return;
    m_lastPush = now;
    const QSet<UserId> changed = std::exchange(m_changed, {});
    for (UserId user : changed) {
        const PresentPerson *person = m_board.find(user);
        if (!person)
            continue;
        const bool isGone = person->devices.empty();
        push(user, *person);
        if (isGone)
            m_board.forget(user);
    }
}

void PresenceService::lookForIdle(qint64 now)
{
    for (auto it = m_own.begin(); it != m_own.end(); ++it) {
        if (it->isIdle || now - it->lastActive < kIdleAfterMs)
            continue;
        it->isIdle = true;
        m_board.setIdle(it->user, it.key(), true);
    }
}

PresenceState PresenceService::merged(const PresentPerson &person)
{
    if (person.devices.empty())
        return PresenceState::Offline;
    if (person.isUndisturbed)
        return PresenceState::Dnd;
    const auto isHere = [](const auto &entry) { return !entry.second.isAway && !entry.second.isIdle; };
    return std::ranges::any_of(person.devices, isHere) ? PresenceState::Online : PresenceState::Away;
}

Presence PresenceService::presence(UserId user, const PresentPerson &person)
{
    Presence result{.user = user, .state = merged(person), .text = person.text};
    if (result.state == PresenceState::Offline)
        result.lastSeen = person.lastSeen;
    return result;
}

void PresenceService::push(UserId user, const PresentPerson &person)
{
    const Presence shown = presence(user, person);
    const ToldPresence now{shown.state, shown.text};
    if (now == person.told)
        return;
    m_board.setTold(user, now);
    const QList<UserId> users = audience(user);
    if (!users.isEmpty())
        m_bus.publish(Publication{.frame = {std::nullopt, 0, event::PresenceUpdate{shown}}, .onlyFor = users});
}

QList<UserId> PresenceService::audience(UserId user) const
{
    QSet<UserId> users;
    for (RoomId room : m_directory.roomsOf(user)) {
        const auto &members = m_directory.members(room);
        if (members.size() > RoomDirectory::kMaxPushedMembers)
            continue;
        for (auto it = members.keyBegin(); it != members.keyEnd(); ++it) {
            if (m_board.find(*it))
                users.insert(*it);
        }
    }
    return users.values();
}

} // namespace confab::core
