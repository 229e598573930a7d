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

PresenceService::PresenceService(const RoomDirectory &directory, const AgentDirectory &agents, Bus &bus,
                                 const Clock &clock)
    : m_directory(directory)
    , m_agents(agents)
    , m_bus(bus)
    , m_clock(clock)
{
}

void PresenceService::connected(const Actor &actor)
{
    Person &person = m_people[actor.userId()];
    person.devices[*actor.connection] = Device{.lastActive = m_clock.monotonicMs()};
    m_changed.insert(actor.userId());
}

void PresenceService::disconnected(const Actor &actor)
{
    const auto it = m_people.find(actor.userId());
    if (it == m_people.end())
        return;
    it->devices.erase(*actor.connection);
    it->lastSeen = m_clock.now();
    m_changed.insert(actor.userId());
}

void PresenceService::active(const Actor &actor)
{
    const auto person = m_people.find(actor.userId());
    if (person == m_people.end() || !actor.connection)
        return;
    const auto device = person->devices.find(*actor.connection);
    if (device == person->devices.end())
        return;
    device->second.lastActive = m_clock.monotonicMs();
    if (device->second.isIdle) {
        device->second.isIdle = false;
        m_changed.insert(actor.userId());
    }
}

Result<> PresenceService::set(const Actor &actor, PresenceState state, const QString &text)
{
    if (state == PresenceState::Offline)
        return Error{ErrorCode::ValidationFailed, u"Choose online, away or dnd."_s, u"state"_s};
    const auto shown = validation::presenceText(text);
    if (!shown)
        return shown.error();
    const auto person = m_people.find(actor.userId());
    if (person == m_people.end() || person->devices.empty())
        return Error{ErrorCode::Conflict, u"Presence belongs to an open connection."_s};
    bool isBack = false;
    for (auto &[connection, device] : person->devices) {
        if (actor.connection && connection != *actor.connection)
            continue;
        isBack = isBack || device.isAway;
        device.isAway = state == PresenceState::Away;
    }
    // Do not disturb is a decision of the person; being here or away is one of the device, which clients also make by
    // themselves when nobody touches it.
    if (state == PresenceState::Dnd)
        person->isUndisturbed = true;
    else if (state == PresenceState::Online && !isBack)
        person->isUndisturbed = false;
    person->text = *shown;
    m_changed.insert(actor.userId());
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
    if (const auto it = m_people.constFind(user); it != m_people.cend())
        return presence(user, *it);
    return {.user = user, .lastSeen = m_lastSeen ? m_lastSeen(user) : std::nullopt};
}

void PresenceService::tick()
{
    const qint64 now = m_clock.monotonicMs();
    if (now - m_lastIdleScan >= kIdleScanEveryMs) {
        m_lastIdleScan = now;
        for (auto person = m_people.begin(); person != m_people.end(); ++person) {
            for (auto &[connection, device] : person->devices) {
                if (!device.isIdle && now - device.lastActive >= kIdleAfterMs) {
                    device.isIdle = true;
                    m_changed.insert(person.key());
                }
            }
        }
    }
    if (m_changed.isEmpty() || now - m_lastPush < kPushEveryMs)
        return;
    m_lastPush = now;
    const QSet<UserId> changed = std::exchange(m_changed, {});
    for (UserId user : changed) {
        const auto person = m_people.find(user);
        if (person == m_people.end())
            continue;
        push(user, *person);
        if (person->devices.empty())
            m_people.erase(person);
    }
}

PresenceState PresenceService::merged(const Person &person) const
{
    if (person.devices.empty())
        return PresenceState::Offline;
    if (person.isUndisturbed)
        return PresenceState::Dnd;
    const auto isHere = [](const auto &entry) { return !entry.second.isAway && !entry.second.isIdle; };
    return std::ranges::any_of(person.devices, isHere) ? PresenceState::Online : PresenceState::Away;
}

Presence PresenceService::presence(UserId user, const Person &person) const
{
    Presence result{.user = user, .state = merged(person), .text = person.text};
    if (result.state == PresenceState::Offline)
        result.lastSeen = person.lastSeen;
    return result;
}

void PresenceService::push(UserId user, Person &person)
{
    const PresenceState state = merged(person);
    if (state == person.pushed && person.text == person.pushedText)
        return;
    person.pushed = state;
    person.pushedText = person.text;
    const QList<UserId> users = audience(user);
    if (!users.isEmpty())
        m_bus.publish(
            Publication{.frame = {std::nullopt, 0, event::PresenceUpdate{presence(user, person)}}, .onlyFor = users});
}

QList<UserId> PresenceService::audience(UserId user) const
{
    QSet<UserId> users;
    for (RoomId room : m_directory.roomsOf(user)) {
        const auto &members = m_directory.members(room);
        if (members.size() > RoomDirectory::kMaxPushedMembers)
            continue;
        for (auto it = members.keyBegin(); it != members.keyEnd(); ++it) {
            if (m_people.contains(*it))
                users.insert(*it);
        }
    }
    return users.values();
}

} // namespace confab::core
