// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PassingTroubles.h"

#include "FolderLock.h"
#include "gateway/http/Listener.h"
#include "SystemLimits.h"

namespace confab::host {

namespace {

QList<QHostAddress> addressesOf(const ListenAt &at)
{
    if (!at.isLocalhost)
        return {at.address};
    QList<QHostAddress> both{QHostAddress(QHostAddress::LocalHost)};
    if (QTcpServer().listen(QHostAddress::LocalHostIPv6)) // where the system has it
        both.append(QHostAddress(QHostAddress::LocalHostIPv6));
    return both;
}

//! Those who hold the folder most likely hold the ports as well: that is said once.
void lookAtPlaces(const ServerConfig &config, bool isInUse, QStringList &found)
{
    for (const ListenAt &at : config.listen) {
        for (const QHostAddress &address : addressesOf(at)) {
            QTcpServer trial;
            if (trial.listen(address, at.port))
                continue;
            if (!isInUse || trial.serverError() != QAbstractSocket::AddressInUseError)
                found.append(gateway::listenTrouble(trial, address, at.port));
        }
    }
}

} // namespace

QStringList passingTroubles(const ServerConfig &config)
{
    QStringList found;
    if (const auto enough = checkDescriptorLimit(config.gatewayThreads); !enough)
        found.append(enough.error().text());
    else if (const QString few = fewConnections(config.maxConnections); !few.isEmpty())
        found.append(few);
    const auto free = FolderLock::check(config.dataFolder);
    if (!free)
        found.append(free.error().text());
    lookAtPlaces(config, !free, found);
    return found;
}

} // namespace confab::host
