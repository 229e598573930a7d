// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsBacklog.h"

#include <QSslSocket>

#include <algorithm>

namespace confab::gateway {

namespace {
// Each costs 22 bytes on the wire and one call to the kernel; its size is what a connection that has once sent much
// goes on holding, twice.
constexpr qsizetype kRecordBytes = 8 * 1024;
} // namespace

TlsBacklog::TlsBacklog(QSslSocket &socket)
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
        return; // a flush below has come here by a signal
    while (m_bytes > 0 && m_socket.encryptedBytesToWrite() == 0 && m_socket.bytesToWrite() == 0) {
        if (m_socket.write(takeRecord()) < 0) {
            m_frames.clear();
            m_taken = 0;
            m_bytes = 0;
        }
        m_socket.flush();
    }
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
