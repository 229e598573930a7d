// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryPresenceBoard.h"

namespace confab::core {

void MemoryPresenceBoard::arrive(UserId user, ConnectionId connection)
{
    m_people[user].devices[connection] = {};
    tell(user);
}

void MemoryPresenceBoard::leave(UserId user, ConnectionId connection, Timestamp now)
{
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    person->devices.erase(connection);
    person->lastSeen = now;
    tell(user);
}

void MemoryPresenceBoard::setIdle(UserId user, ConnectionId connection, bool isIdle)
{
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    const auto device = person->devices.find(connection);
    if (device == person->devices.end())
        return;
    device->second.isIdle = isIdle;
    tell(user);
}

void MemoryPresenceBoard::setAway(UserId user, std::optional<ConnectionId> connection, bool isAway)
{
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    for (auto &[id, device] : person->devices) {
        if (!connection || id == *connection)
            device.isAway = isAway;
    }
    tell(user);
}

void MemoryPresenceBoard::setWords(UserId user, bool isUndisturbed, const QString &text)
{
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return;
    person->isUndisturbed = isUndisturbed;
    person->text = text;
    tell(user);
}

void MemoryPresenceBoard::setTold(UserId user, const ToldPresence &told)
{
    if (const auto person = m_people.find(user); person != m_people.end())
        person->told = told;
}

const PresentPerson *MemoryPresenceBoard::find(UserId user) const
{
    const auto person = m_people.constFind(user);
    return person == m_people.cend() ? nullptr : &*person;
}

void MemoryPresenceBoard::tell(UserId user) const
{
    if (m_changed)
        m_changed(user);
}

} // namespace confab::core
