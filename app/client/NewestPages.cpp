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

void NewestPages::wantMissing()
{
    const QList<RoomId> rooms = m_workspace.rooms().ids();
    for (const RoomId room : rooms) {
        if (m_workspace.replica().messages(room, 0, 1).isEmpty())
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
    newest.limit = RoomTimeline::kPage;
    const auto onAnswer = [this, room](const Result<reply::Messages> &page) {
        m_current.reset();
        onPage(room, page);
        next();
    };
    m_workspace.connection().ask<reply::Messages>(newest, &codec::decodeMessages, guarded(this, onAnswer));
}

void NewestPages::onPage(RoomId room, const Result<reply::Messages> &page)
{
    // Without an answer the history stays empty, and wantMissing() asks again after the next reconnect.
    if (!page || !m_workspace.rooms().contains(room))
        return;
    m_workspace.replica().putMessages(page->messages);
    for (const Message &message : page->messages)
        m_workspace.rooms().noteMessage(message, 0);
    m_workspace.cursors().note(*page, m_workspace.self().id);
    if (!page->messages.isEmpty())
        m_workspace.messageActions().noteDelivered(room, page->messages.last().seq);
    for (const Message &message : page->messages) {
        if (message.author.id == m_workspace.self().id)
            m_workspace.outbox().confirm(message);
    }
    if (RoomTimeline *timeline = m_workspace.openTimeline(room))
        timeline->restart(page->messages, page->more);
}

} // namespace confab::client
