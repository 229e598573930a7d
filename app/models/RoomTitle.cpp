// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomTitle.h"

#include "client/Workspace.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

QList<User> othersIn(client::Workspace &workspace, RoomId room)
{
    QList<User> others;
    const QList<Member> members = workspace.members().of(room);
    for (const Member &member : members) {
        if (member.user.id != workspace.self().id)
            others.append(member.user);
    }
    std::ranges::sort(others, [](const User &a, const User &b) {
        const int names = QString::localeAwareCompare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    });
    return others;
}

QString titleOf(client::Workspace &workspace, const client::KnownRoom &room)
{
    if (room.room.kind != RoomKind::Direct)
        return room.room.name;
    QStringList names;
    for (const User &other : othersIn(workspace, room.room.id))
        names.append(other.name);
    if (!names.isEmpty())
        return names.join(u", "_s);
    return room.room.name.isEmpty() ? QCoreApplication::translate("RoomTitle", "Conversation") : room.room.name;
}

} // namespace confab::models
