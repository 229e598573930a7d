// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Sightings.h"

namespace confab::core {

namespace {
constexpr qsizetype kAtOnce = 500;
constexpr qsizetype kDeviceChars = 128;
} // namespace

Sightings::Sightings(People &people, PeopleStore &store, const Clock &clock)
    : m_people(people)
    , m_store(store)
    , m_clock(clock)
{
}

void Sightings::came(const Identity &who, const QString &device, const QString &client)
{
    ++m_connections[who.session];
    note(who, device.left(kDeviceChars), client.left(kDeviceChars));
}

void Sightings::left(const Identity &who)
{
    if (const auto count = m_connections.find(who.session); count != m_connections.end() && --*count <= 0)
        m_connections.erase(count);
    note(who, {}, {});
}

void Sightings::note(const Identity &who, const QString &device, const QString &client)
{
    Sighting &seen = m_unwritten[who.session];
    seen.user = who.user.id;
    seen.session = who.session;
    seen.at = m_clock.now();
    if (!device.isEmpty())
        seen.device = device;
    if (!client.isEmpty())
        seen.client = client;
    m_people.setLastSeen(who.user.id, seen.at);
}

void Sightings::tick()
{
    QList<Sighting> some;
    while (!m_unwritten.isEmpty() && some.size() < kAtOnce) {
        some.append(*m_unwritten.begin());
        m_unwritten.erase(m_unwritten.begin());
    }
    if (some.isEmpty())
        return;
    m_store.noteSightings(some, {m_life, [this, some](const Result<> &noted) {
                                     for (const Sighting &seen : noted ? QList<Sighting>() : some) {
                                         if (!m_unwritten.contains(seen.session))
                                             m_unwritten.insert(seen.session, seen);
                                     }
                                 }});
}

void Sightings::flush()
{
    for (qsizetype left = m_unwritten.size(); left > 0; left -= kAtOnce)
        tick();
}

Timestamp Sightings::lastOf(SessionId session, Timestamp stored) const
{
    if (m_connections.contains(session))
        return m_clock.now();
    const auto unwritten = m_unwritten.constFind(session);
    return unwritten == m_unwritten.cend() ? stored : std::max(stored, unwritten->at);
}

} // namespace confab::core
