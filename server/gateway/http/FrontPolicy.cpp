// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontPolicy.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

QByteArray withoutPort(QByteArrayView host)
{
    if (host.startsWith('['))
        return host.first(qMax<qsizetype>(host.indexOf(']'), 0) + 1).toByteArray();
    const qsizetype colon = host.indexOf(':');
    return (colon < 0 ? host : host.first(colon)).toByteArray();
}

//! The address that a Host header spells; null for a name. Strict, as "127.1" or "0x7f000001" are no proper literals.
QHostAddress literalOf(const QByteArray &name)
{
    if (name.startsWith('[') && name.endsWith(']'))
        return QHostAddress(QString::fromLatin1(name.sliced(1, name.size() - 2)));
    const QHostAddress address(QString::fromLatin1(name));
    return address.toString() == QString::fromLatin1(name) ? address : QHostAddress();
}

} // namespace

QByteArray FrontPolicy::nameOf(QByteArrayView host)
{
    QByteArray name = withoutPort(host).toLower();
    if (name.endsWith('.'))
        name.chop(1);
    return name;
}

bool FrontPolicy::isHostAllowed(QByteArrayView host) const
{
    if (host.isEmpty())
        return true;
    const QByteArray name = nameOf(host);
    if (name == "localhost" || allowedHosts.contains("*"_L1))
        return true;
    const QHostAddress literal = literalOf(name);
    if (!literal.isNull())
        return literal.isLoopback() || !isForThisMachine ||
               allowedHosts.contains(QString::fromLatin1(name), Qt::CaseInsensitive);
    return !name.isEmpty() && allowedHosts.contains(QString::fromLatin1(name), Qt::CaseInsensitive);
}

FrontPolicy::OriginVerdict FrontPolicy::judgeOrigin(QByteArrayView origin, QByteArrayView host, bool secure) const
{
    if (origin.isEmpty())
        return OriginVerdict::Absent;
    if (allowedOrigins.contains("*"_L1))
        return OriginVerdict::AnyAllowed;
    if (allowedOrigins.contains("null"_L1) && origin == "null")
        return OriginVerdict::Allowed;
    // Browsers send the origin in lower case, without a default port and without a trailing slash, so that it can be
    // compared as a whole: never by prefix or suffix.
    if (origin.startsWith("http://") || origin.startsWith("https://")) {
        const QByteArray own = (secure ? QByteArray("https://") : QByteArray("http://")) + host.toByteArray().toLower();
        if ((!host.isEmpty() && origin == own) || allowedOrigins.contains(QString::fromLatin1(origin)))
            return OriginVerdict::Allowed;
    }
    return OriginVerdict::Refused;
}

} // namespace confab::gateway
