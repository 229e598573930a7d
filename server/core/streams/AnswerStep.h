// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"
#include "core/streams/AnswerPart.h"

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

//! The answer that a step belongs to. Told on the room thread, also from inside AnswerStep::start(), and nothing after
//! the step's end.
class StepListener
{
public:
    virtual ~StepListener() = default;
    //! More of the text, or of what the model thinks, and how many tokens that is.
    virtual void onText(const QString &text, int tokens) = 0;
    virtual void onThought(const QString &text, int tokens) = 0;
    virtual void onToolCall(const ToolCall &call) = 0;
    virtual void onToolResult(const ToolResult &result) = 0;
    //! Of this step so far.
    virtual void onUsage(const ProviderUsage &usage) = 0;
    //! Once and last.
    virtual void onStepEnded(const StepEnd &end) = 0;
};

//! One step on the way to an answer, such as a call of the model. Destroying it calls it off. That may happen inside
//! all that it tells its listener, but not while it is within start().
class AnswerStep
{
public:
    virtual ~AnswerStep() = default;
    //! What people see of the answer while the step has written nothing: Reading or Tool.
    virtual StreamState state() const = 0;
    virtual void start() = 0;
    //! What time brings. It may end the step.
    virtual void tick() {}
    //! What it shows of the provider that the answer's time ran out during this step.
    virtual ProviderVerdict verdictWhenLate() const { return ProviderVerdict::Unknown; }
};

} // namespace confab::core
