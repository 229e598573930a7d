// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatTokens.h"

namespace confab::compat::chatapp {

namespace {

// Of one UTF-16 unit in a JSON string; a half of a surrogate pair counts as half of its four bytes.
qsizetype bytesOf(QChar unit)
{
    const char16_t code = unit.unicode();
    if (code == u'"' || code == u'\\' || code == u'\n' || code == u'\t' || code == u'\r' || code == u'\b' ||
        code == u'\f')
        return 2;
    if (code < 0x20)
        return 6;
    if (code < 0x80)
        return 1;
    return code < 0x800 || unit.isSurrogate() ? 2 : 3;
}

} // namespace

QStringList piecesOf(QStringView text, qsizetype bytes)
{
    QStringList pieces;
    qsizetype begin = 0;
    qsizetype taken = 0;
    for (qsizetype at = 0; at < text.size();) {
        const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size();
        const qsizetype size = isPair ? 4 : bytesOf(text[at]);
        if (taken + size > bytes && at > begin) {
            pieces.append(text.sliced(begin, at - begin).toString());
            begin = at;
            taken = 0;
        }
        taken += size;
        at += isPair ? 2 : 1;
    }
    if (begin < text.size())
        pieces.append(text.sliced(begin).toString());
    return pieces;
}

void ChatTokens::add(qsizetype from, const QString &text)
{
    const qsizetype known = m_text.size() - from;
    if (known >= 0 && known < text.size())
        m_text += QStringView(text).sliced(known);
}

QStringList ChatTokens::take(qint64 now)
{
    if (m_sent == m_text.size() || now < m_dueAt)
        return {};
    m_dueAt = now + kPauseMs;
    return rest();
}

QStringList ChatTokens::finish(const QString &text)
{
    if (QStringView(text).startsWith(QStringView(m_text).left(m_sent)))
        m_text = text;
    return rest();
}

QStringList ChatTokens::rest()
{
    const QStringList pieces = piecesOf(QStringView(m_text).sliced(m_sent), kTokenBytes);
    m_sent = m_text.size();
    return pieces;
}

std::optional<qint64> ChatTokens::dueAt() const
{
    return m_sent < m_text.size() ? std::optional(m_dueAt) : std::nullopt;
}

} // namespace confab::compat::chatapp
