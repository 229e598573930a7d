// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OpenTimelines.h"

#include "NewestPages.h"
#include "Workspace.h"

namespace confab::client {

OpenTimelines::OpenTimelines(Workspace &workspace, NewestPages &pages)
    : m_workspace(workspace)
    , m_pages(pages)
{
}

OpenTimelines::~OpenTimelines()
{
    qDeleteAll(m_timelines);
}

RoomTimeline *OpenTimelines::open(RoomId room)
{
    if (RoomTimeline *known = find(room)) {
        m_pages.wantFailed(room);
        return known;
    }
    if (!m_workspace.rooms().contains(room))
        return nullptr;
    auto *timeline = new RoomTimeline(room, {m_workspace.replica(), m_workspace.connection(), m_workspace.outbox(),
                                             m_workspace.cursors(), m_workspace.self().id});
    m_timelines.insert(room, timeline);
    if (m_workspace.connection().isLive()) {
        catchUp(*timeline);
        if (!timeline->window().isLoaded())
            m_pages.want(room);
    }
    return timeline;
}

void OpenTimelines::catchUp()
{
    for (RoomTimeline *timeline : std::as_const(m_timelines))
        catchUp(*timeline);
}

void OpenTimelines::catchUp(RoomTimeline &timeline)
{
    timeline.catchUp();
    m_workspace.roomRequests().loadMembers(timeline.room());
    m_workspace.roomRequests().loadPresence(timeline.room());
}

} // namespace confab::client
