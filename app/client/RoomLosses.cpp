// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLosses.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

namespace {

//! A log that is longer is not looked through.
constexpr int kMostPages = 5;

//! The last time that somebody went, and did not come back, after `last`.
std::optional<event::UserLeft> lastLeaving(const QList<EventFrame> &log, UserId user, std::optional<event::UserLeft> last)
{
    for (const EventFrame &frame : log) {
        const auto *left = std::get_if<event::UserLeft>(&frame.event);
        const auto *joined = std::get_if<event::UserJoined>(&frame.event);
        if (left != nullptr && left->user == user)
            last = *left;
        else if (joined != nullptr && joined->member.user.id == user)
            last.reset();
    }
    return last;
}

} // namespace

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
    if (m_bans.contains(room))
        return tellBan(loss);
    ask(loss, known->room.kind == RoomKind::Public);
}

void RoomLosses::banned(const event::ServerNotice &notice)
{
    if (notice.room)
        m_bans.insert(*notice.room, notice);
}

void RoomLosses::deleted(const event::RoomDeleted &event)
{
    const KnownRoom *known = m_workspace.rooms().find(event.room);
    if (m_expected.remove(event.room) || !known || known->room.name.isEmpty())
        return;
    const bool isOwn = event.by == m_workspace.self().id; // on another device
    tellBy({.room = event.room, .name = known->room.name, .why = RoomLoss::Why::Deleted},
           isOwn ? std::nullopt : event.by);
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

//! What happened while the user was away is told by no event, nor is a ban by a server that has no notice of it. A
//! public room may be read by everybody but who is banned; one of which nothing is to be seen was deleted, or is private.
void RoomLosses::ask(const RoomLoss &loss, bool wasPublic)
{
    keepMeanwhile(loss);
    const auto onAnswer = [this, loss, wasPublic, position = m_workspace.logs().positions().value(loss.room)](
                              const Result<reply::RoomDetail> &detail) {
        if (m_bans.contains(loss.room))
            return tellBan(loss);
        RoomLoss known = loss;
        if (detail && loss.why == RoomLoss::Why::Out)
            return askTheLog(loss, position, kMostPages);
        if (!detail && detail.error().code == ErrorCode::Forbidden)
            known.why = RoomLoss::Why::Banned;
        else if (!detail && detail.error().code == ErrorCode::NotFound && loss.why == RoomLoss::Why::Out)
            known.why = wasPublic ? RoomLoss::Why::Deleted : RoomLoss::Why::Gone;
        tellUnlessBack(known);
    };
    m_workspace.connection().request(command::RoomGet{loss.room}, guarded(this, onAnswer));
}

//! Where it says who made the user leave, and why. He may have been in and out several times.
void RoomLosses::askTheLog(const RoomLoss &loss, const Position &from, int pages,
                           const std::optional<event::UserLeft> &last)
{
    const auto onAnswer = [this, loss, from, pages, last](const Result<reply::Since> &since) {
        const auto left = since ? lastLeaving(since->events, m_workspace.self().id, last) : last;
        if (since && since->more && !since->events.isEmpty() && pages > 1)
            return askTheLog(loss, {from.epoch, since->events.last().ev}, pages - 1, left);
        tellLeaving(loss, left);
    };
    m_workspace.connection().request(command::RoomSince{.room = loss.room, .ev = from.ev, .epoch = from.epoch},
                                     guarded(this, onAnswer));
}

void RoomLosses::tellLeaving(const RoomLoss &loss, const std::optional<event::UserLeft> &left)
{
    if (!left)
        return tellUnlessBack(loss);
    const UserId self = m_workspace.self().id;
    if (left->by.value_or(self) == self)
        return forget(loss.room);
    RoomLoss known = loss;
    known.why = RoomLoss::Why::Removed;
    known.reason = left->reason;
    if (const auto by = m_workspace.members().met(*left->by))
        known.by = by->name;
    tellUnlessBack(known);
}

void RoomLosses::tellBan(const RoomLoss &loss)
{
    const event::ServerNotice notice = m_bans.take(loss.room);
    RoomLoss known = loss;
    known.why = RoomLoss::Why::Banned;
    known.reason = notice.reason;
    known.until = notice.until.value_or(RoomLoss::kForGood);
    tellBy(known, notice.by);
}

//! The user need not have met who did it, and has met nobody in a room that he has no more.
void RoomLosses::tellBy(const RoomLoss &loss, const std::optional<UserId> &by)
{
    RoomLoss known = loss;
    if (by && known.by.isEmpty()) {
        const auto member = m_workspace.members().find(loss.room, *by);
        const auto met = member ? std::optional(member->user) : m_workspace.members().met(*by);
        known.by = met ? met->name : QString();
    }
    if (!by || !known.by.isEmpty())
        return tell(known);
    keepMeanwhile(known);
    const auto onAnswer = [this, known](const Result<reply::PersonDetail> &person) {
        RoomLoss named = known;
        if (person)
            named.by = person->user.user.name;
        tellUnlessBack(named);
    };
    m_workspace.connection().request(command::UserGet{*by}, guarded(this, onAnswer));
}

void RoomLosses::keepMeanwhile(const RoomLoss &loss)
{
    m_asking.insert(loss.room);
    m_workspace.replica().losses().put(loss);
}

void RoomLosses::forget(RoomId room)
{
    m_asking.remove(room);
    m_workspace.replica().losses().forget(room);
}

QList<RoomLoss> RoomLosses::known() const
{
    QList<RoomLoss> losses = m_workspace.replica().losses().all();
    losses.removeIf([this](const RoomLoss &loss) { return m_asking.contains(loss.room); });
    return losses;
}

//! He may be, before the answer.
void RoomLosses::tellUnlessBack(const RoomLoss &loss)
{
    if (!m_workspace.rooms().contains(loss.room))
        tell(loss);
}

void RoomLosses::tell(const RoomLoss &loss)
{
    m_asking.remove(loss.room);
    m_workspace.replica().losses().put(loss);
    Q_EMIT told(loss);
}

void RoomLosses::cameBack(RoomId room)
{
    m_bans.remove(room);
    forget(room);
}

void RoomLosses::end(RoomId room)
{
    forget(room);
    Q_EMIT ended(room);
}

} // namespace confab::client
