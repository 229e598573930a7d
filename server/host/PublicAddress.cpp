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

//! The place that is named, by TLS.
QString secured(const QString &address)
{
    QUrl url(address);
    if (url.scheme() != "http"_L1)
        return address;
    constexpr int kUsualPort = 80;
    url.setPort(url.port(kUsualPort));
    url.setScheme(u"https"_s);
    return url.toString();
}

} // namespace

QString publicAddress(const ServerConfig &config, const QList<ListenAt> &places)
{
    if (!config.publicUrl.isEmpty()) {
        const QString given = config.publicUrl.endsWith(u'/') ? config.publicUrl.chopped(1) : config.publicUrl;
        return config.tlsKeyHash.isEmpty() ? given : secured(given);
    }
    const ListenAt at = places.value(0, config.listen.value(0));
    QUrl url;
    url.setScheme(config.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s);
    url.setHost(reachable(at).toString());
    url.setPort(at.port);
    return url.toString(QUrl::StripTrailingSlash);
}

QString withKey(const QString &address, const ServerConfig &config)
{
    return config.tlsKeyHash.isEmpty() ? address : address + u"?k="_s + QString::fromLatin1(config.tlsKeyHash);
}

} // namespace confab::host
