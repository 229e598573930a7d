// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerParts.h"

#include <algorithm>
#include <utility>

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
    grow(kText, m_text.text().size() - before);
    return fits;
}

void AnswerParts::addThought(QStringView text, qint64 nowMs)
{
    const qsizetype before = m_reasoning.text().size();
    m_reasoning.append(text, nowMs);
    grow(kReasoning, m_reasoning.text().size() - before);
}

void AnswerParts::add(const ToolCall &call, qint64 nowMs)
{
    m_reasoning.pause(nowMs);
    m_order.append(call);
}

void AnswerParts::add(const ToolResult &result, qint64 nowMs)
{
    m_reasoning.pause(nowMs);
    m_order.append(result);
}

void AnswerParts::grow(int part, qsizetype by)
{
    if (by == 0)
        return;
    Piece *last = m_order.isEmpty() ? nullptr : std::get_if<Piece>(&m_order.last());
    if (last && last->part == part)
        last->size += by;
    else
        m_order.append(Piece{part, by});
}

QList<AnswerPart> AnswerParts::list() const
{
    QList<AnswerPart> parts;
    qsizetype said = 0;
    qsizetype thought = 0;
    for (const auto &each : m_order) {
        if (const auto *piece = std::get_if<Piece>(&each); piece && piece->part == kText)
            parts.append(SaidText{m_text.text().sliced(std::exchange(said, said + piece->size), piece->size)});
        else if (piece)
            parts.append(ThoughtText{m_reasoning.text().sliced(std::exchange(thought, thought + piece->size), piece->size)});
        else if (const auto *call = std::get_if<ToolCall>(&each))
            parts.append(*call);
        else
            parts.append(std::get<ToolResult>(each));
    }
    return parts;
}

void AnswerParts::clear()
{
    m_order.clear();
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
