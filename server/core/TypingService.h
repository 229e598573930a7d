// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/Clock.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Result.h"

namespace confab::core {

//! Who is typing where. It ends with a stop, a message, a disconnect, or six seconds without a repeat. Room thread.
class TypingService
{
public:
    TypingService(const RoomDirectory &directory, Bus &bus, const Clock &clock);

    Result<> start(const Actor &actor, const command::TypingStart &command);
    Result<> stop(const Actor &actor, const command::TypingStop &command);
    void disconnected(const Actor &actor);
    //! To be called about four times a second: ends what was not repeated.
    void tick();

private:
    struct Key
    {
        RoomId room = {};
        UserId user = {};
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept { return qHashMulti(seed, key.room, key.user); }
    };
    struct Entry
    {
        User user = {};
        std::optional<MessageId> thread = {};
        std::optional<ConnectionId> connection = {};
        qint64 until = 0;
    };
    void publishStop(RoomId room, const Entry &entry);

    const RoomDirectory &m_directory;
    Bus &m_bus;
    const Clock &m_clock;
    QHash<Key, Entry> m_typing;
};

} // namespace confab::core
