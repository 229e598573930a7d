// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BanEnds.h"

#include "Connection.h"
#include "Guarded.h"
#include "RoomLosses.h"

#include <QDateTime>

#include <algorithm>

namespace confab::client {

namespace {

//! What is further off is looked at again then.
constexpr Timestamp kLongest = 24 * 3'600'000;

bool hasEnd(const RoomLoss &loss)
{
    return loss.why == RoomLoss::Why::Banned && loss.until != 0 && loss.until != RoomLoss::kForGood;
}

} // namespace

BanEnds::BanEnds(RoomLosses &losses, Connection &connection)
    : m_losses(losses)
    , m_connection(connection)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &BanEnds::watch);
    connect(&losses, &RoomLosses::told, this, &BanEnds::watch);
}

void BanEnds::watch()
{
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    Timestamp wait = kLongest;
    bool isWaiting = false;
    const QList<RoomLoss> losses = m_losses.known();
    for (const RoomLoss &loss : losses) {
        if (!hasEnd(loss))
            continue;
        if (loss.until <= now) {
            m_losses.end(loss.room);
            continue;
        }
        isWaiting = true;
        wait = std::min(wait, loss.until - now);
    }
    if (isWaiting)
        m_next.start(int(wait));
    else
        m_next.stop();
}

void BanEnds::ask()
{
    QList<RoomLoss> losses = m_losses.known();
    losses.removeIf([](const RoomLoss &loss) { return loss.why != RoomLoss::Why::Banned; });
    m_toAsk.clear();
    for (auto loss = losses.crbegin(); loss != losses.crend() && m_toAsk.size() < kMostAsked; ++loss)
        m_toAsk.append(loss->room);
    askNext();
}

//! Who is banned may not read a public room.
void BanEnds::askNext()
{
    if (!m_connection.isLive())
        m_toAsk.clear(); // asked for anew when it is
    if (m_isAsking || m_toAsk.isEmpty())
        return;
    m_isAsking = true;
    const RoomId room = m_toAsk.takeFirst();
    const auto onAnswer = [this, room](const Result<reply::RoomDetail> &detail) {
        m_isAsking = false;
        if (detail)
            m_losses.end(room);
        askNext();
    };
    m_connection.request(command::RoomGet{room}, guarded(this, onAnswer));
}

void BanEnds::noteListed(const QList<DirectoryEntry> &rooms)
{
    const QList<RoomLoss> losses = m_losses.known();
    for (const RoomLoss &loss : losses) {
        const auto listed = std::ranges::find(rooms, loss.room, &DirectoryEntry::id);
        if (loss.why == RoomLoss::Why::Banned && listed != rooms.end() && !listed->banned)
            m_losses.end(loss.room);
    }
}

} // namespace confab::client
