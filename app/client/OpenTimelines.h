// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QHash>

namespace confab::client {

class NewestPages;
class RoomTimeline;
class Workspace;

//! The timelines of the rooms that are looked at, or were: made when a room is opened for the first time, gone with it.
class OpenTimelines
{
public:
    //! Both outlive this.
    OpenTimelines(Workspace &workspace, NewestPages &pages);
    ~OpenTimelines();
    Q_DISABLE_COPY_MOVE(OpenTimelines)

    //! Null for a room that is unknown. To open a room again is to ask again for what could not be loaded.
    RoomTimeline *open(RoomId room);
    //! Null for a room that was not opened.
    RoomTimeline *find(RoomId room) const { return m_timelines.value(room); }
    //! Null likewise. Who takes it deletes it.
    RoomTimeline *take(RoomId room) { return m_timelines.take(room); }
    //! The connection is live (again).
    void catchUp();

private:
    void catchUp(RoomTimeline &timeline);

    Workspace &m_workspace;
    NewestPages &m_pages;
    QHash<RoomId, RoomTimeline *> m_timelines;
};

} // namespace confab::client
