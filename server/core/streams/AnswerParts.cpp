// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerParts.h"

#include <algorithm>

namespace confab::core {

AnswerParts::AnswerParts(int chunkMs, const Limits &limits)
    : m_text(chunkMs, limits.answerBytes)
    , m_reasoning(chunkMs, limits.reasoningBytes)
{
}

bool AnswerParts::addText(QStringView text, qint64 nowMs)
{
    if (!text.isEmpty())
        m_reasoning.pause(nowMs);
    return m_text.append(text);
}

void AnswerParts::clear()
{
    m_text.clear();
    m_reasoning.clear();
}

std::optional<TextChunk> AnswerParts::take(int part, qint64 nowMs)
{
    return part == kReasoning ? m_reasoning.take(nowMs) : m_text.take(nowMs);
}

std::optional<TextChunk> AnswerParts::takeRest(int part)
{
    return part == kReasoning ? m_reasoning.takeRest() : m_text.takeRest();
}

reply::StreamText AnswerParts::sentFrom(int part, int from, StreamState state) const
{
    const bool isReasoning = part == kReasoning;
    const int sent = isReasoning ? m_reasoning.sent() : m_text.sent();
    const QString &text = isReasoning ? m_reasoning.text() : m_text.text();
    qsizetype start = std::clamp(from, 0, sent);
    if (start > 0 && start < text.size() && text[start].isLowSurrogate())
        --start;
    return {part, int(start), text.sliced(start, sent - start), state};
}

qint64 AnswerParts::unsavedBytes() const
{
    return std::max(m_text.bytes() - m_savedText, m_reasoning.bytes() - m_savedReasoning);
}

void AnswerParts::markSaved()
{
    m_savedText = m_text.bytes();
    m_savedReasoning = m_reasoning.bytes();
}

} // namespace confab::core
