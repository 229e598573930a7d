// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BroughtTokens.h"

namespace confab::compat::chipiai {

namespace {

QByteArray cookie(const gateway::HttpHeaders &headers, QByteArrayView name)
{
    for (const gateway::HttpHeaders::Field &field : headers) {
        if (field.first != "cookie")
            continue;
        for (const QByteArray &pair : field.second.split(';')) {
            const qsizetype equals = pair.indexOf('=');
            if (equals >= 0 && pair.first(equals).trimmed() == name)
                return pair.sliced(equals + 1).trimmed();
        }
    }
    return {};
}

QByteArray withoutScheme(const QByteArray &authorization)
{
    const QByteArray value = authorization.trimmed();
    const bool isBearer = value.size() > 7 && value.first(7).toLower() == "bearer ";
    return isBearer ? value.sliced(7).trimmed() : value;
}

} // namespace

QByteArrayList broughtTokens(const gateway::HttpHeaders &headers, const QByteArray &query)
{
    gateway::HttpRequest request;
    request.query = query;
    const QByteArrayList brought{cookie(headers, "jwt"), withoutScheme(headers.value("authorization")),
                                 request.queryItem("token").value_or(QString()).toUtf8()};
    QByteArrayList tokens;
    for (const QByteArray &token : brought) {
        if (!token.isEmpty() && !tokens.contains(token))
            tokens.append(token);
    }
    return tokens;
}

} // namespace confab::compat::chipiai
