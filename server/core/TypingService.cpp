// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TypingService.h"

namespace confab::core {

namespace {
constexpr qint64 kEndsAfterMs = 6'000;
}

TypingService::TypingService(const RoomDirectory &directory, Bus &bus, const Clock &clock)
    : m_directory(directory)
    , m_bus(bus)
    , m_clock(clock)
{
    // Who has sent is no longer typing: the message itself says so, and needs no stop beside it.
    bus.subscribe([this](const Publication &publication) {
        if (const auto *sent = std::get_if<event::MessageNew>(&publication.frame.event))
            m_typing.remove(Key{sent->message.room, sent->message.author.id});
    });
}

Result<> TypingService::start(const Actor &actor, const command::TypingStart &command)
{
    const rights::Standing self = m_directory.standing(command.room, actor);
    if (auto allowed = rights::mayPost(m_directory.room(command.room), self); !allowed)
        return allowed;
    m_typing.insert(Key{command.room, actor.userId()},
                    Entry{actor.user(), command.thread, actor.connection, m_clock.monotonicMs() + kEndsAfterMs});
    m_bus.publish(
        Publication{.frame = {command.room, 0, event::TypingStart{actor.userId(), actor.user().name, command.thread}},
                    .exceptFor = actor.connection,
                    .at = m_directory.newestOf(command.room)});
    return Done{};
}

Result<> TypingService::stop(const Actor &actor, const command::TypingStop &command)
{
    const rights::Standing self = m_directory.standing(command.room, actor);
    if (auto allowed = rights::mayPost(m_directory.room(command.room), self); !allowed)
        return allowed;
    const auto it = m_typing.constFind(Key{command.room, actor.userId()});
    if (it == m_typing.cend())
        return Done{};
    const Entry entry = *it;
    m_typing.erase(it);
    publishStop(command.room, entry);
    return Done{};
}

void TypingService::disconnected(const Actor &actor)
{
    for (auto it = m_typing.begin(); it != m_typing.end();) {
        if (it.key().user != actor.userId() || it->connection != actor.connection) {
            ++it;
            continue;
        }
        publishStop(it.key().room, *it);
        it = m_typing.erase(it);
    }
}

void TypingService::tick()
{
    const qint64 now = m_clock.monotonicMs();
    for (auto it = m_typing.begin(); it != m_typing.end();) {
        if (it->until > now) {
            ++it;
            continue;
        }
        publishStop(it.key().room, *it);
        it = m_typing.erase(it);
    }
}

void TypingService::publishStop(RoomId room, const Entry &entry)
{
    m_bus.publish(Publication{.frame = {room, 0, event::TypingStop{entry.user.id, entry.user.name, entry.thread}},
                              .exceptFor = entry.connection,
                              .at = m_directory.newestOf(room)});
}

} // namespace confab::core
