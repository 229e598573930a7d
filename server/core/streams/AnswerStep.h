// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

namespace confab::core {

//! How a step of an answer has ended, and the answer with it unless another step follows.
struct StepEnd
{
    StreamState state = StreamState::Done;
    QString reason = {};
    std::optional<Finish> finish = {}; //!< as the provider said
    ProviderVerdict verdict = ProviderVerdict::Unknown;
    bool isLasting = false; //!< a failure that the next answer would share
};

//! The answer that a step belongs to. Hears on the room thread, never from inside AnswerStep::start(), and nothing
//! after the step's end.
class StepListener
{
public:
    virtual ~StepListener() = default;
    //! More of the text, or of what the model thinks, and how many tokens that is.
    virtual void onText(const QString &text, int tokens) = 0;
    virtual void onThought(const QString &text, int tokens) = 0;
    virtual void onUsage(const ProviderUsage &usage) = 0;
    //! Once and last. The step may be destroyed from here.
    virtual void onStepEnded(const StepEnd &end) = 0;
};

//! One step on the way to an answer, such as a call of the model. Destroying it calls it off.
class AnswerStep
{
public:
    virtual ~AnswerStep() = default;
    virtual void start() = 0;
    //! What time brings. It may end the step.
    virtual void tick() {}
};

} // namespace confab::core
