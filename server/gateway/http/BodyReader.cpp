// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BodyReader.h"

#include "ClientSocket.h"

namespace confab::gateway {

namespace {
constexpr qsizetype kPeekBytes = 16 * 1024;
}

BodyReader::BodyReader(ClientSocket &socket, qint64 limit)
    : m_socket(socket)
    , m_parser(limit)
{
}

bool BodyReader::begin(qint64 headBytes)
{
    qsizetype consumed = 0;
    m_state = m_parser.feed(m_socket.read(headBytes), &consumed);
    return m_state == State::NeedsMore && consumed == headBytes;
}

BodyReader::State BodyReader::read(qint64 most)
{
    // Fewer at once could be less than one line of a chunk, which is read whole or not at all.
    while (m_state == State::NeedsMore && (m_parser.bodySize() == 0 || m_parser.bodySize() + kPeekBytes <= most)) {
        const QByteArray bytes = m_socket.peek(kPeekBytes);
        if (bytes.isEmpty())
            break;
        qsizetype consumed = 0;
        m_state = m_parser.feed(bytes, &consumed);
        m_socket.skip(consumed);
        if (m_state == State::NeedsMore && consumed == 0) {
            if (bytes.size() >= kPeekBytes)
                m_state = State::Malformed;
            break;
        }
    }
    return m_state;
}

} // namespace confab::gateway
