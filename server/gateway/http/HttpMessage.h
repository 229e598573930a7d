// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "HttpBody.h"
#include "protocol/Result.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace confab::gateway {

//! Header fields in the order of arrival. Names are kept in lower case.
class HttpHeaders
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<Field> fields)
        : m_fields(fields)
    {
    }

    void add(QByteArray lowerName, QByteArray value) { m_fields.emplaceBack(std::move(lowerName), std::move(value)); }
    //! The first value of this name; null when there is none.
    QByteArray value(QByteArrayView lowerName) const;
    //! All values of this name, joined by ", ".
    QByteArray combined(QByteArrayView lowerName) const;
    int count(QByteArrayView lowerName) const;
    bool contains(QByteArrayView lowerName) const { return count(lowerName) > 0; }
    qsizetype size() const { return m_fields.size(); }
    auto begin() const { return m_fields.cbegin(); }
    auto end() const { return m_fields.cend(); }

private:
    QList<Field> m_fields;
};

//! A checked request. `path` is decoded once and holds no control character, backslash, encoded slash or dot segment.
struct HttpRequest
{
    QByteArray method = {};
    QString path = {};
    QByteArray query = {}; //!< raw, without the question mark
    HttpHeaders headers = {};
    QByteArray body = {};
    std::shared_ptr<HttpBody> stream = {}; //!< instead of `body` on a route that takes it in pieces
    QHostAddress peerAddress = {};         //!< behind a trusted proxy that of its client
    bool secure = false;                   //!< came over TLS

    //! The decoded value of a query parameter; empty optional when it is missing, or is not UTF-8.
    std::optional<QString> queryItem(QByteArrayView name) const;
    //! However its characters are escaped.
    bool hasQueryNameTwice() const;
    //! The token of "Authorization: Bearer …"; empty when there is none.
    QByteArray bearerToken() const;
};

//! An answer. The front adds Content-Length, Date, Connection, the security headers and the CORS headers; a header
//! given here replaces the security header of the same name (e.g. the content-security-policy of a page). Of a stream
//! that is seekable it gives the range that is asked for; etag and last-modified given here say whether it still is
//! one.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body = {};
    std::shared_ptr<HttpBody> stream = {}; //!< instead of `body`
    HttpHeaders headers = {};
};

//! How what the front itself refuses is said; `reason` is for people. Pure: called on every loop.
using Refusal = std::function<HttpResponse(int status, QLatin1String reason)>;

HttpResponse jsonResponse(QByteArray json, int status = 200);
//! {"error": …} with the registry's status, or another one; adds Retry-After where the error says how long to wait.
HttpResponse errorResponse(const Error &error, int status = 0);

} // namespace confab::gateway
