// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConnectionCensus.h"

namespace confab::gateway {

ConnectionTicket::ConnectionTicket(std::shared_ptr<ConnectionCensus> census, const QHostAddress &key)
    : m_census(std::move(census))
    , m_key(key)
{
}

ConnectionTicket::ConnectionTicket(ConnectionTicket &&other) noexcept
    : m_census(std::exchange(other.m_census, nullptr))
    , m_key(other.m_key)
{
}

ConnectionTicket &ConnectionTicket::operator=(ConnectionTicket &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_census = std::exchange(other.m_census, nullptr);
        m_key = other.m_key;
    }
    return *this;
}

ConnectionTicket::~ConnectionTicket()
{
    giveBack();
}

bool ConnectionTicket::moveTo(const QHostAddress &address)
{
    if (!m_census)
        return true;
    const QHostAddress key = m_census->keyOf(address);
    if (!m_census->move(m_key, key))
        return false;
    m_key = key;
    return true;
}

void ConnectionTicket::giveBack()
{
    if (m_census)
        std::exchange(m_census, nullptr)->remove(m_key);
}

ConnectionCensus::ConnectionCensus(int total, int perAddress, bool limitLoopback)
    : m_maxTotal(total)
    , m_maxPerAddress(perAddress)
    , m_limitLoopback(limitLoopback)
{
}

ConnectionTicket ConnectionCensus::admit(const QHostAddress &peer, bool isProxy)
{
    const QHostAddress key = keyOf(peer);
    const std::lock_guard lock(m_mutex);
    if (m_maxTotal > 0 && m_total >= m_maxTotal)
        return {};
    const bool isBounded = m_maxPerAddress > 0 && !isProxy && (m_limitLoopback || !key.isLoopback());
    if (isBounded && m_byAddress.value(key) >= m_maxPerAddress)
        return {};
    ++m_total;
    ++m_byAddress[key];
    return ConnectionTicket(shared_from_this(), key);
}

bool ConnectionCensus::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_maxTotal > 0 && m_total >= m_maxTotal;
}

int ConnectionCensus::total() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

int ConnectionCensus::of(const QHostAddress &peer) const
{
    const std::lock_guard lock(m_mutex);
    return m_byAddress.value(keyOf(peer));
}

QHostAddress ConnectionCensus::keyOf(const QHostAddress &peer) const
{
    // A home or a server is handed a whole /64, so a single IPv6 address says nothing.
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4);
    if (peer.protocol() != QAbstractSocket::IPv6Protocol || peer.isLoopback())
        return peer;
    Q_IPV6ADDR bytes = peer.toIPv6Address();
    std::fill(bytes.c + 8, bytes.c + 16, 0);
    return QHostAddress(bytes);
}

void ConnectionCensus::remove(const QHostAddress &key)
{
    const std::lock_guard lock(m_mutex);
    --m_total;
    removeOf(key);
}

bool ConnectionCensus::move(const QHostAddress &from, const QHostAddress &to)
{
    const std::lock_guard lock(m_mutex);
    removeOf(from);
    const bool hasRoom = m_maxPerAddress <= 0 || m_byAddress.value(to) < m_maxPerAddress;
    ++m_byAddress[hasRoom ? to : from];
    return hasRoom;
}

void ConnectionCensus::removeOf(const QHostAddress &key)
{
    const auto it = m_byAddress.find(key);
    if (it != m_byAddress.end() && --it.value() <= 0)
        m_byAddress.erase(it);
}

} // namespace confab::gateway
