// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontLog.h"

#include "FrontPolicy.h"

#include <QLoggingCategory>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logDoors, "confab.gateway.http")

constexpr qsizetype kMostTold = 32; // of each kind: anybody may send any
constexpr qsizetype kNameBytes = 253; // the longest of DNS
constexpr qint64 kTellAgainMs = 60'000;

QString causeOf(TurnedAway why, const QHostAddress &peer, int open)
{
    switch (why) {
    case TurnedAway::Connections:
        return u"%1 are open, as many as gateway.maxConnections allows"_s.arg(open);
    case TurnedAway::Files:
        return u"%1 are open, and this process may open no more files (ulimit -n, LimitNOFILE= of systemd)"_s.arg(open);
    case TurnedAway::Address:
        return u"%1 has as many as gateway.maxConnectionsPerAddress allows; if it is a proxy, name it in "
               "gateway.trustedProxies"_s.arg(peer.toString());
    }
    return {};
}

} // namespace

QString textOf(TurnedAway why)
{
    switch (why) {
    case TurnedAway::Connections:
        return u"This server has as many connections as it may."_s;
    case TurnedAway::Files:
        return u"This server can't open any more connections."_s;
    case TurnedAway::Address:
        return u"Too many connections come from this address."_s;
    }
    return {};
}

void FrontLog::refusedName(const QByteArray &host)
{
    const QByteArray name = FrontPolicy::nameOf(host).left(kNameBytes);
    if (isNew(m_names, name))
        qCWarning(logDoors).noquote() << u"refused a request for “%1”; if this server goes by that name, add it to "
                                         "gateway.allowedHosts"_s.arg(QString::fromLatin1(name));
}

void FrontLog::unnamedProxy(const QHostAddress &peer)
{
    const QString address = peer.toString();
    if (isNew(m_proxies, address.toLatin1()))
        qCWarning(logDoors).noquote() << u"%1 says for whom it comes (X-Forwarded-For, Forwarded), which counts for nothing; if it "
                                         "is a proxy of yours, add it to gateway.trustedProxies"_s.arg(address);
}

void FrontLog::turnedAway(TurnedAway why, const QHostAddress &peer, int open)
{
    qint64 before = 0;
    {
        const std::lock_guard lock(m_mutex);
        Cause &cause = m_causes[size_t(why)];
        if (cause.told.isValid() && !cause.told.hasExpired(kTellAgainMs)) {
            ++cause.untold;
            return;
        }
        cause.told.start();
        before = std::exchange(cause.untold, 0);
    }
    const QString others = before > 0 ? u"; so were %1 before"_s.arg(before) : QString();
    qCWarning(logDoors).noquote() << u"a connection was turned away: %1%2"_s.arg(causeOf(why, peer, open), others);
}

bool FrontLog::isNew(QSet<QByteArray> &told, const QByteArray &what)
{
    const std::lock_guard lock(m_mutex);
    if (told.size() == kMostTold || told.contains(what))
        return false;
    told.insert(what);
    return true;
}

} // namespace confab::gateway
