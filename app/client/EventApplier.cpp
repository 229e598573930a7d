// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EventApplier.h"

#include "Guarded.h"
#include "Memberships.h"
#include "ServerNotices.h"
#include "Workspace.h"

#include <QDateTime>

namespace confab::client {

using namespace Qt::StringLiterals;

EventApplier::EventApplier(Workspace &workspace)
    : m_workspace(workspace)
{
}

void EventApplier::take(const EventFrame &frame)
{
    if (!frame.isDurable())
        return apply(frame);
    // What is pushed before the connection is live is a replay, and what is fetched does not come this way.
    m_now = m_workspace.connection().isLive() ? QDateTime::currentMSecsSinceEpoch() : 0;
    if (frame.room && !m_workspace.logs().contains(*frame.room))
        enter(frame);
    else
        m_workspace.logs().offer(frame);
    m_now = 0;
}

void EventApplier::enter(const EventFrame &frame)
{
    // Joined or made on another device of this user: the room goes on from here.
    const Room *room = nullptr;
    if (const auto *joined = std::get_if<event::UserJoined>(&frame.event)) {
        if (joined->member.user.id == m_workspace.self().id)
            room = &joined->room;
    } else if (const auto *created = std::get_if<event::RoomCreated>(&frame.event)) {
        room = &created->room;
    }
    if (room == nullptr || room->id != frame.room)
        return;
    // Who came into a new room is counted already, and told all the same.
    RoomSummary summary{*room, 0, room->seq};
    summary.room.ev = qMax(room->ev, frame.ev);
    m_workspace.memberships().enter(summary, frame.ev);
    // What depends on who asks, and whom a direct room is with, is in no event.
    m_workspace.memberships().refresh(room->id);
    if (const auto *joined = std::get_if<event::UserJoined>(&frame.event)) {
        m_workspace.systemLines().note({room->id, frame.ev, m_now}, *joined);
        if (joined->by && *joined->by != m_workspace.self().id)
            tellAdded(room->id, *joined->by);
    } else if (room->kind != RoomKind::Direct && room->createdBy != m_workspace.self().id) {
        tellAdded(room->id, room->createdBy);
    }
}

//! The room is new here, so its members aren't known yet; who added may be met in another one. Somebody who adds to many
//! rooms at once is asked for once.
void EventApplier::tellAdded(RoomId room, UserId by)
{
    if (const auto user = m_workspace.members().met(by)) {
        Q_EMIT addedTo(room, user->name);
        return;
    }
    QList<RoomId> &rooms = m_addedBy[by];
    rooms += room;
    if (rooms.size() > 1)
        return;
    const auto onAnswer = [this, by](const Result<reply::PersonDetail> &person) {
        const QList<RoomId> added = m_addedBy.take(by);
        for (const RoomId each : added) {
            if (m_workspace.rooms().contains(each))
                Q_EMIT addedTo(each, person ? person->user.user.name : QString());
        }
    };
    m_workspace.connection().request(command::UserGet{by}, guarded(this, onAnswer));
}

void EventApplier::apply(const EventFrame &frame)
{
    m_room = frame.room.value_or(RoomId());
    m_ev = frame.ev;
    std::visit(*this, frame.event);
}

void EventApplier::absorb(const User &user)
{
    m_workspace.members().rename(user);
    m_workspace.ownUser().put(user);
}

void EventApplier::absorb(const Message &message)
{
    m_room = message.room;
    m_ev = 0;
    change(message);
}

void EventApplier::change(const Message &message)
{
    m_workspace.replica().messages().put({message});
    m_workspace.rooms().noteChanged(message, m_ev);
    if (RoomTimeline *timeline = m_workspace.openTimeline(message.room))
        timeline->putMessage(message);
    Q_EMIT messageChanged(message);
}

void EventApplier::operator()(const event::AgentUpdated &event)
{
    m_workspace.agents().put(event.agent);
}

void EventApplier::operator()(const event::RoomUpdated &event)
{
    m_workspace.systemLines().note({m_room, m_ev, m_now}, event);
    m_workspace.rooms().update(event.room);
    m_workspace.roomRights().askAgain(event.room.id);
}

void EventApplier::operator()(const event::RoomDeleted &event)
{
    m_workspace.roomLosses().deleted(event);
    m_workspace.memberships().drop(event.room);
}

void EventApplier::operator()(const event::RoomReset &event)
{
    m_workspace.logs().onReset(event);
}

void EventApplier::operator()(const event::UserJoined &event)
{
    m_workspace.systemLines().note({m_room, m_ev, m_now}, event);
    m_workspace.members().put(m_room, event.member);
    m_workspace.rooms().noteMemberCount(m_room, 1, m_ev);
    // They may have been here all along, in rooms that are not ours: nobody pushes what does not change.
    if (m_workspace.openTimeline(m_room) && event.member.user.id != m_workspace.self().id)
        m_workspace.roomRequests().loadPresence(m_room);
}

void EventApplier::operator()(const event::UserLeft &event)
{
    if (event.user == m_workspace.self().id) {
        // Whoever was sent away would look for the room in vain.
        if (event.by && *event.by != event.user)
            m_workspace.roomLosses().removed(m_room, event);
        return m_workspace.memberships().drop(m_room);
    }
    m_workspace.systemLines().note({m_room, m_ev, m_now}, event);
    m_workspace.members().remove(m_room, event.user);
    m_workspace.rooms().noteMemberCount(m_room, -1, m_ev);
    m_workspace.typing().stop(m_room, event.user);
}

void EventApplier::operator()(const event::MemberUpdated &event)
{
    m_workspace.systemLines().note({m_room, m_ev, m_now}, event);
    m_workspace.members().put(m_room, event.member);
    if (event.member.user.id != m_workspace.self().id)
        return;
    m_workspace.roomRights().askAgain(m_room);
    if (event.member.mutedUntil)
        m_workspace.roomRights().askAgainAt(m_room, *event.member.mutedUntil);
}

void EventApplier::operator()(const event::UserUpdated &event)
{
    const bool isSameSelf = m_workspace.self() == event.user.user;
    absorb(event.user.user);
    // What one tells of oneself is no part of a user: who shows that asks for it.
    if (isSameSelf)
        m_workspace.ownUser().noteMore();
}

void EventApplier::operator()(const event::UserBlock &event)
{
    m_workspace.blocked().set(event.user, event.on);
}

void EventApplier::operator()(const event::MessageNew &event)
{
    const Message &message = event.message;
    const bool isOwn = message.author.id == m_workspace.self().id;
    m_workspace.replica().messages().put({message});
    m_workspace.rooms().noteMessage(message, m_ev);
    m_workspace.systemLines().note({message.room, m_ev, m_now}, event);
    m_workspace.typing().stop(message.room, message.author.id);
    m_workspace.agentRequests().noteNew(message.id);
    if (isOwn)
        m_workspace.outbox().confirm(message);
    if (RoomTimeline *timeline = m_workspace.openTimeline(message.room))
        timeline->putMessage(message);
    if (isOwn)
        return;
    m_workspace.ownCursors().noteDelivered(message.room, message.seq);
    Q_EMIT messageCame(message);
}

void EventApplier::operator()(const event::MessageEdited &event)
{
    change(event.message);
}

void EventApplier::operator()(const event::MessageDeleted &event)
{
    change(event.message);
}

void EventApplier::operator()(const event::MessageDelivered &event)
{
    if (event.cursor.user != m_workspace.self().id)
        m_workspace.cursors().noteDelivered(event.cursor);
}

void EventApplier::operator()(const event::MessageSeenUpdate &event)
{
    if (event.cursor.user == m_workspace.self().id)
        m_workspace.rooms().noteSeen(event.cursor.room, event.cursor.seq);
    else
        m_workspace.cursors().noteSeen(event.cursor);
}

void EventApplier::operator()(const event::RoomRead &event)
{
    m_workspace.rooms().setRead(event.room, event.seq, true);
}

void EventApplier::operator()(const event::RoomNotify &event)
{
    if (m_workspace.rooms().contains(event.room))
        m_workspace.roomPreferences().put(event.room, {NotifyChoice{event.level, event.until}, event.favourite});
}

void EventApplier::operator()(const event::TypingStart &event)
{
    if (event.user != m_workspace.self().id && m_workspace.rooms().contains(m_room))
        m_workspace.typing().start(m_room, {event.user, event.name, event.thread});
}

void EventApplier::operator()(const event::TypingStop &event)
{
    m_workspace.typing().stop(m_room, event.user);
}

void EventApplier::operator()(const event::PresenceUpdate &event)
{
    m_workspace.presences().put(event.presence);
}

void EventApplier::operator()(const event::StreamStateChanged &event)
{
    if (RoomTimeline *timeline = m_workspace.openTimeline(m_room))
        timeline->apply(event);
}

void EventApplier::operator()(const event::StreamChunk &event)
{
    if (RoomTimeline *timeline = m_workspace.openTimeline(m_room))
        timeline->apply(event);
}

void EventApplier::operator()(const event::StreamEnded &event)
{
    RoomTimeline *timeline = m_workspace.openTimeline(m_room);
    if (timeline)
        timeline->endStream(event);
    std::optional<Message> message = m_workspace.replica().messages().find(event.message);
    if (!message || !message->stream)
        return;
    // It may be one that can't answer any more, or can again.
    const reply::Agent *agent = m_workspace.agents().find(message->stream->agent);
    if (agent && agent->available != (event.state == StreamState::Done))
        m_workspace.agents().refresh();
    if (message->isDeleted())
        return;
    message->content = event.content;
    message->tokens = event.tokens;
    message->stream->state = event.state;
    message->stream->from.reset();
    message->stream->reason = event.reason;
    message->stream->finish = event.finish;
    message->stream->parts = event.parts;
    change(*message);
    if (event.state == StreamState::Done)
        Q_EMIT messageCame(*message);
}

void EventApplier::operator()(const event::ServerNotice &event)
{
    m_workspace.serverNotices().take(m_room, event);
}

} // namespace confab::client
