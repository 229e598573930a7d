// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ErrorCode.h"
#include "protocol/Types.h"

namespace confab::client {

//! One message that waits to be sent. `clientId` is made when the user presses send and kept for life.
struct OutboxEntry
{
    enum class State { Queued, Failed };

    QString clientId = {};
    RoomId room = {};
    QString content = {};
    std::optional<MessageId> replyTo = {};
    std::optional<MessageId> thread = {};
    Timestamp createdAt = 0;
    State state = State::Queued;
    std::optional<Error> error = {}; //!< of a failed one

    friend bool operator==(const OutboxEntry &, const OutboxEntry &) = default;
};

} // namespace confab::client
