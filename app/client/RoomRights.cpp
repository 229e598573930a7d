// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomRights.h"

#include "Connection.h"
#include "Guarded.h"

#include <QDateTime>
#include <QTimer>

#include <chrono>

namespace confab::client {

RoomRights::RoomRights(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

bool RoomRights::may(RoomId room, QLatin1String what) const
{
    const auto known = m_known.constFind(room);
    return known != m_known.cend() && known->mayDo.contains(what);
}

std::optional<Role> RoomRights::role(RoomId room) const
{
    return m_known.value(room).role;
}

void RoomRights::ask(RoomId room)
{
    if (const auto asked = m_asked.find(room); asked != m_asked.end()) {
        *asked = true;
        return;
    }
    m_asked.insert(room, false);
    const auto onAnswer = [this, room](const Result<reply::RoomDetail> &detail) {
        const bool again = m_asked.take(room);
        if (detail)
            take(detail->room);
        if (detail && again)
            ask(room);
    };
    m_connection.request(command::RoomGet{room}, guarded(this, onAnswer));
}

void RoomRights::askAgain(RoomId room)
{
    if (m_known.contains(room) || m_asked.contains(room))
        ask(room);
}

void RoomRights::askAgainAt(RoomId room, Timestamp time)
{
    // A timer takes no more; who is muted for longer sees it end with the next connection.
    constexpr Timestamp kMost = 24LL * 24 * 60 * 60 * 1'000;
    // A little later, for clocks differ.
    const Timestamp wait = time - QDateTime::currentMSecsSinceEpoch() + 500;
    if (wait > 0 && wait < kMost)
        QTimer::singleShot(std::chrono::milliseconds(wait), this, [this, room] { askAgain(room); });
}

void RoomRights::take(const RoomSummary &summary)
{
    if (!summary.mayDo)
        return;
    const RoomId room = summary.room.id;
    const Known told{*summary.mayDo, summary.role};
    if (m_known.contains(room) && m_known.value(room) == told)
        return;
    m_known.insert(room, told);
    Q_EMIT changed(room);
}

} // namespace confab::client
