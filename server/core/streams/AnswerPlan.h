// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerParts.h"
#include "core/streams/AnswerStep.h"

#include <functional>
#include <memory>

namespace confab::core {

struct PlacedAnswer;

//! How far an answer has come when its next step is chosen.
struct AnswerSoFar
{
    std::optional<StepEnd> last; //!< how the step before has ended; none: this is the first one
    const AnswerParts &parts;
    std::optional<int> tokensLeft; //!< that may still be generated; none: as many as the provider allows
};

//! Who decides on the steps of one answer. Room thread.
class AnswerPlan
{
public:
    virtual ~AnswerPlan() = default;
    //! Asked for the first step, and again whenever one has ended, well or not. Null: nothing follows, and the answer
    //! ends as its last step did. What bounds an answer (its length, time and tokens) bounds all steps together,
    //! whatever the plan. The listener and the plan outlive the step.
    virtual std::unique_ptr<AnswerStep> next(const AnswerSoFar &soFar, StepListener &listener) = 0;
};

using MakePlan = std::function<std::unique_ptr<AnswerPlan>(const PlacedAnswer &placed)>;

} // namespace confab::core
