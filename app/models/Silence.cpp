// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Silence.h"

#include "client/Workspace.h"
#include "Times.h"

#include <QCoreApplication>
#include <QDateTime>

namespace confab::models {

QString silenceIn(client::Workspace &workspace, RoomId room)
{
    constexpr Timestamp kYear = 365LL * 24 * 60 * 60 * 1'000;
    const client::KnownRoom *entry = workspace.rooms().find(room);
    if (entry && entry->room.archived)
        return QCoreApplication::translate("Silence", "This room is archived. You can read it, but nobody can write.");
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    const auto self = workspace.members().find(room, workspace.self().id);
    const Timestamp until = self ? self->mutedUntil.value_or(0) : 0;
    if (until <= now)
        return {};
    if (until > now + kYear)
        return QCoreApplication::translate("Silence", "You are muted here");
    return QCoreApplication::translate("Silence", "You are muted here until %1")
        .arg(times::coming(until, QDate::currentDate()));
}

} // namespace confab::models
