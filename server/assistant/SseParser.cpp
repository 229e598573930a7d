// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SseParser.h"

namespace confab::assistant {

namespace {
constexpr QByteArrayView kByteOrderMark = "\xef\xbb\xbf";
}

SseParser::SseParser(qsizetype maxEventBytes)
    : m_maxEventBytes(maxEventBytes)
{
}

bool SseParser::feed(QByteArrayView bytes, QList<SseEvent> &events)
{
    for (const char byte : bytes) {
        if (m_tooLarge)
            return false;
        // The LF of a CRLF, which may come in the next packet.
        if (std::exchange(m_afterCr, false) && byte == '\n')
            continue;
        if (byte == '\r' || byte == '\n') {
            m_afterCr = byte == '\r';
            endLine(events);
            continue;
        }
        if (m_line.size() + m_data.size() >= m_maxEventBytes) {
            m_tooLarge = true;
            return false;
        }
        m_line.append(byte);
    }
    return !m_tooLarge;
}

void SseParser::finish(QList<SseEvent> &events)
{
    if (m_tooLarge)
        return;
    if (!m_line.isEmpty())
        endLine(events);
    dispatch(events);
}

void SseParser::endLine(QList<SseEvent> &events)
{
    const QByteArray line = std::exchange(m_line, {});
    QByteArrayView text = line;
    if (std::exchange(m_first, false) && text.startsWith(kByteOrderMark))
        text = text.sliced(kByteOrderMark.size());
    if (text.isEmpty())
        return dispatch(events);
    const qsizetype colon = text.indexOf(':');
    if (colon == 0) {
        ++m_comments;
        return;
    }
    const QByteArrayView field = colon < 0 ? text : text.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : text.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    const bool isError = field == QByteArrayView("error");
    if (isError)
        m_type = "error";
    if (isError || field == QByteArrayView("data")) {
        if (m_hasData)
            m_data.append('\n');
        m_data.append(value.toByteArray());
        m_hasData = true;
    } else if (field == QByteArrayView("event")) {
        m_type = value.toByteArray();
    }
}

void SseParser::dispatch(QList<SseEvent> &events)
{
    if (m_hasData)
        events.append({m_type, m_data});
    m_type.clear();
    m_data.clear();
    m_hasData = false;
}

} // namespace confab::assistant
