// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerPlan.h"
#include "core/streams/AnswerRows.h"
#include "core/streams/CallStep.h"

namespace confab::core {

//! The plan of an answer that is one call of the model.
class OneCall final : public AnswerPlan
{
public:
    //! The first three outlive this.
    OneCall(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits, const PlacedAnswer &placed);
    Q_DISABLE_COPY_MOVE(OneCall)

    std::unique_ptr<AnswerStep> next(const AnswerSoFar &soFar, StepListener &listener) override;

private:
    const Ask m_ask;
    const Question m_question;
    const CallStep::Needs m_needs;
};

} // namespace confab::core
