// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LiveFeed.h"

#include <algorithm>

namespace confab::gateway {

using core::ConnectionId;

namespace {
// Frames up to this are put into one piece.
constexpr qsizetype kPieceBytes = 16 * 1024;
} // namespace

LiveFeed::LiveFeed(const std::vector<ConnectionLoop *> &loops)
    : m_loops(&loops)
{
    for (size_t i = 0; i < loops.size(); ++i)
        m_lists.push_back({std::make_shared<std::vector<ConnectionId>>()});
}

bool LiveFeed::isLive(ConnectionId connection) const
{
    const auto &list = listOf(connection);
    return m_since.contains(connection) || std::ranges::find(list, connection) != list.end();
}

QList<ConnectionId> LiveFeed::connections() const
{
    QList<ConnectionId> all;
    for (const List &list : m_lists)
        all.append(QList<ConnectionId>(list.connections->begin(), list.connections->end()));
    for (const auto &[connection, from] : m_since)
        all.append(connection);
    return all;
}

void LiveFeed::add(ConnectionId connection)
{
    if (m_pending.isEmpty())
        enlist(connection);
    else
        m_since[connection] = m_pending.size();
}

void LiveFeed::drop(ConnectionId connection)
{
    if (m_since.erase(connection) == 0)
        strike(connection);
}

void LiveFeed::release(ConnectionId connection)
{
    if (isLive(connection))
        m_owed[connection] += restOf(connection);
    drop(connection);
}

void LiveFeed::put(const QByteArray &frame, Delivery delivery, std::optional<ConnectionId> exceptFor)
{
    if (m_delivery != delivery || m_pending.size() + frame.size() > kPieceBytes)
        flush();
    m_delivery = delivery;
    const bool leavesOut = exceptFor && isLive(*exceptFor);
    if (leavesOut)
        sendPending(*exceptFor);
    if (m_pending.isEmpty())
        m_pending = frame;
    else
        m_pending.append(frame);
    if (leavesOut)
        m_since[*exceptFor] = m_pending.size();
}

void LiveFeed::flush()
{
    if (m_pending.isEmpty())
        return;
    for (const auto &[connection, frames] : std::exchange(m_owed, {}))
        loopOf(connection).send(connection, frames, m_delivery);
    const QByteArray frames = std::exchange(m_pending, {});
    const auto since = std::exchange(m_since, {});
    for (size_t i = 0; i < m_lists.size(); ++i) {
        if (!m_lists[i].connections->empty()) {
            m_lists[i].isLent = true;
            (*m_loops)[i]->deliver(m_lists[i].connections, frames, m_delivery);
        }
    }
    for (const auto &[connection, from] : since)
        enlist(connection);
    for (const auto &[connection, from] : since) {
        if (from < frames.size())
            loopOf(connection).send(connection, frames.sliced(from), m_delivery);
    }
}

//! What a live connection has not been given yet of what is pending.
QByteArray LiveFeed::restOf(ConnectionId connection) const
{
    const auto late = m_since.find(connection);
    return late == m_since.end() ? m_pending : m_pending.sliced(late->second);
}

//! Ahead of the others: nothing of what is pending now is owed to this one after that.
void LiveFeed::sendPending(ConnectionId connection)
{
    QByteArray frames = restOf(connection);
    if (const auto owed = m_owed.extract(connection))
        frames.prepend(owed.mapped());
    if (!frames.isEmpty())
        loopOf(connection).send(connection, frames, m_delivery);
    if (!m_since.contains(connection))
        strike(connection);
    m_since[connection] = m_pending.size();
}

const std::vector<ConnectionId> &LiveFeed::listOf(ConnectionId connection) const
{
    return *m_lists[size_t(ConnectionLoop::indexOf(connection))].connections;
}

//! To change it: a copy, where it was lent. How many still read it can't be asked, as such a count says nothing of what
//! they have read.
std::vector<ConnectionId> &LiveFeed::ownListOf(ConnectionId connection)
{
    List &list = m_lists[size_t(ConnectionLoop::indexOf(connection))];
    if (std::exchange(list.isLent, false))
        list.connections = std::make_shared<std::vector<ConnectionId>>(*list.connections);
    return *list.connections;
}

void LiveFeed::enlist(ConnectionId connection)
{
    ownListOf(connection).push_back(connection);
}

void LiveFeed::strike(ConnectionId connection)
{
    if (std::ranges::find(listOf(connection), connection) != listOf(connection).end())
        std::erase(ownListOf(connection), connection);
}

ConnectionLoop &LiveFeed::loopOf(ConnectionId connection) const
{
    return *(*m_loops)[size_t(ConnectionLoop::indexOf(connection))];
}

} // namespace confab::gateway
