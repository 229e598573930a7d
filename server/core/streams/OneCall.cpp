// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OneCall.h"

namespace confab::core {

OneCall::OneCall(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits,
                 const PlacedAnswer &placed)
    : m_ask(placed.ask)
    , m_question(placed.question)
    , m_needs{ports, settings, limits, m_ask, m_question, placed.answer.stream->id}
{
}

std::unique_ptr<AnswerStep> OneCall::next(const AnswerSoFar &soFar, StepListener &listener)
{
    if (soFar.last)
        return nullptr;
    return std::make_unique<CallStep>(m_needs, soFar.tokensLeft, listener);
}

} // namespace confab::core
