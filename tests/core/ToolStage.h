// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/CallStep.h"
#include "StreamStage.h"

namespace confab::tests {

class HandTool;

//! A room whose agents may use a tool: an answer is a call, then the tool and another call for as long as the model
//! asks for it. What the tool does, the test does.
struct ToolStage : StreamStage
{
    explicit ToolStage(const core::StreamSettings &settings = {}, const Limits &limits = {},
                       const core::RateLimiter::Options &rates = {.rates = {.stream = 0}});
    ~ToolStage();
    Q_DISABLE_COPY_MOVE(ToolStage)

    //! Asks this agent, settled.
    StreamId askAgent(const core::Agent &agent, const QString &clientId);
    //! The call ends, and the model wants the tool.
    void wantTool(int call) { finish(call, core::ProviderEnd{Finish::Tool, QStringLiteral("It asked for a tool.")}); }
    //! The tool gives this, and the next call begins.
    void giveResult(const QString &text);

    const core::StreamPorts ownPorts;
    const core::StreamSettings settings;
    const Limits limits;

    HandTool *tool = nullptr; //!< under way, or null
    int toolsBegun = 0;
    std::function<void(HandTool &tool)> onBegun; //!< called inside its start()

    QList<QList<core::AnswerPart>> parts; //!< as they were whenever the next step was chosen
};

//! A tool at work.
class HandTool final : public core::AnswerStep
{
public:
    HandTool(ToolStage &stage, core::StepListener &listener);
    ~HandTool() override;

    StreamState state() const override { return StreamState::Tool; }
    void start() override;
    //! Ends it, and may destroy it.
    void succeed(const QString &result);
    void fail(const QString &reason);

    core::StepListener &listener;

private:
    ToolStage &m_stage;
};

} // namespace confab::tests
