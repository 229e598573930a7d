// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FrontPolicy.h"
#include "HttpMessage.h"
#include "RequestHead.h"

namespace confab::gateway {

//! What the head of an answer depends on besides the answer itself.
struct ResponseContext
{
    FrontPolicy::OriginVerdict origin = FrontPolicy::OriginVerdict::Absent;
    QByteArray originValue = {};
    bool keepAlive = false;
    bool secure = false;
    int hstsSeconds = 0;
    std::optional<qint64> streamLength = {}; //!< of a stream's bytes; none: in chunks, or to the end of the connection
    bool isChunked = false;
    bool isForPagesElsewhere = false; //!< FrontPolicy::servesPagesElsewhere
};

//! Status line and headers with the blank line: the answer's own headers, length, date, security headers (nosniff,
//! no-store, a CSP that allows nothing, no Server), CORS headers for allowed origins only. Header values that could
//! split the answer (CR, LF, NUL) are left out.
QByteArray responseHead(const HttpResponse &response, const ResponseContext &context);

//! The answer to a CORS pre-flight: 204 with `allow` and the method that is `asked` for, or 403 for an origin that may
//! not call. What is wrong with the request itself, a page can only read in the answer to that.
HttpResponse preflightResponse(FrontPolicy::OriginVerdict origin, const QByteArray &allow, const QByteArray &asked);
//! The same where pages of other origins are served: for every path and header, also without an Origin.
HttpResponse anyPreflightResponse(const RequestHead &head, FrontPolicy::OriginVerdict origin);
//! Whether an OPTIONS request is a CORS pre-flight.
bool isPreflight(const RequestHead &head);

//! The error body of a request that the front itself refuses. `reason` is for people.
HttpResponse refusal(int status, QLatin1String reason);

QByteArray reasonPhrase(int status);

} // namespace confab::gateway
