// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "HttpBody.h"

#include <QPointer>

namespace confab::gateway {

class HttpFront;

//! The body of a request that its handler reads in pieces, on the handler's thread: each is asked for at the
//! connection, which reads no further by itself.
//!
//! It may outlive its request, its connection and the front; reads are answered by errors then.
class RequestBody final : public HttpBody
{
public:
    RequestBody(HttpFront &front, quint64 connection, quint32 request, std::optional<qint64> size);

    std::optional<qint64> size() const override { return m_size; }
    //! TooLarge: more than the route takes. BadRequest: it is malformed. Unavailable: the request was answered
    //! meanwhile, or its connection is gone. Internal: the front is gone. What is too large or malformed the front has
    //! refused by itself, and what the handler answers then is dropped.
    void read(Piece piece) override;

private:
    QPointer<HttpFront> m_front; //!< not who asks but who is asked, whom a handler may outlive
    quint64 m_connection;
    quint32 m_request;
    std::optional<qint64> m_size;
};

} // namespace confab::gateway
