// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ResponsePlan.h"

#include "ByteRange.h"

#include <QDateTime>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

ByteRange cutToRange(const RequestHead &request, HttpResponse &response)
{
    if (!response.stream || !response.stream->isSeekable() || response.status != 200)
        return {};
    response.headers.add("accept-ranges", "bytes");
    if (request.method != "GET")
        return {};
    const qint64 size = response.stream->size().value_or(0);
    const ByteRange range = rangeOf(request.headers, response.headers, size, QDateTime::currentDateTimeUtc());
    const QByteArray all = QByteArray::number(size);
    if (range.kind == ByteRange::Kind::Part) {
        response.status = 206;
        const QByteArray last = QByteArray::number(range.first + range.count - 1);
        response.headers.add("content-range", "bytes " + QByteArray::number(range.first) + '-' + last + '/' + all);
    } else if (range.kind == ByteRange::Kind::Outside) {
        response = refusal(416, "There are no such bytes."_L1);
        response.headers.add("content-range", "bytes */" + all);
    }
    return range;
}

} // namespace

ResponsePlan planResponse(const RequestHead &request, HttpResponse response, ResponseContext context)
{
    ResponsePlan plan;
    const ByteRange range = cutToRange(request, response);
    plan.length = response.stream ? response.stream->size() : response.body.size();
    if (range.kind == ByteRange::Kind::Part) {
        plan.length = range.count;
        plan.from = range.first;
    }
    plan.isChunked = !plan.length && request.minorVersion == 1;
    plan.keepAlive = context.keepAlive && (plan.length || plan.isChunked);
    context.keepAlive = plan.keepAlive;
    context.streamLength = response.stream ? plan.length : std::nullopt;
    context.isChunked = plan.isChunked;
    plan.head = responseHead(response, context);
    const bool hasNoBody = request.method == "HEAD" || response.status == 204 || response.status == 304;
    plan.sendsStream = response.stream && !hasNoBody;
    plan.stream = std::move(response.stream);
    if (!hasNoBody)
        plan.body = std::move(response.body);
    return plan;
}

} // namespace confab::gateway
