// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FastApi.h"

#include "gateway/http/ResponseHead.h"
#include "protocol/JsonWriter.h"

namespace confab::compat::fastapi {

using namespace Qt::StringLiterals;

gateway::HttpResponse detail(int status, const QString &text)
{
    codec::JsonWriter out;
    out.beginObject();
    out.field("detail"_L1, text);
    out.endObject();
    return gateway::jsonResponse(out.take(), status);
}

gateway::HttpResponse refusal(int status, QLatin1String reason)
{
    const bool hasWords = status == 404 || status == 405 || status == 500;
    return detail(status, hasWords ? QString::fromLatin1(gateway::reasonPhrase(status)) : QString(reason));
}

gateway::HttpResponse unprocessable(const Fault &fault)
{
    codec::JsonWriter out;
    out.beginObject();
    out.key("detail"_L1);
    out.beginArray();
    out.beginObject();
    out.field("type"_L1, fault.type);
    out.key("loc"_L1);
    out.beginArray();
    out.value(fault.in);
    if (!fault.name.isEmpty())
        out.value(fault.name);
    out.endArray();
    out.field("msg"_L1, fault.message);
    if (fault.input)
        out.field("input"_L1, *fault.input);
    out.endObject();
    out.endArray();
    out.endObject();
    return gateway::jsonResponse(out.take(), 422);
}

gateway::HttpResponse failure(const Error &error)
{
    gateway::HttpResponse response = detail(errorInfo(error.code).httpStatus, error.text());
    if (error.retryAfterMs > 0)
        response.headers.add("retry-after", QByteArray::number((error.retryAfterMs + 999) / 1000));
    return response;
}

} // namespace confab::compat::fastapi
