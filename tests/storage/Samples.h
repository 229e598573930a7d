// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/FakeClock.h"
#include "support/Heard.h"
#include "support/TempStorage.h"

namespace confab::storage::samples {

using namespace Qt::StringLiterals;

using core::MessageChange;
using core::NewMessage;
using support::FakeClock;
using support::heard;
using support::Stores;
using support::TempStorage;

inline User user(const QString &name, UserKind kind = UserKind::Person)
{
    return {UserId::make(), name, kind};
}

inline core::StoredRoom roomOf(const QString &name, const QList<User> &users, RoomKind kind = RoomKind::Public)
{
    core::StoredRoom stored;
    stored.room = {.id = RoomId::make(),
                   .name = name,
                   .kind = kind,
                   .epoch = Epoch::make(),
                   .createdAt = FakeClock::kStart,
                   .createdBy = users.isEmpty() ? UserId{} : users.first().id};
    for (const User &each : users)
        stored.members += Member{each, stored.members.isEmpty() ? Role::Owner : Role::Member, FakeClock::kStart};
    return stored;
}

inline Result<Room> create(Stores &storage, const core::StoredRoom &room)
{
    return storage.wait<Room>([&](auto reply) { storage.rooms().create(room, reply); });
}

inline NewMessage message(RoomId room, const User &author, const QString &content, const QString &clientId = {})
{
    return {.id = MessageId::make(),
            .room = room,
            .author = author,
            .clientId = clientId,
            .content = content,
            .createdAt = FakeClock::kStart};
}

inline NewMessage answer(RoomId room, const User &agent, const User &asker)
{
    NewMessage made = message(room, agent, {});
    made.stream = MessageStream{StreamId::make(), agent.id, StreamState::Queued, QStringLiteral("scripted"), {}};
    made.stream->askedBy = asker.id;
    return made;
}

inline Result<MessageChange> append(Stores &storage, const NewMessage &message)
{
    return storage.wait<MessageChange>([&](auto reply) { storage.messages().append(message, reply); });
}

//! `of` is a message, or the new one that it was made of.
template <class M>
Result<MessageChange> edit(Stores &storage, const M &of, const QString &content, const QString &clientId = {},
                           const QList<UserId> &mentions = {})
{
    const core::NewContent what{of.room, of.id, content, mentions, clientId, FakeClock::kStart + 1};
    return storage.wait<MessageChange>([&](auto reply) { storage.messages().edit(what, reply); });
}

template <class M>
Result<MessageChange> erase(Stores &storage, const M &of)
{
    return storage.wait<MessageChange>(
        [&](auto reply) { storage.messages().erase(of.room, of.id, FakeClock::kStart + 2, {}, reply); });
}

inline Result<MessageChange> finish(Stores &storage, const NewMessage &asked, const QString &text,
                                    StreamState state = StreamState::Done)
{
    return storage.wait<MessageChange>([&](auto reply) {
        core::StreamEnd end{.room = asked.room, .stream = asked.stream->id, .state = state, .text = text};
        end.reason = QStringLiteral("because");
        end.metrics = {.stream = end.stream, .totalTokens = 7};
        end.at = FakeClock::kStart + 3;
        storage.streams().finish(end, reply);
    });
}

inline Result<Message> get(Stores &storage, MessageId id)
{
    return storage.wait<Message>([&](auto reply) { storage.messages().get(id, reply); });
}

inline Result<reply::Messages> page(Stores &storage, const core::PageRequest &request, int maxBytes = 1 << 20)
{
    return storage.wait<reply::Messages>([&](auto reply) { storage.messages().page(request, maxBytes, reply); });
}

inline Result<core::LogPage> since(Stores &storage, RoomId room, qint64 ev, int limit = 1'000, int maxBytes = 1 << 20)
{
    return storage.wait<core::LogPage>([&](auto reply) { storage.log().since(room, ev, limit, maxBytes, reply); });
}

inline core::RoomStanding standing(Stores &storage, UserId user, RoomId room)
{
    const auto found =
        storage.wait<QList<core::RoomStanding>>([&](auto reply) { storage.log().standings(user, {room}, reply); });
    return found && !found->isEmpty() ? found->first() : core::RoomStanding{};
}

inline Result<qint64> advance(Stores &storage, core::CursorKind kind, RoomId room, UserId user, qint64 seq)
{
    return storage.wait<qint64>([&](auto reply) { storage.cursors().advance(kind, room, user, seq, reply); });
}

inline QList<core::StoredRoom> loadAll(Stores &storage)
{
    const auto rooms = storage.wait<QList<core::StoredRoom>>([&](auto reply) { storage.rooms().loadAll(reply); });
    return rooms ? *rooms : QList<core::StoredRoom>{};
}

inline core::StoredAgent agentOf(const QString &key, const QString &name)
{
    return {.user = {{}, name, UserKind::Agent},
            .configKey = key,
            .provider = u"cloud"_s,
            .model = u"big-1"_s,
            .prompt = u"You help."_s,
            .temperature = 0.5,
            .maxTokens = 800,
            .contextMessages = 20};
}

inline Result<core::StoredAssistants> configure(Stores &storage, const QList<core::StoredAgent> &agents)
{
    const core::StoredAssistants configured{
        {{u"cloud"_s, u"chat-completions"_s, u"https://a.example/v1"_s, {u"big-1"_s}}}, agents};
    return storage.wait<core::StoredAssistants>(
        [&](auto reply) { storage.agents().configure(configured, FakeClock::kStart, reply); });
}

inline QString integrity(TempStorage &storage)
{
    const auto found = storage.wait<QString>([&](auto reply) { storage.engine().integrityCheck(reply); });
    return found ? *found : found.error().text();
}

//! Whether the numbers of these events are first, first + 1, …
inline bool isDense(const QList<EventFrame> &events, qint64 first = 1)
{
    for (const EventFrame &event : events) {
        if (event.ev != first++)
            return false;
    }
    return true;
}

} // namespace confab::storage::samples
