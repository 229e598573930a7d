// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ResponseWriter.h"

#include "ClientSocket.h"
#include "HttpFront.h"

#include <algorithm>

namespace confab::gateway {

ResponseWriter::ResponseWriter(HttpFront &front, ClientSocket &socket, Asking asking)
    : m_front(front)
    , m_socket(socket)
    , m_asking(std::move(asking))
{
}

void ResponseWriter::begin(ResponsePlan plan)
{
    m_body = std::move(plan.stream);
    m_from = plan.from;
    m_left = plan.length;
    m_isChunked = plan.isChunked;
    m_isFetching = m_isCut = false;
    m_hasEnded = !plan.sendsStream || m_left == 0;
    m_ready = std::move(plan.body);
    // In one packet with the head, where it fits.
    m_readyWritten = std::min<qsizetype>(m_ready.size(), HttpBody::kPieceBytes);
    m_written = m_readyWritten;
    m_socket.write(plan.head + m_ready.first(m_readyWritten));
}

void ResponseWriter::give(const Result<QByteArray> &piece)
{
    m_isFetching = false;
    m_readyWritten = 0;
    m_ready = piece ? *piece : QByteArray();
    if (m_ready.isEmpty()) {
        m_hasEnded = true;
        m_isCut = !piece || (m_left && *m_left > 0);
        if (m_isChunked && !m_isCut)
            m_ready = "0\r\n\r\n";
    } else if (m_left) {
        m_ready.truncate(std::min<qint64>(m_ready.size(), *m_left));
        *m_left -= m_ready.size();
        m_hasEnded = *m_left == 0;
    } else if (m_isChunked) {
        m_ready = QByteArray::number(m_ready.size(), 16) + "\r\n" + m_ready + "\r\n";
    }
}

void ResponseWriter::release()
{
    m_ready = {};
    if (m_body)
        m_front.release(std::exchange(m_body, {}));
}

ResponseWriter::State ResponseWriter::pump()
{
    if (m_isCut)
        return State::Cut;
    if (m_isPumping) // flush() comes here, by the signal that it emits
        return State::Writing;
    m_isPumping = true;
    while (m_socket.isConnected()) {
        if (m_socket.unsentBytes() == 0) {
            if (m_readyWritten == m_ready.size())
                break;
            writeReady();
        }
        if (m_socket.unsentBytes() > 0 && !m_socket.flush())
            break; // bytesWritten() comes when it has room
    }
    m_isPumping = false;
    if (!m_socket.isConnected() || m_socket.unsentBytes() > 0 || m_readyWritten < m_ready.size())
        return State::Writing;
    m_ready = {};
    m_readyWritten = 0;
    if (m_hasEnded)
        return State::Done;
    if (!std::exchange(m_isFetching, true))
        m_front.readAnswer(m_body, std::exchange(m_from, {}), m_asking());
    return State::Fetching;
}

void ResponseWriter::writeReady()
{
    const qsizetype size = std::min<qsizetype>(m_ready.size() - m_readyWritten, HttpBody::kPieceBytes);
    m_socket.write(m_readyWritten == 0 && size == m_ready.size() ? m_ready : m_ready.sliced(m_readyWritten, size));
    m_readyWritten += size;
    m_written += size;
}

} // namespace confab::gateway
