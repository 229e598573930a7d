// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PublicAddress.h"

#include "NetworkAddress.h"

#include <QUrl>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

QHostAddress reachable(const ListenAt &at)
{
    const bool isAny = at.address == QHostAddress(QHostAddress::Any) ||
                       at.address == QHostAddress(QHostAddress::AnyIPv4) ||
                       at.address == QHostAddress(QHostAddress::AnyIPv6);
    if (!isAny)
        return at.address;
    const QHostAddress own = networkAddress();
    return own.isNull() ? QHostAddress(QHostAddress::LocalHost) : own;
}

} // namespace

QString publicAddress(const ServerConfig &config, const QList<ListenAt> &places)
{
    if (!config.publicUrl.isEmpty())
        return config.publicUrl.endsWith(u'/') ? config.publicUrl.chopped(1) : config.publicUrl;
    const ListenAt at = places.value(0, config.listen.value(0));
    QUrl url;
    url.setScheme(config.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s);
    url.setHost(reachable(at).toString());
    url.setPort(at.port);
    return url.toString(QUrl::StripTrailingSlash);
}

} // namespace confab::host
