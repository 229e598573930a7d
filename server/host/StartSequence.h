// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <memory>
#include <vector>

namespace confab::host {

//! What a server does until it is ready, in this order.
enum class StartStep {
    Data,     //!< the folder is taken, the database open and its threads run
    Agents,   //!< known by their names
    Rooms,    //!< read
    Answers,  //!< those that a crash cut are ended
    Lobby,    //!< exists, with all agents in it
    Accounts, //!< logins are read
    Doors,    //!< it listens
};

//! Steps one after the other, each begun with the reply of the one before, until one fails or all is called off. One
//! thread.
class StartSequence
{
public:
    struct Step
    {
        StartStep name;
        std::function<void(Reply<Done>)> run;
    };

    //! `done` is told of each step that has succeeded; it may call off what follows.
    StartSequence(std::vector<Step> steps, std::function<void(StartStep)> done);

    //! Answered once: when all is done, by the first failure, or by callOff().
    void run(Reply<Done> reply);
    //! Begins no further step, and takes no reply of the present one.
    void callOff(const Error &why);

private:
    void next();
    void end(const Result<> &result);

    std::vector<Step> m_steps;
    std::function<void(StartStep)> m_done;
    size_t m_next = 0;
    Reply<Done> m_reply;
    std::shared_ptr<int> m_running; //!< empty when it has ended: what is left of it must not come back
};

} // namespace confab::host
