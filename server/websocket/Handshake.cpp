// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Handshake.h"

#include <QCryptographicHash>
#include <QUrl>

namespace confab::websocket {

using namespace Qt::StringLiterals;

namespace {

QByteArray acceptFor(const QByteArray &key)
{
    static constexpr QByteArrayView kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key);
    hash.addData(kGuid);
    return hash.result().toBase64();
}

//! All values of a header, joined by commas.
QByteArray valueOf(const QList<QByteArray> &lines, QByteArrayView lowerName)
{
    QByteArrayList values;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).toLower() == lowerName)
            values.append(line.sliced(colon + 1).trimmed());
    }
    return values.join(',');
}

} // namespace

QByteArray upgradeRequest(const QUrl &url, const QByteArray &key, const QByteArray &subprotocol)
{
    const QUrl target = url.adjusted(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    const QUrl authority = url.adjusted(QUrl::RemoveUserInfo);
    QByteArray path = target.toEncoded();
    if (!path.startsWith('/'))
        path.prepend('/');
    QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: " + authority.authority(QUrl::FullyEncoded).toLatin1() +
                         "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                         "Sec-WebSocket-Key: " +
                         key + "\r\n";
    if (!subprotocol.isEmpty())
        request += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return request + "\r\n";
}

QByteArray switchingProtocols(const QByteArray &key, const QByteArray &subprotocol)
{
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: " +
                        acceptFor(key) + "\r\n";
    if (!subprotocol.isEmpty())
        answer += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return answer + "\r\n";
}

QString refusalIn(const QByteArray &head, const QByteArray &key, const QByteArray &subprotocol)
{
    QList<QByteArray> lines;
    for (const QByteArray &line : head.split('\n'))
        lines.append(line.trimmed());
    const QByteArray status = lines.takeFirst();
    if (!status.startsWith("HTTP/1.1 101"))
        return u"The server answered: %1"_s.arg(QString::fromLatin1(status.left(100)));
    const bool isUpgraded = valueOf(lines, "upgrade").toLower() == "websocket" &&
                            valueOf(lines, "connection").toLower().contains("upgrade");
    if (!isUpgraded || valueOf(lines, "sec-websocket-accept") != acceptFor(key))
        return u"What answers there is no WebSocket."_s;
    const QByteArray chosen = valueOf(lines, "sec-websocket-protocol");
    if ((!chosen.isEmpty() && chosen != subprotocol) || !valueOf(lines, "sec-websocket-extensions").isEmpty())
        return u"The server chose what was not offered."_s;
    return {};
}

} // namespace confab::websocket
