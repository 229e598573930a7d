// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UpgradeCheck.h"

#include "ResponseHead.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

UpgradeVerdict refused(int status, QLatin1String reason, HttpHeaders headers = {})
{
    HttpResponse response = refusal(status, reason);
    response.headers = std::move(headers);
    return {.refusal = std::move(response)};
}

bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok && decoded.decoded.size() == 16;
}

QList<QByteArray> listOf(const QByteArray &value)
{
    QList<QByteArray> list;
    for (const QByteArray &part : value.split(',')) {
        if (!part.trimmed().isEmpty())
            list.append(part.trimmed());
    }
    return list;
}

} // namespace

UpgradeVerdict checkUpgrade(const RequestHead &head, const FrontPolicy &policy, const Forwarding &forwarding)
{
    const HttpHeaders &headers = head.headers;
    if (head.method != "GET")
        return refused(405, "The gateway is reached by GET."_L1, {{"allow", "GET"}});
    if (head.minorVersion != 1 || !head.hasToken("upgrade", "websocket"))
        return refused(426, "This address speaks WebSocket."_L1,
                       {{"upgrade", "websocket"}, {"sec-websocket-version", "13"}});
    if (!head.hasToken("connection", "upgrade"))
        return refused(400, "The Connection header does not ask for an upgrade."_L1);
    if (headers.value("sec-websocket-version") != "13")
        return refused(426, "Only version 13 of WebSocket is spoken here."_L1,
                       {{"upgrade", "websocket"}, {"sec-websocket-version", "13"}});
    if (!isKey(headers.value("sec-websocket-key")))
        return refused(400, "The WebSocket key is missing or malformed."_L1);

    const QByteArray origin = headers.value("origin");
    if (policy.judgeOrigin(origin, forwarding.host, forwarding.secure) == FrontPolicy::OriginVerdict::Refused)
        return refused(403, "This origin may not connect."_L1);
    UpgradeVerdict verdict;
    verdict.request.key = headers.value("sec-websocket-key");
    if (listOf(headers.combined("sec-websocket-protocol")).contains(policy.subprotocol))
        verdict.request.subprotocol = policy.subprotocol;

    verdict.request.origin = origin;
    verdict.request.userAgent = headers.value("user-agent").left(200);
    verdict.request.peer = forwarding.client;
    verdict.request.secure = forwarding.secure;
    return verdict;
}

UpgradeVerdict checkGatewayUpgrade(const RequestHead &head, const FrontPolicy &policy, const Forwarding &forwarding)
{
    UpgradeVerdict verdict = checkUpgrade(head, policy, forwarding);
    HttpRequest credentials;
    credentials.headers = head.headers;
    verdict.request.bearer = credentials.bearerToken();
    if (!verdict.refusal && verdict.request.bearer.isEmpty() && head.headers.contains("authorization"))
        return refused(401, "Please sign in."_L1, {{"www-authenticate", "Bearer"}});
    return verdict;
}

} // namespace confab::gateway
