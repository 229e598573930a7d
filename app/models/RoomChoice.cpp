// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomChoice.h"

#include "client/Memberships.h"
#include "client/Workspace.h"
#include "CurrentRoom.h"
#include "RoomListModel.h"
#include "RoomVisits.h"

namespace confab::models {

RoomChoice::RoomChoice(RoomListModel &rooms, CurrentRoom &room, RoomVisits &visits)
    : m_rooms(rooms)
    , m_room(room)
    , m_visits(visits)
{
    connect(&rooms, &RoomListModel::currentIdChanged, this, &RoomChoice::show);
    connect(&room, &CurrentRoom::closeRequested, this, [this] { m_rooms.setCurrent({}); });
}

void RoomChoice::attach(client::Workspace *workspace, const QString &accountId)
{
    m_workspace = workspace;
    m_accountId = accountId;
    m_wanted = {};
    m_hasArrived = workspace && !workspace->rooms().ids().isEmpty();
    m_room.attach(nullptr, {});
    m_rooms.attach(workspace);
    if (workspace)
        m_rooms.setVisited(m_visits.all(accountId));
}

void RoomChoice::begin()
{
    if (!m_workspace)
        return;
    connect(&m_workspace->rooms(), &client::Rooms::added, this, [this](RoomId room) {
        if (room == m_wanted)
            return want(room);
        // With nothing in sight yet; a thousand that follow are one change of the list.
        if (m_hasArrived && (!m_rooms.current().isNull() || m_isClosed))
            return;
        m_rooms.refresh();
        arrive();
    });
    connect(&m_workspace->connection(), &client::Connection::stateChanged, this, [this] {
        if (m_workspace && m_workspace->connection().isLive())
            arrive();
    });
    connect(&m_workspace->memberships(), &client::Memberships::timelineClosed, this, [this](RoomId room) {
        if (room == m_rooms.current())
            m_rooms.setCurrent({});
    });
    openLast();
}

void RoomChoice::want(RoomId room)
{
    m_wanted = room;
    if (!m_workspace || !m_workspace->rooms().contains(room))
        return;
    m_wanted = {};
    m_rooms.refresh();
    arrive();
    m_rooms.open(room.toString());
}

void RoomChoice::arrive()
{
    if (!std::exchange(m_hasArrived, true))
        Q_EMIT arrived();
    if (m_rooms.current().isNull() && !m_isClosed)
        openLast();
}

void RoomChoice::openLast()
{
    m_isClosed = false;
    m_rooms.open(m_visits.last(m_accountId));
    if (m_rooms.current().isNull())
        m_rooms.openFirst();
}

void RoomChoice::show()
{
    const RoomId room = m_rooms.current();
    m_room.attach(room.isNull() ? nullptr : m_workspace.data(), room);
    m_isClosed = room.isNull();
    Q_EMIT changed();
    if (room.isNull())
        return;
    QStringList visited;
    for (const RoomId each : m_rooms.visited())
        visited += each.toString();
    m_visits.keep(m_accountId, visited);
}

} // namespace confab::models
