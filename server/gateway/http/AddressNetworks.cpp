// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AddressNetworks.h"

#include <QRegularExpression>

#include <algorithm>

namespace confab::gateway {

using namespace Qt::StringLiterals;

QHostAddress unwrapped(const QHostAddress &address)
{
    bool isFour = false;
    const quint32 four = address.protocol() == QAbstractSocket::IPv6Protocol ? address.toIPv4Address(&isFour) : 0;
    return isFour ? QHostAddress(four) : address;
}

bool AddressNetworks::add(const QString &text)
{
    static const QRegularExpression form(uR"(^([^/]+?)(?:/(\d{1,3}))?$)"_s);
    const auto match = form.match(text);
    const QHostAddress address(match.captured(1));
    const bool isFour = address.protocol() == QAbstractSocket::IPv4Protocol;
    // Short forms such as 10.1 mean something else than who writes them may think.
    if (address.isNull() || (isFour && address.toString() != match.captured(1)))
        return false;
    const int longest = isFour ? 32 : 128;
    const int prefix = match.captured(2).isEmpty() ? longest : match.captured(2).toInt();
    if (prefix < 1 || prefix > longest)
        return false;
    m_networks.append({address, prefix});
    return true;
}

bool AddressNetworks::contains(const QHostAddress &address) const
{
    const QHostAddress plain = unwrapped(address);
    return std::ranges::any_of(m_networks,
                               [&plain](const auto &each) { return plain.isInSubnet(each.first, each.second); });
}

} // namespace confab::gateway
