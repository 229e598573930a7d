// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpRouter.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

bool isCapture(const QString &part)
{
    return part.size() > 2 && part.startsWith(u'{') && part.endsWith(u'}');
}

} // namespace

void HttpRouter::add(const QByteArray &method, const QString &pattern, HttpHandler handler, qint64 bodyLimit)
{
    Q_ASSERT(pattern.startsWith(u'/') && handler);
    m_routes.push_back({method, pattern, pattern.split(u'/'), std::move(handler), bodyLimit, false});
}

void HttpRouter::addStreaming(const QByteArray &method, const QString &pattern, HttpHandler handler, qint64 bodyLimit)
{
    add(method, pattern, std::move(handler), bodyLimit);
    m_routes.back().isStreaming = true;
}

bool HttpRouter::fits(const QStringList &pattern, const QStringList &parts, Captures *captures, int *fixedParts)
{
    if (pattern.size() != parts.size())
        return false;
    captures->clear();
    *fixedParts = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString &expected = pattern[i];
        if (isCapture(expected)) {
            if (parts[i].isEmpty())
                return false;
            captures->insert(expected.sliced(1, expected.size() - 2), parts[i]);
        } else if (expected == parts[i]) {
            ++*fixedParts;
        } else {
            return false;
        }
    }
    return true;
}

void HttpRouter::addSocket(const QString &pattern, SocketHandler handler)
{
    Q_ASSERT(pattern.startsWith(u'/') && handler);
    m_sockets.push_back({pattern.split(u'/'), std::move(handler)});
}

HttpRouter::SocketMatch HttpRouter::matchSocket(const QString &path) const
{
    const QStringList parts = path.split(u'/');
    SocketMatch best;
    int bestFixed = -1;
    for (const Socket &socket : m_sockets) {
        Captures captures;
        int fixed = 0;
        if (!fits(socket.parts, parts, &captures, &fixed) || fixed <= bestFixed)
            continue;
        bestFixed = fixed;
        best = {&socket.handler, std::move(captures)};
    }
    return best;
}

HttpRouter::Match HttpRouter::match(const QByteArray &method, const QString &path) const
{
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    const QStringList parts = path.split(u'/');
    Match best;
    int bestFixed = -1;
    QList<QByteArray> allow;
    for (const Route &route : m_routes) {
        Captures captures;
        int fixed = 0;
        if (!fits(route.parts, parts, &captures, &fixed))
            continue;
        if (!allow.contains(route.method))
            allow.append(route.method);
        if (route.method == wanted && fixed > bestFixed) {
            bestFixed = fixed;
            best.handler = &route.handler;
            best.captures = std::move(captures);
            best.bodyLimit = route.bodyLimit;
            best.isStreaming = route.isStreaming;
        }
    }
    if (allow.contains("GET"))
        allow.append("HEAD");
    if (!allow.isEmpty())
        allow.append("OPTIONS");
    best.allow = allow.join(", ");
    return best;
}

QList<HttpRouter::Entry> HttpRouter::entries() const
{
    QList<Entry> list;
    for (const Route &route : m_routes)
        list.append({route.method, route.pattern});
    return list;
}

} // namespace confab::gateway
