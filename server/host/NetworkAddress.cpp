// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NetworkAddress.h"

#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::host {

namespace {

//! Networks of containers and virtual machines on this computer: nobody else is there.
bool isInternal(const QNetworkInterface &interface)
{
    static const QStringList prefixes{u"docker"_s, u"br-"_s, u"veth"_s, u"virbr"_s, u"vmnet"_s, u"vboxnet"_s};
    return std::ranges::any_of(prefixes, [&](const QString &prefix) { return interface.name().startsWith(prefix); });
}

} // namespace

QHostAddress networkAddress()
{
    constexpr auto kUsable = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if ((interface.flags() & kUsable) != kUsable || interface.flags().testFlag(QNetworkInterface::IsLoopBack) ||
            isInternal(interface))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol && !entry.ip().isLinkLocal())
                return entry.ip();
        }
    }
    return {};
}

} // namespace confab::host
