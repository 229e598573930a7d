// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HttpMessage.h"

#include "protocol/Codec.h"
#include "RequestPath.h"

#include <QSet>

namespace confab::gateway {

QByteArray HttpHeaders::value(QByteArrayView lowerName) const
{
    for (const Field &field : m_fields) {
        if (field.first == lowerName)
            return field.second;
    }
    return {};
}

QByteArray HttpHeaders::combined(QByteArrayView lowerName) const
{
    QByteArray values;
    for (const Field &field : m_fields) {
        if (field.first == lowerName)
            values += (values.isEmpty() ? QByteArray() : QByteArray(", ")) + field.second;
    }
    return values;
}

int HttpHeaders::count(QByteArrayView lowerName) const
{
    return int(
        std::count_if(m_fields.begin(), m_fields.end(), [&](const Field &field) { return field.first == lowerName; }));
}

std::optional<QString> HttpRequest::queryItem(QByteArrayView name) const
{
    for (const QByteArray &item : query.split('&')) {
        const qsizetype equals = item.indexOf('=');
        const QByteArrayView view(item);
        const std::optional<QString> key = decodeQueryPart(equals < 0 ? view : view.first(equals));
        if (key && key->toUtf8() == name)
            return equals < 0 ? QString(QLatin1String("")) : decodeQueryPart(view.sliced(equals + 1));
    }
    return std::nullopt;
}

bool HttpRequest::hasQueryNameTwice() const
{
    QSet<QString> seen;
    for (const QByteArray &item : query.split('&')) {
        const qsizetype equals = item.indexOf('=');
        const auto name = decodeQueryPart(equals < 0 ? item : item.first(equals));
        if (!name || name->isEmpty())
            continue;
        if (seen.contains(*name))
            return true;
        seen.insert(*name);
    }
    return false;
}

QByteArray HttpRequest::bearerToken() const
{
    const QByteArray value = headers.value("authorization");
    if (value.size() <= 7 || value.first(7).toLower() != "bearer ")
        return {};
    return value.sliced(7).trimmed();
}

HttpResponse jsonResponse(QByteArray json, int status)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(json);
    return response;
}

HttpResponse errorResponse(const Error &error, int status)
{
    HttpResponse response =
        jsonResponse(codec::encodeRestError(error), status > 0 ? status : errorInfo(error.code).httpStatus);
    if (error.retryAfterMs > 0)
        response.headers.add("retry-after", QByteArray::number((error.retryAfterMs + 999) / 1000));
    return response;
}

} // namespace confab::gateway
