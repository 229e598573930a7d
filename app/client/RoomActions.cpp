// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomActions.h"

#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

template <class T>
void answer(const Reply<T> &reply, Result<T> result)
{
    if (reply)
        reply(std::move(result));
}

} // namespace

RoomActions::RoomActions(Workspace &workspace)
    : m_workspace(workspace)
{
}

void RoomActions::list(Reply<QList<RoomSummary>> reply)
{
    m_workspace.connection().ask<reply::Rooms>(
        command::RoomList{}, &codec::decodeRooms, [reply = std::move(reply)](const Result<reply::Rooms> &rooms) {
            answer(reply, rooms ? Result(rooms->rooms) : Result<QList<RoomSummary>>(rooms.error()));
        });
}

void RoomActions::create(const QString &name, RoomKind kind, const QString &topic, const QList<UserId> &members,
                         Reply<RoomId> reply)
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
        m_workspace.enterRoom(detail->room);
        answer(reply, Result(detail->room.room.id));
    };
    m_workspace.connection().ask<reply::RoomDetail>(command::RoomCreate{name, kind, topic, members},
                                                    &codec::decodeRoomDetail, guarded(this, onAnswer));
}

void RoomActions::join(RoomId room, Reply<RoomId> reply)
{
    enter({room, {}}, std::move(reply));
}

void RoomActions::joinByName(const QString &name, Reply<RoomId> reply)
{
    enter({std::nullopt, name}, std::move(reply));
}

void RoomActions::enter(const command::RoomJoin &join, Reply<RoomId> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::Joined> &joined) {
        if (!joined)
            return answer(reply, Result<RoomId>(joined.error()));
        const RoomId room = joined->room.room.id;
        m_workspace.enterRoom(joined->room);
        m_workspace.members().replace(room, joined->members, joined->members.size() >= joined->room.room.memberCount);
        m_workspace.presences().put(joined->presence);
        answer(reply, Result(room));
    };
    m_workspace.connection().ask<reply::Joined>(join, &codec::decodeJoined, guarded(this, onAnswer));
}

void RoomActions::leave(RoomId room, Reply<> reply)
{
    const auto onAnswer = [this, room, reply = std::move(reply)](const Result<QJsonObject> &left) {
        if (left)
            m_workspace.dropRoom(room);
        answer(reply, left ? Result<>(Done{}) : Result<>(left.error()));
    };
    m_workspace.connection().request(command::RoomLeave{room}, guarded(this, onAnswer));
}

void RoomActions::update(RoomId room, const std::optional<QString> &name, const std::optional<QString> &topic,
                         Reply<> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::RoomDetail> &detail) {
        if (detail)
            m_workspace.rooms().update(detail->room.room);
        answer(reply, detail ? Result<>(Done{}) : Result<>(detail.error()));
    };
    m_workspace.connection().ask<reply::RoomDetail>(command::RoomUpdate{room, name, topic}, &codec::decodeRoomDetail,
                                                    guarded(this, onAnswer));
}

void RoomActions::remove(RoomId room, Reply<> reply)
{
    const auto onAnswer = [this, room, reply = std::move(reply)](const Result<QJsonObject> &removed) {
        if (removed)
            m_workspace.dropRoom(room);
        answer(reply, removed ? Result<>(Done{}) : Result<>(removed.error()));
    };
    m_workspace.connection().request(command::RoomDelete{room}, guarded(this, onAnswer));
}

void RoomActions::addMembers(RoomId room, const QList<UserId> &users, Reply<> reply)
{
    const auto onAnswer = [reply = std::move(reply)](const Result<reply::Invited> &invited) {
        answer(reply, invited ? Result<>(Done{}) : Result<>(invited.error()));
    };
    m_workspace.connection().ask<reply::Invited>(command::RoomInvite{room, users}, &codec::decodeInvited, onAnswer);
}

void RoomActions::removeMember(RoomId room, UserId user, Reply<> reply)
{
    const auto onAnswer = [reply = std::move(reply)](const Result<QJsonObject> &removed) {
        answer(reply, removed ? Result<>(Done{}) : Result<>(removed.error()));
    };
    m_workspace.connection().request(command::MemberKick{room, user}, onAnswer);
}

void RoomActions::loadMembers(RoomId room)
{
    if (!m_workspace.members().isComplete(room) && m_workspace.connection().welcome())
        loadMembersFrom(room, {}, {});
}

void RoomActions::loadMembersFrom(RoomId room, const QString &cursor, QList<Member> soFar)
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
    m_workspace.connection().ask<reply::Members>(command::RoomMembers{room, cursor}, &codec::decodeMembers,
                                                 guarded(this, std::move(onAnswer)));
}

void RoomActions::loadPresence(RoomId room)
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
    m_workspace.connection().ask<reply::Presences>(command::PresenceGet{room}, &codec::decodePresences,
                                                   guarded(this, onAnswer));
}

void RoomActions::setPresence(PresenceState state, const QString &text)
{
    m_workspace.connection().tell(command::PresenceSet{state, text});
}

} // namespace confab::client
