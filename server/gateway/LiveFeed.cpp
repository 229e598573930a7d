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
        m_lists.push_back(std::make_shared<std::vector<ConnectionId>>());
}

bool LiveFeed::isLive(ConnectionId connection) const
{
    const auto &list = *m_lists[size_t(ConnectionLoop::indexOf(connection))];
    return m_since.contains(connection) || std::ranges::find(list, connection) != list.end();
}

QList<ConnectionId> LiveFeed::connections() const
{
    QList<ConnectionId> all;
    for (const List &list : m_lists)
        all.append(QList<ConnectionId>(list->begin(), list->end()));
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
    // As they are without the latecomers.
    const auto lists = m_lists;
    for (const auto &[connection, from] : since)
        enlist(connection);
    for (size_t i = 0; i < lists.size(); ++i) {
        if (!lists[i]->empty())
            (*m_loops)[i]->deliver(lists[i], frames, m_delivery);
    }
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

LiveFeed::List &LiveFeed::listOf(ConnectionId connection)
{
    return m_lists[size_t(ConnectionLoop::indexOf(connection))];
}

void LiveFeed::enlist(ConnectionId connection)
{
    List &list = listOf(connection);
    if (list.use_count() > 1) // a loop still reads the list of an earlier delivery
        list = std::make_shared<std::vector<ConnectionId>>(*list);
    list->push_back(connection);
}

void LiveFeed::strike(ConnectionId connection)
{
    List &list = listOf(connection);
    if (std::ranges::find(*list, connection) == list->end())
        return;
    if (list.use_count() > 1)
        list = std::make_shared<std::vector<ConnectionId>>(*list);
    std::erase(*list, connection);
}

ConnectionLoop &LiveFeed::loopOf(ConnectionId connection) const
{
    return *(*m_loops)[size_t(ConnectionLoop::indexOf(connection))];
}

} // namespace confab::gateway
