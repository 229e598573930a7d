// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ResponseHead.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

struct Phrase
{
    int status;
    const char *text;
};

constexpr std::array kPhrases{Phrase{100, "Continue"},
                              Phrase{101, "Switching Protocols"},
                              Phrase{200, "OK"},
                              Phrase{201, "Created"},
                              Phrase{202, "Accepted"},
                              Phrase{204, "No Content"},
                              Phrase{206, "Partial Content"},
                              Phrase{301, "Moved Permanently"},
                              Phrase{302, "Found"},
                              Phrase{304, "Not Modified"},
                              Phrase{308, "Permanent Redirect"},
                              Phrase{400, "Bad Request"},
                              Phrase{401, "Unauthorized"},
                              Phrase{402, "Payment Required"},
                              Phrase{403, "Forbidden"},
                              Phrase{404, "Not Found"},
                              Phrase{405, "Method Not Allowed"},
                              Phrase{408, "Request Timeout"},
                              Phrase{409, "Conflict"},
                              Phrase{410, "Gone"},
                              Phrase{413, "Content Too Large"},
                              Phrase{414, "URI Too Long"},
                              Phrase{415, "Unsupported Media Type"},
                              Phrase{416, "Range Not Satisfiable"},
                              Phrase{417, "Expectation Failed"},
                              Phrase{421, "Misdirected Request"},
                              Phrase{422, "Unprocessable Content"},
                              Phrase{426, "Upgrade Required"},
                              Phrase{429, "Too Many Requests"},
                              Phrase{431, "Request Header Fields Too Large"},
                              Phrase{500, "Internal Server Error"},
                              Phrase{501, "Not Implemented"},
                              Phrase{503, "Service Unavailable"},
                              Phrase{505, "HTTP Version Not Supported"},
                              Phrase{507, "Insufficient Storage"}};

// The front alone decides on these: a handler that set them could break the framing.
constexpr std::array kOwnHeaders{"connection"_L1, "content-length"_L1, "date"_L1, "server"_L1, "transfer-encoding"_L1};

bool isOwn(const QByteArray &name)
{
    return std::any_of(kOwnHeaders.begin(), kOwnHeaders.end(),
                       [&](QLatin1String own) { return name == QByteArrayView(own); });
}

bool isSafeValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void put(QByteArray &head, QByteArrayView name, QByteArrayView value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

void putDefault(QByteArray &head, const HttpHeaders &given, QByteArrayView name, QByteArrayView value)
{
    if (!given.contains(name))
        put(head, name, value);
}

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

ErrorCode codeForStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 413:
    case 414:
    case 431:
        return ErrorCode::TooLarge;
    case 500:
        return ErrorCode::Internal;
    case 503:
        return ErrorCode::Busy;
    default:
        return ErrorCode::BadRequest;
    }
}

void putCors(QByteArray &head, const ResponseContext &context)
{
    using Verdict = FrontPolicy::OriginVerdict;
    put(head, "vary", "Origin");
    if (context.isForPagesElsewhere && context.origin == Verdict::AnyAllowed)
        put(head, "access-control-allow-origin", context.originValue);
    else if (context.origin == Verdict::Allowed)
        put(head, "access-control-allow-origin", context.originValue);
    else if (context.origin == Verdict::AnyAllowed)
        put(head, "access-control-allow-origin", "*");
    else
        return;
    if (context.isForPagesElsewhere)
        put(head, "access-control-allow-credentials", "true");
    put(head, "access-control-expose-headers",
        "Accept-Ranges, Content-Range, ETag, Location, Retry-After, WWW-Authenticate");
}

} // namespace

QByteArray reasonPhrase(int status)
{
    for (const Phrase &phrase : kPhrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return status < 400 ? "OK" : "Error";
}

QByteArray responseHead(const HttpResponse &response, const ResponseContext &context)
{
    QByteArray head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    head.append(reasonPhrase(response.status)).append("\r\n");
    for (const auto &[name, value] : response.headers) {
        if (!isOwn(name) && isToken(name) && isSafeValue(value))
            put(head, name, value);
    }
    put(head, "date", httpDate());
    if (response.status != 204 && response.status != 304) {
        if (!response.contentType.isEmpty() && isSafeValue(response.contentType))
            putDefault(head, response.headers, "content-type", response.contentType);
        if (!response.stream || context.streamLength)
            put(head, "content-length", QByteArray::number(context.streamLength.value_or(response.body.size())));
        else if (context.isChunked)
            put(head, "transfer-encoding", "chunked");
    }
    put(head, "connection", context.keepAlive ? "keep-alive" : "close");
    putDefault(head, response.headers, "x-content-type-options", "nosniff");
    putDefault(head, response.headers, "cache-control", "no-store");
    putDefault(head, response.headers, "content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    putDefault(head, response.headers, "referrer-policy", "no-referrer");
    putDefault(head, response.headers, "cross-origin-resource-policy",
               context.isForPagesElsewhere ? "cross-origin" : "same-origin");
    if (context.secure && context.hstsSeconds > 0)
        put(head, "strict-transport-security", "max-age=" + QByteArray::number(context.hstsSeconds));
    putCors(head, context);
    head.append("\r\n");
    return head;
}

bool isPreflight(const RequestHead &head)
{
    return head.method == "OPTIONS" && !head.headers.value("origin").isEmpty() &&
           isToken(head.headers.value("access-control-request-method"));
}

HttpResponse preflightResponse(FrontPolicy::OriginVerdict origin, const QByteArray &allow, const QByteArray &asked)
{
    using Verdict = FrontPolicy::OriginVerdict;
    if (origin != Verdict::Allowed && origin != Verdict::AnyAllowed)
        return refusal(403, "This origin may not call."_L1);
    QList<QByteArray> methods = allow.isEmpty() ? QList<QByteArray>() : allow.split(',');
    for (QByteArray &method : methods)
        method = method.trimmed();
    if (!methods.contains(asked))
        methods.append(asked);
    HttpResponse response;
    response.status = 204;
    response.headers = {{"access-control-allow-methods", methods.join(", ")},
                        {"access-control-allow-headers", "Authorization, Content-Type, If-None-Match, If-Range, Range"},
                        {"access-control-max-age", "600"}};
    return response;
}

HttpResponse anyPreflightResponse(const RequestHead &head, FrontPolicy::OriginVerdict origin)
{
    if (origin == FrontPolicy::OriginVerdict::Refused)
        return refusal(403, "This origin may not call."_L1);
    const QByteArray asked = head.headers.combined("access-control-request-headers");
    HttpResponse response;
    response.status = 204;
    response.headers = {{"access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS"},
                        {"access-control-allow-headers", asked.isEmpty() ? QByteArray("*") : asked},
                        {"access-control-max-age", "600"}};
    return response;
}

HttpResponse refusal(int status, QLatin1String reason)
{
    return errorResponse(Error{codeForStatus(status), reason}, status);
}

} // namespace confab::gateway
