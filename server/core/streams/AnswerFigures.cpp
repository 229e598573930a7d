// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerFigures.h"

#include <algorithm>

namespace confab::core {

void AnswerFigures::beginStep()
{
    m_generatedBefore = generatedTokens();
    m_promptBefore = promptTokens();
    m_retriesBefore = retries();
    m_countedInStep = 0;
    m_usage = {};
}

void AnswerFigures::countTokens(int tokens)
{
    m_counted += tokens;
    m_countedInStep += tokens;
}

void AnswerFigures::noteText(qint64 nowMs)
{
    if (!m_firstTextAt)
        m_firstTextAt = nowMs;
}

qint64 AnswerFigures::durationMs(qint64 nowMs) const
{
    return m_beganAt ? m_closedAt.value_or(nowMs) - *m_beganAt : 0;
}

int AnswerFigures::promptTokens() const
{
    return m_promptBefore + std::max(m_usage.promptTokens, 0);
}

int AnswerFigures::generatedTokens() const
{
    return m_generatedBefore + (m_usage.completionTokens >= 0 ? m_usage.completionTokens : m_countedInStep);
}

StreamMetrics AnswerFigures::metrics(qint64 nowMs) const
{
    StreamMetrics metrics;
    metrics.totalTokens = generatedTokens();
    metrics.promptTokens = promptTokens();
    metrics.chunks = m_chunks;
    metrics.retries = retries();
    metrics.durationMs = int(durationMs(nowMs));
    if (!m_beganAt || !m_firstTextAt)
        return metrics;
    metrics.firstTokenMs = int(*m_firstTextAt - *m_beganAt);
    if (const qint64 writingMs = durationMs(nowMs) - metrics.firstTokenMs; writingMs > 0)
        metrics.tokensPerSecond = 1000.0 * metrics.totalTokens / double(writingMs);
    return metrics;
}

} // namespace confab::core
