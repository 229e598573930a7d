// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EntityTag.h"

#include <QCryptographicHash>

#include <algorithm>

namespace confab::gateway {

namespace {

//! RFC 9110, 13.1.2: weak tags are as good as strong ones here, and `*` is any.
bool has(const QByteArray &ifNoneMatch, const QByteArray &tag)
{
    const QList<QByteArray> tags = ifNoneMatch.split(',');
    return std::any_of(tags.begin(), tags.end(), [&tag](const QByteArray &each) {
        const QByteArray one = each.trimmed();
        return one == "*" || one == tag || one == "W/" + tag;
    });
}

} // namespace

QByteArray entityTag(QByteArrayView bytes)
{
    constexpr qsizetype kDigits = 32;
    const QByteArray hash = QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256);
    return '"' + hash.toHex().first(kDigits) + '"';
}

HttpResponse tagged(const HttpRequest &request, HttpResponse response, const QByteArray &tag)
{
    response.headers.add("etag", tag);
    if (!response.headers.contains("cache-control"))
        response.headers.add("cache-control", "no-cache");
    if (has(request.headers.combined("if-none-match"), tag)) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

} // namespace confab::gateway
