// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLosses.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

RoomLosses::RoomLosses(Workspace &workspace)
    : m_workspace(workspace)
{
}

void RoomLosses::removed(RoomId room, const event::UserLeft &event)
{
    const KnownRoom *known = m_workspace.rooms().find(room);
    if (!known || known->room.name.isEmpty())
        return;
    RoomLoss loss{.room = room, .name = known->room.name, .why = RoomLoss::Why::Removed, .reason = event.reason};
    if (const auto by = m_workspace.members().find(room, event.by.value_or(UserId())))
        loss.by = by->user.name;
    ask(loss, known->room.kind == RoomKind::Public);
}

void RoomLosses::deleted(RoomId room)
{
    const KnownRoom *known = m_workspace.rooms().find(room);
    if (!m_expected.remove(room) && known && !known->room.name.isEmpty())
        Q_EMIT told({.room = room, .name = known->room.name, .why = RoomLoss::Why::Deleted});
}

void RoomLosses::missed(const QList<RoomId> &rooms)
{
    QList<Room> lost;
    for (const RoomId room : rooms) {
        const KnownRoom *known = m_workspace.rooms().find(room);
        if (!m_expected.remove(room) && known && !known->room.name.isEmpty())
            lost += known->room;
    }
    if (lost.size() > kMostTold) {
        Q_EMIT toldMany(int(lost.size()));
        return;
    }
    for (const Room &room : std::as_const(lost))
        ask({.room = room.id, .name = room.name, .why = RoomLoss::Why::Out}, room.kind == RoomKind::Public);
}

//! No event tells a ban, nor what happened while the user was away. A public room may be read by everybody but who is
//! banned; one of which nothing is to be seen was deleted, or is private.
void RoomLosses::ask(const RoomLoss &loss, bool wasPublic)
{
    const auto onAnswer = [this, loss, wasPublic](const Result<reply::RoomDetail> &detail) {
        RoomLoss known = loss;
        if (!detail && detail.error().code == ErrorCode::Forbidden)
            known.why = RoomLoss::Why::Banned;
        else if (!detail && detail.error().code == ErrorCode::NotFound && loss.why == RoomLoss::Why::Out)
            known.why = wasPublic ? RoomLoss::Why::Deleted : RoomLoss::Why::Gone;
        // He may have come back before the answer.
        if (!m_workspace.rooms().contains(loss.room))
            Q_EMIT told(known);
    };
    m_workspace.connection().request(command::RoomGet{loss.room}, guarded(this, onAnswer));
}

} // namespace confab::client
