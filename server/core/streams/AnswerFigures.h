// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

#include <optional>

namespace confab::core {

//! What one answer has taken, all its steps together: tokens, time, chunks. Tokens are as the provider counts them, for
//! each step where it does, else as they were counted here. Pure; times are of a monotonic clock.
class AnswerFigures
{
public:
    void begin(qint64 nowMs) { m_beganAt = nowMs; }
    //! What was reported so far was of the steps before.
    void beginStep();
    void countTokens(int tokens);
    //! Of this step so far; replaces what was reported of it before.
    void report(const ProviderUsage &usage) { m_usage = usage; }
    void countChunk() { ++m_chunks; }
    //! The first one alone counts.
    void noteText(qint64 nowMs);
    void close(qint64 nowMs) { m_closedAt = nowMs; }

    //! 0 before it began.
    qint64 durationMs(qint64 nowMs) const;
    //! Here, and nowhere else.
    int countedTokens() const { return m_counted; }
    int generatedTokens() const;
    //! What is counted here; the rest is left as it is by default.
    StreamMetrics metrics(qint64 nowMs) const;

private:
    int promptTokens() const;
    int retries() const { return m_retriesBefore + m_usage.retries; }

    int m_counted = 0;
    int m_countedInStep = 0;
    ProviderUsage m_usage; //!< of this step
    int m_generatedBefore = 0;
    int m_promptBefore = 0;
    int m_retriesBefore = 0;
    int m_chunks = 0;
    std::optional<qint64> m_beganAt;
    std::optional<qint64> m_firstTextAt;
    std::optional<qint64> m_closedAt;
};

} // namespace confab::core
