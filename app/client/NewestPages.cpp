// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NewestPages.h"

#include "Guarded.h"
#include "Workspace.h"

#include <algorithm>

namespace confab::client {

NewestPages::NewestPages(Workspace &workspace)
    : m_workspace(workspace)
{
}

void NewestPages::want(RoomId room)
{
    if (m_current == room)
        return;
    // One that is looked at comes first.
    m_wanted.removeOne(room);
    m_wanted.insert(m_workspace.openTimeline(room) ? 0 : m_wanted.size(), room);
    next();
}

void NewestPages::wantFailed(RoomId room)
{
    if (m_failed.contains(room))
        want(room);
}

void NewestPages::wantMissing()
{
    const QList<RoomId> rooms = m_workspace.rooms().ids();
    for (const RoomId room : rooms) {
        // What came in since a page failed does not stand in for it.
        if (m_failed.contains(room) || !m_workspace.rooms().find(room)->lastMessage)
            want(room);
    }
}

void NewestPages::next()
{
    if (m_current || m_wanted.isEmpty() || !m_workspace.connection().welcome())
        return;
    const RoomId room = m_wanted.takeFirst();
    m_current = room;
    command::MessageHistory newest{room};
    newest.limit = TimelineWindow::kPage;
    const auto onAnswer = [this, room](const Result<reply::Messages> &page) {
        m_current.reset();
        onPage(room, page);
        next();
    };
    m_workspace.connection().request(newest, guarded(this, onAnswer));
}

void NewestPages::onPage(RoomId room, const Result<reply::Messages> &page)
{
    if (!m_workspace.rooms().contains(room))
        return;
    RoomTimeline *timeline = m_workspace.openTimeline(room);
    if (!page) {
        m_failed.insert(room);
        if (timeline)
            timeline->window().failRestart(page.error());
        return;
    }
    m_failed.remove(room);
    m_workspace.replica().messages().put(page->messages);
    for (const Message &message : page->messages)
        m_workspace.rooms().noteMessage(message, 0);
    m_workspace.cursors().note(*page, m_workspace.self().id);
    if (!page->messages.isEmpty())
        m_workspace.ownCursors().noteDelivered(room, page->messages.last().seq);
    for (const Message &message : page->messages) {
        if (message.author.id == m_workspace.self().id)
            m_workspace.outbox().confirm(message);
    }
    if (timeline)
        timeline->window().restart(page->messages, page->more);
}

} // namespace confab::client
