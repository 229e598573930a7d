// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Forwarding.h"

#include <QSet>

#include <algorithm>

namespace confab::gateway {

namespace {

//! What one proxy says of whom it speaks for.
struct Hop
{
    QByteArray address = {};
    QByteArray proto = {};
    QByteArray host = {};
};

//! Takes the part behind the last `separator` off. From the right, so that nothing that stands further left, where
//! anybody may have written anything, an open quotation mark for instance, changes how the part is read.
QByteArray takeLast(QByteArrayView &rest, char separator)
{
    bool isQuoted = false;
    qsizetype at = rest.size() - 1;
    for (; at >= 0 && (isQuoted || rest[at] != separator); --at) {
        if (rest[at] != '"')
            continue;
        qsizetype escapes = 0;
        while (at > escapes && rest[at - escapes - 1] == '\\')
            ++escapes;
        if (escapes % 2 == 0)
            isQuoted = !isQuoted;
    }
    const QByteArray part = rest.sliced(at + 1).toByteArray().trimmed();
    rest = rest.first(std::max<qsizetype>(at, 0));
    return part;
}

//! Takes the last element of a list off; empty ones count nothing (RFC 9110, 5.6.1). Empty where there is no other.
QByteArray takeLastElement(QByteArrayView &rest)
{
    QByteArray element = takeLast(rest, ',');
    while (element.isEmpty() && !rest.isEmpty())
        element = takeLast(rest, ',');
    return element;
}

QByteArray unquoted(QByteArray value)
{
    if (value.size() < 2 || !value.startsWith('"') || !value.endsWith('"'))
        return value;
    value = value.sliced(1, value.size() - 2);
    for (qsizetype at = value.indexOf('\\'); at >= 0; at = value.indexOf('\\', at + 1))
        value.remove(at, 1);
    return value;
}

Hop takeElement(QByteArrayView &forwarded)
{
    const QByteArray element = takeLastElement(forwarded);
    Hop hop;
    QSet<QByteArray> seen;
    for (QByteArrayView rest(element); !rest.isEmpty();) {
        const QByteArray pair = takeLast(rest, ';');
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = pair.first(std::max<qsizetype>(equals, 0)).toLower();
        const QByteArray value = unquoted(pair.sliced(equals + 1));
        if (!name.isEmpty() && seen.contains(name))
            return {}; // twice is invalid (RFC 7239, 4), and which one was meant nobody can tell
        seen.insert(name);
        if (name == "for")
            hop.address = value;
        else if (name == "proto")
            hop.proto = value;
        else if (name == "host")
            hop.host = value;
    }
    return hop;
}

//! Of 192.0.2.1, 192.0.2.1:80, 2001:db8::1, [2001:db8::1] and [2001:db8::1]:80; null for all else, such as "unknown".
QHostAddress addressOf(QByteArray text)
{
    if (text.startsWith('['))
        text = text.sliced(1, std::max<qsizetype>(text.indexOf(']'), 1) - 1);
    else if (text.count(':') == 1)
        text = text.first(text.indexOf(':'));
    return unwrapped(QHostAddress(QString::fromLatin1(text)));
}

//! Where reading a header from the right leads.
struct Trace
{
    QHostAddress client = {};
    int hops = 0;  // trusted proxies that said for whom
    Hop last = {}; // what the one who is nearest to the client says
};

template <class TakeHop>
Trace traced(const QByteArray &header, const QHostAddress &peer, const AddressNetworks &trusted, TakeHop takeHop)
{
    Trace trace{.client = peer};
    for (QByteArrayView rest(header); !rest.isEmpty() && trusted.contains(trace.client); ++trace.hops) {
        const Hop hop = takeHop(rest);
        const QHostAddress named = addressOf(hop.address);
        if (named.isNull())
            break;
        trace.client = named;
        trace.last = hop;
    }
    return trace;
}

//! The value that was written by the proxy so many hops away; where not every proxy adds one, the one furthest away.
QByteArray valueOf(const QByteArray &list, int hops)
{
    QByteArrayView rest(list);
    QByteArray value = takeLastElement(rest);
    for (int hop = 1; hop < hops && !rest.isEmpty(); ++hop)
        value = takeLastElement(rest);
    return value;
}

} // namespace

Forwarding forwardingOf(const RequestHead &head, const QHostAddress &peer, bool secure, const AddressNetworks &trusted)
{
    Forwarding result{.client = unwrapped(peer), .secure = secure, .host = head.host};
    const QByteArray standard = head.headers.combined("forwarded");
    const QByteArray list = head.headers.combined("x-forwarded-for");
    if ((standard.isEmpty() && list.isEmpty()) || !trusted.contains(peer))
        return result;
    const auto takeAddress = [](QByteArrayView &rest) { return Hop{.address = takeLastElement(rest)}; };
    const Trace byStandard = traced(standard, result.client, trusted, takeElement);
    const Trace byList = traced(list, result.client, trusted, takeAddress);
    result.isProxied = true;
    const Trace &trace = standard.isEmpty() ? byList : byStandard;
    // A proxy writes one of them and lets the other through, which then is the client's own; which, nobody can tell.
    if (standard.isEmpty() || list.isEmpty() || byStandard.client == byList.client)
        result.client = trace.client;

    const int hops = std::max(trace.hops, 1);
    const QByteArray proto =
        trace.last.proto.isEmpty() ? valueOf(head.headers.combined("x-forwarded-proto"), hops) : trace.last.proto;
    if (proto.compare("https", Qt::CaseInsensitive) == 0 || proto.compare("wss", Qt::CaseInsensitive) == 0)
        result.secure = true;
    else if (proto.compare("http", Qt::CaseInsensitive) == 0 || proto.compare("ws", Qt::CaseInsensitive) == 0)
        result.secure = false;
    const QByteArray host =
        trace.last.host.isEmpty() ? valueOf(head.headers.combined("x-forwarded-host"), hops) : trace.last.host;
    if (!host.isEmpty() && isHostGrammar(host))
        result.host = host;
    return result;
}

bool namesClient(const RequestHead &head)
{
    return head.headers.count("forwarded") > 0 || head.headers.count("x-forwarded-for") > 0;
}

} // namespace confab::gateway
