// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsBacklog.h"

#include "gateway/http/ClientSocket.h"

#include <algorithm>

namespace confab::gateway {

namespace {
constexpr qsizetype kRecordBytes = 16 * 1024; // as much as TLS puts under one seal
} // namespace

TlsBacklog::TlsBacklog(ClientSocket &socket)
    : m_socket(socket)
{
}

void TlsBacklog::append(const QByteArray &frames)
{
    m_frames.append(frames);
    m_bytes += frames.size();
}

void TlsBacklog::send()
{
    if (std::exchange(m_isSending, true))
        return; // the writing below has come here by a signal
    while (m_bytes > 0 && m_socket.unsentBytes() == 0)
        m_socket.write(takeRecord());
    m_isSending = false;
}

QByteArray TlsBacklog::takeRecord()
{
    QByteArray record;
    while (!m_frames.isEmpty() && record.size() < kRecordBytes) {
        const QByteArray &first = m_frames.constFirst();
        const qsizetype size = std::min(first.size() - m_taken, kRecordBytes - record.size());
        if (record.isEmpty() && size == first.size())
            record = first;
        else
            record.append(QByteArrayView(first).sliced(m_taken, size));
        m_taken += size;
        if (m_taken < first.size())
            break;
        m_frames.removeFirst();
        m_taken = 0;
    }
    m_bytes -= record.size();
    if (m_frames.isEmpty())
        m_frames = {};
    return record;
}

} // namespace confab::gateway
