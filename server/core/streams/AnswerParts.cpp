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
    const qsizetype before = m_text.text().size();
    const bool fits = m_text.append(text);
    grow<SaidText>(m_text.text(), before);
    return fits;
}

void AnswerParts::addThought(QStringView text, qint64 nowMs)
{
    const qsizetype before = m_reasoning.text().size();
    m_reasoning.append(text, nowMs);
    grow<ThoughtText>(m_reasoning.text(), before);
}

void AnswerParts::add(const ToolCall &call, qint64 nowMs)
{
    m_reasoning.pause(nowMs);
    m_list.append(call);
}

void AnswerParts::add(const ToolResult &result, qint64 nowMs)
{
    m_reasoning.pause(nowMs);
    m_list.append(result);
}

template <class Part>
void AnswerParts::grow(const QString &whole, qsizetype from)
{
    if (whole.size() == from)
        return;
    if (m_list.isEmpty() || !std::holds_alternative<Part>(m_list.constLast()))
        m_list.append(Part{});
    std::get<Part>(m_list.last()).text += QStringView(whole).sliced(from);
}

void AnswerParts::clear()
{
    m_list.clear();
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
