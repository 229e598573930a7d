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
    m_positions = m_replica.positions();
}

void RoomLogs::begin(RoomId room, const command::RoomPosition &position)
{
    const auto known = m_positions.constFind(room);
    if (known != m_positions.cend() && known->epoch == position.epoch && known->ev >= position.ev)
        return;
    m_positions.insert(room, position);
    m_replica.setPosition(room, position);
    drainEarly(room);
}

void RoomLogs::forget(RoomId room)
{
    m_positions.remove(room);
    m_early.remove(room);
    m_fetching.remove(room);
}

void RoomLogs::forgetEarly()
{
    m_early.clear();
    m_fetching.clear();
    ++m_generation;
}

void RoomLogs::offer(const EventFrame &frame)
{
    const RoomId room = frame.room.value_or(RoomId());
    const auto position = m_positions.constFind(room);
    if (position == m_positions.cend() || frame.ev <= position->ev)
        return;
    if (frame.ev == position->ev + 1) {
        apply(frame);
        return drainEarly(room);
    }
    QMap<qint64, EventFrame> &early = m_early[room];
    if (early.size() < kEarlyMax)
        early.insert(frame.ev, frame);
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
    m_replica.setPosition(room, position);
    // In the same transaction as the position: what is stored may have been edited or deleted since.
    m_replica.clearMessages(room);
    Q_EMIT restarted(room);
    drainEarly(room);
}

void RoomLogs::apply(const EventFrame &frame)
{
    command::RoomPosition &position = m_positions[*frame.room];
    position.ev = frame.ev;
    m_replica.setPosition(*frame.room, position);
    Q_EMIT applied(frame);
}

void RoomLogs::drainEarly(RoomId room)
{
    while (m_positions.contains(room) && !m_early.value(room).isEmpty()) {
        const qint64 next = m_positions.value(room).ev + 1;
        const EventFrame first = m_early.value(room).first();
        if (first.ev > next)
            return;
        m_early[room].remove(first.ev);
        if (first.ev == next)
            apply(first);
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
    const auto onAnswer = [this, room, generation = m_generation](const Result<codec::Since> &answer) {
        if (generation == m_generation && m_fetching.remove(room))
            onMissing(room, answer);
    };
    m_connection.ask<codec::Since>(since, &codec::decodeSince, guarded(this, onAnswer));
}

void RoomLogs::onMissing(RoomId room, const Result<codec::Since> &since)
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
        if (frame.room == room && frame.ev == position->ev + 1)
            apply(frame);
    }
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
        if (generation != m_generation || !m_fetching.remove(room) || !detail)
            return;
        restartAt(room, {detail->room.room.epoch, detail->room.room.ev});
    };
    m_connection.ask<reply::RoomDetail>(command::RoomGet{room}, &codec::decodeRoomDetail, guarded(this, onAnswer));
}

} // namespace confab::client
