// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QList>

#include <utility>

namespace confab::gateway {

//! Addresses and networks of either family, such as 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32. A plain value.
class AddressNetworks
{
public:
    //! False, and nothing is added, when the text is neither, or a network of all addresses (/0).
    bool add(const QString &text);
    //! An IPv4 address that is written as one of IPv6 is that IPv4 address.
    bool contains(const QHostAddress &address) const;

private:
    QList<std::pair<QHostAddress, int>> m_networks; // with the length of the prefix
};

//! The IPv4 address where one of IPv6 only wraps it (::ffff:192.0.2.1), as listeners of both families report it.
QHostAddress unwrapped(const QHostAddress &address);

} // namespace confab::gateway
