// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/ports/RoomStore.h"
#include "FakeClock.h"

namespace confab::support {

inline User person(const QString &name)
{
    return {UserId::make(), name, UserKind::Person};
}

inline User agent(const QString &name)
{
    return {UserId::make(), name, UserKind::Agent};
}

//! Somebody with an account, through a connection or by REST.
inline core::Actor as(const User &user, std::optional<core::ConnectionId> connection = {})
{
    return {{.user = user}, connection};
}

//! A room of these members, as it is handed to a store or loaded into a directory.
inline core::StoredRoom roomOf(const QList<Member> &members, RoomKind kind = RoomKind::Private,
                               const QString &name = QStringLiteral("Cellar"))
{
    core::StoredRoom stored;
    stored.room = {.id = RoomId::make(),
                   .name = name,
                   .kind = kind,
                   .epoch = Epoch::make(),
                   .memberCount = int(members.size()),
                   .createdAt = FakeClock::kStart};
    stored.members = members;
    return stored;
}

//! One more than those to whom presence and cursors are pushed, the given ones among them.
inline QList<Member> crowd(const QList<User> &users, int size = 101)
{
    QList<Member> members;
    for (const User &user : users)
        members.append({user, Role::Member, FakeClock::kStart});
    while (members.size() < size)
        members.append({person(QStringLiteral("Person %1").arg(members.size())), Role::Member, FakeClock::kStart});
    return members;
}

} // namespace confab::support
