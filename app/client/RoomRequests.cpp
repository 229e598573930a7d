// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomRequests.h"

#include "Guarded.h"
#include "Memberships.h"
#include "Workspace.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

template <class T>
void answer(const Callback<T> &reply, Result<T> result)
{
    if (reply)
        reply(std::move(result));
}

} // namespace

RoomRequests::RoomRequests(Workspace &workspace)
    : m_workspace(workspace)
{
}

void RoomRequests::create(const QString &name, RoomKind kind, const QString &topic, const QList<UserId> &members,
                          Callback<RoomId> reply)
{
    const bool wasSent = m_workspace.connection().welcome().has_value();
    const auto onAnswer = [this, wasSent, reply = std::move(reply)](const Result<reply::RoomDetail> &detail) {
        if (!detail && wasSent && detail.error().code == ErrorCode::Unavailable)
            return answer(reply, Result<RoomId>(Error{
                                     ErrorCode::Unavailable,
                                     u"The server has not answered. If it still makes the room, that appears among "
                                     u"yours: look there before you try again."_s}));
        if (!detail)
            return answer(reply, Result<RoomId>(detail.error()));
        m_workspace.memberships().enter(detail->room);
        m_workspace.roomRights().take(detail->room);
        answer(reply, Result(detail->room.room.id));
    };
    m_workspace.connection().request(command::RoomCreate{name, kind, topic, members}, guarded(this, onAnswer));
}

void RoomRequests::join(RoomId room, Callback<RoomId> reply)
{
    enter({room, {}}, std::move(reply));
}

void RoomRequests::joinByName(const QString &name, Callback<RoomId> reply)
{
    enter({std::nullopt, name}, std::move(reply));
}

void RoomRequests::enter(const command::RoomJoin &join, Callback<RoomId> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::Joined> &joined) {
        if (!joined)
            return answer(reply, Result<RoomId>(joined.error()));
        m_workspace.memberships().enter(*joined);
        answer(reply, Result(joined->room.room.id));
    };
    m_workspace.connection().request(join, guarded(this, onAnswer));
}

void RoomRequests::leave(RoomId room, Callback<> reply)
{
    const auto onAnswer = [this, room, reply = std::move(reply)](const Result<reply::Empty> &left) {
        if (left)
            m_workspace.memberships().drop(room);
        answer(reply, left ? Result<>(Done{}) : Result<>(left.error()));
    };
    m_workspace.connection().request(command::RoomLeave{room}, guarded(this, onAnswer));
}

void RoomRequests::update(const command::RoomUpdate &change, Callback<> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::RoomDetail> &detail) {
        if (detail) {
            m_workspace.rooms().update(detail->room.room);
            m_workspace.roomRights().take(detail->room);
        }
        answer(reply, detail ? Result<>(Done{}) : Result<>(detail.error()));
    };
    m_workspace.connection().request(change, guarded(this, onAnswer));
}

void RoomRequests::remove(RoomId room, Callback<> reply)
{
    const auto onAnswer = [this, room, reply = std::move(reply)](const Result<reply::Empty> &removed) {
        if (removed)
            m_workspace.memberships().drop(room);
        m_workspace.roomLosses().unexpect(room);
        answer(reply, removed ? Result<>(Done{}) : Result<>(removed.error()));
    };
    m_workspace.roomLosses().expect(room); // the event comes before the answer
    m_workspace.connection().request(command::RoomDelete{room}, guarded(this, onAnswer));
}

void RoomRequests::addMembers(RoomId room, const QList<UserId> &users, Callback<> reply)
{
    const auto onAnswer = [reply = std::move(reply)](const Result<reply::Invited> &invited) {
        answer(reply, invited ? Result<>(Done{}) : Result<>(invited.error()));
    };
    m_workspace.connection().request(command::RoomInvite{room, users}, onAnswer);
}

void RoomRequests::loadMembers(RoomId room)
{
    if (!m_workspace.members().isComplete(room) && m_workspace.connection().welcome())
        loadMembersFrom(room, {}, {});
}

void RoomRequests::loadMembersFrom(RoomId room, const QString &cursor, QList<Member> soFar)
{
    auto onAnswer = [this, room, soFar = std::move(soFar)](const Result<reply::Members> &page) mutable {
        if (!page || !m_workspace.rooms().contains(room))
            return;
        soFar += page->members;
        soFar.resize(std::min<qsizetype>(soFar.size(), Members::kMost));
        if (page->more && !page->members.isEmpty() && !page->cursor.isEmpty() && soFar.size() < Members::kMost)
            return loadMembersFrom(room, page->cursor, std::move(soFar));
        m_workspace.members().replace(room, soFar, true);
    };
    m_workspace.connection().request(command::RoomMembers{room, cursor}, guarded(this, std::move(onAnswer)));
}

void RoomRequests::loadPresence(RoomId room)
{
    if (const auto asked = m_presenceAsked.find(room); asked != m_presenceAsked.end()) {
        *asked = true;
        return;
    }
    m_presenceAsked.insert(room, false);
    const auto onAnswer = [this, room](const Result<reply::Presences> &presences) {
        const bool again = m_presenceAsked.take(room);
        if (!presences)
            return;
        m_workspace.presences().put(presences->presence);
        if (again)
            loadPresence(room);
    };
    m_workspace.connection().request(command::PresenceGet{room}, guarded(this, onAnswer));
}

void RoomRequests::setPresence(PresenceState state, const QString &text)
{
    m_workspace.connection().tell(command::PresenceSet{state, text});
}

} // namespace confab::client
