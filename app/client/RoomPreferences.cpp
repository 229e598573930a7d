// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomPreferences.h"

#include "Connection.h"
#include "Guarded.h"
#include "protocol/UsualLevel.h"
#include "ReplicaRooms.h"
#include "Rooms.h"

#include <QDateTime>

#include <limits>

namespace confab::client {

namespace {
bool isPast(const NotifyChoice &notify, Timestamp now)
{
    return notify.until && *notify.until <= now;
}
} // namespace

NotifyLevel levelOf(const Room &room, const RoomPreference &preference, Timestamp now)
{
    if (preference.notify && !isPast(*preference.notify, now))
        return preference.notify->level;
    return usualLevel(room);
}

RoomPreferences::RoomPreferences(ReplicaRooms &stored, const Rooms &rooms, Connection &connection)
    : m_stored(stored)
    , m_rooms(rooms)
    , m_connection(connection)
{
    m_passes.setSingleShot(true);
    connect(&m_passes, &QTimer::timeout, this, &RoomPreferences::onPassed);
}

NotifyLevel RoomPreferences::level(RoomId room) const
{
    const KnownRoom *entry = m_rooms.find(room);
    return entry ? levelOf(entry->room, of(room), QDateTime::currentMSecsSinceEpoch()) : NotifyLevel::All;
}

void RoomPreferences::setLevel(RoomId room, NotifyLevel level, std::optional<Timestamp> until, Callback<> reply)
{
    RoomPreference preference = of(room);
    preference.notify = NotifyChoice{level, until};
    choose(room, preference, {room, level, until, {}}, std::move(reply));
}

void RoomPreferences::setFavourite(RoomId room, bool favourite, Callback<> reply)
{
    RoomPreference preference = of(room);
    preference.favourite = favourite;
    choose(room, preference, {room, {}, {}, favourite}, std::move(reply));
}

void RoomPreferences::choose(RoomId room, const RoomPreference &preference, const command::RoomNotify &command,
                             Callback<> reply)
{
    const RoomPreference before = of(room);
    put(room, preference);
    const auto onAnswer = [this, room, preference, before,
                           reply = std::move(reply)](const Result<reply::Empty> &answer) {
        // Unless something else was chosen meanwhile.
        if (!answer && m_preferences.contains(room) && of(room) == preference)
            put(room, before);
        if (reply)
            reply(answer ? Result<>(Done{}) : Result<>(answer.error()));
    };
    m_connection.request(command, guarded(this, onAnswer));
}

void RoomPreferences::load()
{
    m_preferences = m_stored.preferences();
    watchNext();
}

void RoomPreferences::put(RoomId room, const RoomPreference &preference)
{
    if (of(room) == preference)
        return;
    m_preferences.insert(room, preference);
    m_stored.putPreference(room, preference);
    watchNext();
    Q_EMIT changed(room);
}

void RoomPreferences::watchNext()
{
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    Timestamp next = std::numeric_limits<Timestamp>::max();
    for (const RoomPreference &preference : std::as_const(m_preferences)) {
        if (preference.notify && preference.notify->until && !isPast(*preference.notify, now))
            next = std::min(next, *preference.notify->until);
    }
    constexpr Timestamp kLongest = 24 * 3'600'000; // what is further off is looked at again then
    if (next == std::numeric_limits<Timestamp>::max())
        m_passes.stop();
    else
        m_passes.start(int(std::min(kLongest, next - now + 1)));
}

void RoomPreferences::onPassed()
{
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    const QList<RoomId> rooms = m_preferences.keys();
    for (const RoomId room : rooms) {
        const RoomPreference preference = of(room);
        if (!preference.notify || !isPast(*preference.notify, now))
            continue;
        // The server alone knows what held before.
        put(room, {std::nullopt, preference.favourite});
        const auto onAnswer = [this, room](const Result<reply::RoomDetail> &detail) {
            if (detail && m_rooms.contains(room))
                put(room, {detail->room.notify, detail->room.favourite});
        };
        m_connection.request(command::RoomGet{room}, guarded(this, onAnswer));
    }
    watchNext();
}

} // namespace confab::client
