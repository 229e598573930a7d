// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "StartStep.h"

#include <functional>
#include <vector>

namespace confab::host {

//! Steps one after the other, each begun with the reply of the one before, until one fails or all is called off. One
//! thread.
class StartSequence
{
public:
    struct Step
    {
        StartStep name;
        std::function<void(core::Reply<Done>)> run;
    };

    //! `done` is told of each step that has succeeded; it may call off what follows.
    StartSequence(std::vector<Step> steps, std::function<void(StartStep)> done);

    //! Answered once: when all is done, by the first failure, or by callOff().
    void run(core::Reply<Done> reply);
    //! Begins no further step, and takes no reply of the present one.
    void callOff(const Error &why);

private:
    void next();
    void end(const Result<> &result);

    std::vector<Step> m_steps;
    std::function<void(StartStep)> m_done;
    size_t m_next = 0;
    core::Reply<Done> m_reply;
    core::Life m_life; //!< ends with it: what is left of the present step must not come back
};

} // namespace confab::host
