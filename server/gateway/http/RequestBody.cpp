// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RequestBody.h"

#include "HttpFront.h"

namespace confab::gateway {

RequestBody::RequestBody(HttpFront &front, quint64 connection, quint32 request, std::optional<qint64> size)
    : m_front(&front)
    , m_connection(connection)
    , m_request(request)
    , m_size(size)
{
}

void RequestBody::read(Piece piece)
{
    if (m_front)
        m_front->readRequest(m_connection, m_request, std::move(piece));
}

} // namespace confab::gateway
