// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StartSequence.h"

namespace confab::host {

StartSequence::StartSequence(std::vector<Step> steps, std::function<void(StartStep)> done)
    : m_steps(std::move(steps))
    , m_done(std::move(done))
{
}

void StartSequence::run(core::Reply<Done> reply)
{
    m_reply = std::move(reply);
    next();
}

void StartSequence::next()
{
    if (m_next == m_steps.size())
        return end(Done{});
    const Step &step = m_steps[m_next++];
    step.run({m_life, [this, name = step.name](const Result<> &result) {
                  if (!result)
                      return end(result.error());
                  m_done(name);
                  if (!m_life.isOver())
                      next();
              }});
}

void StartSequence::callOff(const Error &why)
{
    if (!m_life.isOver())
        end(why);
}

void StartSequence::end(const Result<> &result)
{
    m_life.end();
    m_reply(result);
}

} // namespace confab::host
