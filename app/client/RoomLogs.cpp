// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLogs.h"

#include "Connection.h"
#include "Guarded.h"
#include "Logging.h"
#include "Replica.h"

namespace confab::client {

RoomLogs::RoomLogs(Replica &replica, Connection &connection, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_connection(connection)
{
}

void RoomLogs::load()
{
    m_positions = m_replica.rooms().positions();
}

void RoomLogs::begin(RoomId room, const command::RoomPosition &position)
{
    const auto known = m_positions.constFind(room);
    if (known != m_positions.cend() && known->epoch == position.epoch && known->ev >= position.ev)
        return;
    m_positions.insert(room, position);
    m_replica.rooms().setPosition(room, position);
    drainEarly(room);
}

void RoomLogs::forget(RoomId room)
{
    m_positions.remove(room);
    m_early.remove(room);
    m_fetching.remove(room);
    m_behind.removeOne(room);
}

void RoomLogs::forgetEarly()
{
    m_early.clear();
    m_fetching.clear();
    m_behind.clear();
    ++m_generation;
}

void RoomLogs::compare(RoomId room, const command::RoomPosition &there, int most)
{
    const auto here = m_positions.constFind(room);
    if (here == m_positions.cend() || m_named.contains(room) || *here == there)
        return;
    if (here->epoch != there.epoch || here->ev > there.ev || there.ev - here->ev > most)
        return restartAt(room, there);
    m_behind.append(room);
    fetchNext();
}

void RoomLogs::offer(const EventFrame &frame)
{
    if (frame.room)
        take(*frame.room, frame.ev, frame);
}

void RoomLogs::offerUnknown(RoomId room, qint64 ev)
{
    take(room, ev, std::nullopt);
}

void RoomLogs::take(RoomId room, qint64 ev, const Step &step)
{
    const auto position = m_positions.constFind(room);
    if (position == m_positions.cend() || ev <= position->ev)
        return;
    if (ev == position->ev + 1) {
        apply(room, ev, step);
        return drainEarly(room);
    }
    QMap<qint64, Step> &early = m_early[room];
    if (early.size() < kEarlyMax)
        early.insert(ev, step);
    fetchMissing(room);
}

void RoomLogs::onReset(const event::RoomReset &reset)
{
    if (!m_positions.contains(reset.room))
        return;
    if (reset.gone) {
        forget(reset.room);
        Q_EMIT gone(reset.room);
        return;
    }
    restartAt(reset.room, {reset.epoch, reset.ev});
}

void RoomLogs::restartAt(RoomId room, const command::RoomPosition &position)
{
    m_positions.insert(room, position);
    m_fetching.remove(room);
    m_replica.rooms().setPosition(room, position);
    // In the same transaction as the position: what is stored may have been edited or deleted since.
    m_replica.messages().clear(room);
    Q_EMIT restarted(room);
    drainEarly(room);
}

void RoomLogs::apply(RoomId room, qint64 ev, const Step &step)
{
    command::RoomPosition &position = m_positions[room];
    position.ev = ev;
    m_replica.rooms().setPosition(room, position);
    if (step)
        Q_EMIT applied(*step);
}

void RoomLogs::drainEarly(RoomId room)
{
    while (m_positions.contains(room) && !m_early.value(room).isEmpty()) {
        const qint64 next = m_positions.value(room).ev + 1;
        const qint64 ev = m_early.value(room).firstKey();
        if (ev > next)
            return;
        const Step step = m_early[room].take(ev);
        if (ev == next)
            apply(room, ev, step);
    }
    m_early.remove(room);
}

void RoomLogs::fetchMissing(RoomId room)
{
    if (m_fetching.contains(room))
        return;
    m_fetching.insert(room);
    const command::RoomPosition position = m_positions.value(room);
    const command::RoomSince since{room, position.ev, position.epoch};
    const auto onAnswer = [this, room, generation = m_generation](const Result<reply::Since> &answer) {
        if (generation != m_generation)
            return;
        if (m_fetching.remove(room))
            onMissing(room, answer);
        fetchNext();
    };
    m_connection.request(since, guarded(this, onAnswer));
}

void RoomLogs::fetchNext()
{
    while (m_fetching.size() < kFetchesMax && !m_behind.isEmpty())
        fetchMissing(m_behind.takeFirst());
}

void RoomLogs::onMissing(RoomId room, const Result<reply::Since> &since)
{
    if (!since) {
        // Without a connection the next hello names the same position; anything else can't be continued.
        if (m_connection.welcome())
            startOver(room);
        return;
    }
    const qint64 before = m_positions.value(room).ev;
    for (const EventFrame &frame : since->events) {
        const auto position = m_positions.constFind(room);
        if (position == m_positions.cend())
            return;
        if (const auto *reset = std::get_if<event::RoomReset>(&frame.event))
            return onReset(*reset);
        // What is left out between them is not known here.
        if (frame.room == room && frame.ev > position->ev)
            apply(room, frame.ev, frame);
    }
    if (m_positions.contains(room) && since->ev > m_positions.value(room).ev)
        apply(room, since->ev, std::nullopt);
    drainEarly(room);
    if (!m_positions.contains(room) || (!since->more && !m_early.contains(room)))
        return;
    if (m_positions.value(room).ev > before)
        fetchMissing(room);
    else
        startOver(room);
}

void RoomLogs::startOver(RoomId room)
{
    qCInfo(lcClient) << "a room can't be continued and is read anew";
    m_fetching.insert(room);
    const auto onAnswer = [this, room, generation = m_generation](const Result<reply::RoomDetail> &detail) {
        if (generation != m_generation)
            return;
        if (m_fetching.remove(room) && detail)
            restartAt(room, {detail->room.room.epoch, detail->room.room.ev});
        fetchNext();
    };
    m_connection.request(command::RoomGet{room}, guarded(this, onAnswer));
}

} // namespace confab::client
