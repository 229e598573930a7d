// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StartSequence.h"

namespace confab::host {

StartSequence::StartSequence(std::vector<Step> steps, std::function<void(StartStep)> done)
    : m_steps(std::move(steps))
    , m_done(std::move(done))
    , m_running(std::make_shared<int>(0))
{
}

void StartSequence::run(Reply<Done> reply)
{
    m_reply = std::move(reply);
    next();
}

void StartSequence::next()
{
    if (m_next == m_steps.size())
        return end(Done{});
    const Step &step = m_steps[m_next++];
    step.run([this, name = step.name, running = std::weak_ptr(m_running)](const Result<> &result) {
        if (running.expired())
            return;
        if (!result)
            return end(result.error());
        m_done(name);
        if (!running.expired())
            next();
    });
}

void StartSequence::callOff(const Error &why)
{
    if (m_running)
        end(why);
}

void StartSequence::end(const Result<> &result)
{
    m_running.reset();
    if (const Reply<Done> reply = std::exchange(m_reply, {}))
        reply(result);
}

} // namespace confab::host
