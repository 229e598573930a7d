// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/people/People.h"
#include "core/RoomDirectory.h"
#include "protocol/Limits.h"
#include "support/memory/MemoryStores.h"
#include "support/People.h"
#include "support/RecordingBus.h"

#include <QTest>

namespace confab::tests {

inline constexpr core::ConnectionId kDesk = 1;
inline constexpr core::ConnectionId kPhone = 2;

//! Ada's private room, with Bob, an admin, a guest and an agent in it; Eve, who is not; and a public room where only
//! Bob is. What services of rooms are made with, over stores in memory.
struct RoomStage
{
    RoomStage()
    {
        open(cellar);
        open(square);
    }

    //! All of them have accounts but Gus.
    void introduce(core::People &people) const
    {
        for (const User &user : {ada, bob, mod, gus, eve})
            people.put({.user = user, .guest = user.id == gus.id});
    }
    //! Makes a room that was there before.
    RoomId open(core::StoredRoom &room)
    {
        const auto made = wait<Room>([&](auto reply) { stores.rooms().create(room, reply); });
        room.room = made ? *made : Room{};
        directory.load(*wait<QList<core::StoredRoom>>([&](auto reply) { stores.rooms().loadAll(reply); }));
        return room.room.id;
    }
    template <class T, class Submit>
    static Result<T> wait(Submit &&submit)
    {
        return support::Stores::wait<T>(std::forward<Submit>(submit));
    }
    //! A message that was there before.
    Message say(const core::StoredRoom &room, const User &author, const QString &content = QStringLiteral("hello"),
                const core::NewMessage &more = {})
    {
        core::NewMessage message = more;
        message.id = MessageId::make();
        message.room = room.room.id;
        message.author = author;
        message.content = content;
        message.createdAt = clock.now();
        const auto change = wait<core::MessageChange>([&](auto reply) { stores.messages().append(message, reply); });
        bus.publish({.frame = {room.room.id, change->ev, event::MessageNew{change->message}}});
        bus.published.clear();
        return change->message;
    }
    //! An answer of the agent that was asked for by somebody, and has ended.
    Message answerFor(const User &asker)
    {
        core::NewMessage answer;
        answer.stream = MessageStream{.id = StreamId::make(), .agent = sage.id, .askedBy = asker.id};
        const Message made = say(cellar, sage, {}, answer);
        const core::StreamEnd end{.room = made.room, .stream = answer.stream->id, .text = QStringLiteral("Well.")};
        return wait<core::MessageChange>([&](auto reply) { stores.streams().finish(end, reply); })->message;
    }

    User ada = support::person(QStringLiteral("Ada"));
    User bob = support::person(QStringLiteral("Bob"));
    User mod = support::person(QStringLiteral("Moira"));
    User gus = support::person(QStringLiteral("Gus"));
    User eve = support::person(QStringLiteral("Eve"));
    User sage = support::agent(QStringLiteral("Sage"));
    core::StoredRoom cellar = support::roomOf({{ada, Role::Owner, 1},
                                               {bob, Role::Member, 2},
                                               {mod, Role::Admin, 3},
                                               {gus, Role::Guest, 4},
                                               {sage, Role::Member, 5}});
    core::StoredRoom square = support::roomOf({{bob, Role::Owner, 1}}, RoomKind::Public, QStringLiteral("Square"));
    support::FakeClock clock;
    support::MemoryStores stores;
    support::RecordingBus bus;
    core::RoomDirectory directory{bus};
    Limits limits;
};

} // namespace confab::tests
