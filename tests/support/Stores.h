// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Stores.h"
#include "Heard.h"

#include <functional>
#include <memory>

namespace confab::support {

//! The stores of a server, whatever keeps them, open. Needs a QCoreApplication: answers come from its loop.
class Stores : public core::Stores
{
public:
    //! What a restart of the server does to them. They may be new objects then.
    virtual void restart() = 0;

    //! Runs the event loop until `submit`, given a reply, was answered.
    //! wait<Room>([&](auto reply) { stores.rooms().create(room, reply); })
    template <class T, class Submit>
    static Result<T> wait(Submit &&submit)
    {
        const core::Life life;
        std::optional<Result<T>> answer;
        submit(Asked<T>{life, answer});
        spinUntil([&answer] { return answer.has_value(); });
        return answer.value_or(Error{ErrorCode::Internal, QStringLiteral("not answered in time")});
    }

private:
    static void spinUntil(const std::function<bool()> &isDone);
};

} // namespace confab::support
