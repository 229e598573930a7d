// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "core/ports/RoomStore.h"
#include "core/ports/StreamStore.h"

#include <functional>
#include <memory>

namespace confab::support {

//! The stores of a server, all on one state, whatever keeps it. Needs a QCoreApplication: answers come from its loop.
class Stores
{
public:
    virtual ~Stores() = default;

    virtual core::RoomStore &rooms() = 0;
    virtual core::MessageStore &messages() = 0;
    virtual core::LogStore &log() = 0;
    virtual core::CursorStore &cursors() = 0;
    virtual core::StreamStore &streams() = 0;
    //! What a restart of the server does to them. They may be new objects then.
    virtual void restart() = 0;

    //! Runs the event loop until `submit`, given a reply, was answered.
    //! wait<Room>([&](auto reply) { stores.rooms().create(room, reply); })
    template <class T, class Submit>
    static Result<T> wait(Submit &&submit)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        submit(Reply<T>([answer](Result<T> result) { answer->emplace(std::move(result)); }));
        spinUntil([answer] { return answer->has_value(); });
        return answer->value_or(Error{ErrorCode::Internal, QStringLiteral("not answered in time")});
    }

private:
    static void spinUntil(const std::function<bool()> &isDone);
};

} // namespace confab::support
