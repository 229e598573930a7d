// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ToolStage.h"

#include "core/streams/AnswerRows.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

namespace {

class ToolLoop final : public core::AnswerPlan
{
public:
    ToolLoop(ToolStage &stage, const core::PlacedAnswer &placed)
        : m_stage(stage)
        , m_placed(placed)
        , m_needs{stage.ownPorts, stage.settings,    stage.limits,
                  m_placed.ask,   m_placed.question, placed.answer.stream->id}
    {
    }

    std::unique_ptr<core::AnswerStep> next(const core::AnswerSoFar &soFar, core::StepListener &listener) override
    {
        m_stage.parts.append(soFar.parts.list());
        const bool isTool = soFar.last && soFar.last->finish == Finish::Tool;
        const bool hasResult = std::exchange(m_isInTool, isTool) && soFar.last->state == StreamState::Done;
        if (isTool)
            return std::make_unique<HandTool>(m_stage, listener);
        if (soFar.last && !hasResult)
            return nullptr;
        return std::make_unique<core::CallStep>(m_needs, soFar.tokensLeft, listener);
    }

private:
    ToolStage &m_stage;
    const core::PlacedAnswer m_placed;
    const core::CallStep::Needs m_needs;
    bool m_isInTool = false;
};

} // namespace

ToolStage::ToolStage(const core::StreamSettings &settings_, const Limits &limits_,
                     const core::RateLimiter::Options &rates)
    : StreamStage(settings_, limits_, rates)
    , ownPorts(ports())
    , settings(settings_)
    , limits(limits_)
{
    core::StreamPorts withTool = ports();
    withTool.makePlan = [this](const core::PlacedAnswer &placed) { return std::make_unique<ToolLoop>(*this, placed); };
    service = std::make_unique<core::StreamService>(withTool, settings, limits);
}

ToolStage::~ToolStage()
{
    service.reset();
}

StreamId ToolStage::askAgent(const core::Agent &agent, const QString &clientId)
{
    command::StreamRequest command;
    command.room = room;
    command.agent = agent.user.id;
    command.clientId = clientId;
    command.prompt = u"What time is it?"_s;
    request(ada, command);
    settle();
    return started.last() ? started.last()->stream : StreamId{};
}

void ToolStage::giveResult(const QString &text)
{
    tool->succeed(text);
    settle();
}

HandTool::HandTool(ToolStage &stage, core::StepListener &listener)
    : listener(listener)
    , m_stage(stage)
{
}

HandTool::~HandTool()
{
    if (m_stage.tool == this)
        m_stage.tool = nullptr;
}

void HandTool::start()
{
    m_stage.tool = this;
    ++m_stage.toolsBegun;
    listener.onToolCall({u"t1"_s, u"clock"_s, u"{}"_s});
    if (m_stage.onBegun)
        m_stage.onBegun(*this);
}

void HandTool::succeed(const QString &result)
{
    listener.onToolResult({u"t1"_s, result});
    listener.onStepEnded({});
}

void HandTool::fail(const QString &reason)
{
    listener.onToolResult({u"t1"_s, reason, true});
    listener.onStepEnded({StreamState::Failed, reason});
}

} // namespace confab::tests
