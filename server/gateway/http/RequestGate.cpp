// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RequestGate.h"

#include "ResponseHead.h"

#include <algorithm>
#include <array>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kMethods{"GET"_L1, "HEAD"_L1, "POST"_L1, "PUT"_L1, "PATCH"_L1, "DELETE"_L1, "OPTIONS"_L1};

bool isReadOnly(const QByteArray &method)
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

} // namespace

HttpRequest requestOf(const RequestHead &head, const QString &path, const Forwarding &forwarding)
{
    HttpRequest request;
    request.method = head.method;
    request.path = path;
    request.query = head.query().toByteArray();
    request.headers = head.headers;
    request.peerAddress = forwarding.client;
    request.secure = forwarding.secure;
    return request;
}

bool isKnownMethod(const QByteArray &method)
{
    return std::any_of(kMethods.begin(), kMethods.end(),
                       [&](QLatin1String known) { return method == QByteArrayView(known); });
}

std::optional<HttpResponse> answerAtGate(const RequestHead &head, const HttpRouter::Match &match,
                                         FrontPolicy::OriginVerdict origin, const FrontSetup &setup)
{
    const Refusal &refuse = setup.refuse;
    if (setup.policy.servesPagesElsewhere && head.method == "OPTIONS")
        return anyPreflightResponse(head, origin);
    if (isPreflight(head))
        return preflightResponse(origin, match.allow, head.headers.value("access-control-request-method"));
    if (match.allow.isEmpty())
        return refuse(404, "There is nothing at this address."_L1);
    if (!match.handler) {
        HttpResponse response = refuse(405, "This method does not fit this address."_L1);
        response.headers.add("allow", match.allow);
        return response;
    }
    if (origin == FrontPolicy::OriginVerdict::Refused && !isReadOnly(head.method))
        return refuse(403, "This origin may not call."_L1);
    if (head.headers.contains("content-encoding"))
        return refuse(415, "Bodies are taken without content encoding."_L1);
    if (head.contentLength > match.bodyLimit)
        return refuse(413, "The body is too large."_L1);
    return std::nullopt;
}

} // namespace confab::gateway
