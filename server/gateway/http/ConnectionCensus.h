// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QHostAddress>

#include <memory>
#include <mutex>

namespace confab::gateway {

class ConnectionCensus;

//! One counted connection; gives its place back when it is destroyed, on any thread. Movable.
class ConnectionTicket
{
public:
    ConnectionTicket() = default;
    ConnectionTicket(ConnectionTicket &&other) noexcept;
    ConnectionTicket &operator=(ConnectionTicket &&other) noexcept;
    ~ConnectionTicket();

    explicit operator bool() const { return m_census != nullptr; }
    //! Counts for another address from now on, on this machine too. False when that has as many as it may: nothing changes.
    bool moveTo(const QHostAddress &address);

private:
    friend class ConnectionCensus;
    ConnectionTicket(std::shared_ptr<ConnectionCensus> census, const QHostAddress &key);
    void giveBack();

    std::shared_ptr<ConnectionCensus> m_census;
    QHostAddress m_key;
};

//! Counts open connections, in total and by address. Thread-safe: sockets die on the threads of their loops.
class ConnectionCensus : public std::enable_shared_from_this<ConnectionCensus>
{
public:
    //! Zero means without bound.
    ConnectionCensus(int total, int perAddress, bool limitLoopback);

    //! A false ticket when the place is full. A proxy may have as many as there are: they are others'.
    ConnectionTicket admit(const QHostAddress &peer, bool isProxy = false);
    int total() const;
    //! As many as there may be, from wherever.
    bool isFull() const;
    int of(const QHostAddress &peer) const;

private:
    friend class ConnectionTicket;
    QHostAddress keyOf(const QHostAddress &peer) const;
    void remove(const QHostAddress &key);
    void removeOf(const QHostAddress &key); //!< with the lock held
    bool move(const QHostAddress &from, const QHostAddress &to);

    const int m_maxTotal;
    const int m_maxPerAddress;
    const bool m_limitLoopback;
    mutable std::mutex m_mutex;
    int m_total = 0;
    QHash<QHostAddress, int> m_byAddress;
};

} // namespace confab::gateway
