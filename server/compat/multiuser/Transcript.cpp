// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Transcript.h"

#include "MultiUserFrames.h"
#include "websocket/Frames.h"

namespace confab::compat::multiuser {

void Transcript::put(const Message &message, const QByteArray &entry)
{
    drop(message.seq);
    m_entries.emplace(message.seq, entry);
    m_bytes += entry.size() + 1;
    while (m_entries.size() > 1 && (m_bytes > kBytes || qsizetype(m_entries.size()) > kEntries))
        drop(m_entries.begin()->first);
}

void Transcript::replace(const Message &message, const QByteArray &entry)
{
    if (m_entries.contains(message.seq))
        put(message, entry);
}

void Transcript::remove(const Message &message)
{
    drop(message.seq);
}

void Transcript::clear()
{
    m_entries.clear();
    m_bytes = 0;
    m_frame.clear();
}

void Transcript::drop(qint64 seq)
{
    m_frame.clear();
    const auto it = m_entries.find(seq);
    if (it == m_entries.end())
        return;
    m_bytes -= it->second.size() + 1;
    m_entries.erase(it);
}

const QByteArray &Transcript::frame()
{
    if (m_frame.isEmpty()) {
        QList<QByteArray> entries;
        entries.reserve(qsizetype(m_entries.size()));
        for (const auto &[seq, entry] : m_entries)
            entries.append(entry);
        m_frame = websocket::textFrame(historyFrame(entries));
    }
    return m_frame;
}

} // namespace confab::compat::multiuser
