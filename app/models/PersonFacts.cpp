// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonFacts.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

namespace confab::models {

void PersonFacts::attach(client::Workspace *workspace, RoomId room)
{
    if (m_workspace) {
        m_workspace->members().disconnect(this);
        m_workspace->presences().disconnect(this);
        m_workspace->roomRights().disconnect(this);
        m_workspace->blocked().disconnect(this);
    }
    m_workspace = workspace;
    m_room = room;
    forget();
    if (workspace)
        follow();
    Q_EMIT changed();
}

void PersonFacts::follow()
{
    connect(&m_workspace->members(), &client::Members::changed, this, [this](RoomId room) {
        if (room == m_room)
            onMembers();
    });
    connect(&m_workspace->members(), &client::Members::called, this, &PersonFacts::onCalled);
    connect(&m_workspace->presences(), &client::Presences::changed, this, &PersonFacts::changed);
    connect(&m_workspace->presences(), &client::Presences::cleared, this, &PersonFacts::changed);
    connect(&m_workspace->roomRights(), &client::RoomRights::changed, this, &PersonFacts::changed);
    connect(&m_workspace->blocked(), &client::Blocked::changed, this, &PersonFacts::changed);
}

void PersonFacts::forget()
{
    ++m_asked;
    m_user = {};
    m_detail = {};
    m_error.reset();
    m_isUnknown = false;
    m_wasMember = false;
    Q_EMIT switched();
}

void PersonFacts::look(UserId user)
{
    forget();
    if (!m_workspace)
        return;
    m_user = called(user);
    m_wasMember = member().has_value();
    Q_EMIT switched();
    const auto onAnswer = [this, asked = m_asked](const Result<reply::PersonDetail> &detail) {
        if (asked == m_asked)
            onTold(detail);
    };
    m_workspace->peopleRequests().get(user, client::guarded(this, onAnswer));
    Q_EMIT changed();
}

//! As the lists of members have him, or what he wrote in the open room: who has left stands in no list.
User PersonFacts::called(UserId user) const
{
    if (const auto member = m_workspace->members().find(m_room, user))
        return member->user;
    if (const auto met = m_workspace->members().met(user))
        return *met;
    const client::RoomTimeline *timeline = m_workspace->openTimeline(m_room);
    for (int row = 0; timeline && row < timeline->rows().count(); ++row) {
        const User author = timeline->rows().at(row).message.author;
        if (author.id == user)
            return m_workspace->members().today(m_room, author);
    }
    return {.id = user};
}

void PersonFacts::onTold(const Result<reply::PersonDetail> &detail)
{
    if (!detail) {
        // The server knows nothing of agents but that they are there.
        m_isUnknown = detail.error().code == ErrorCode::NotFound;
        if (!m_isUnknown)
            m_error = detail.error();
        return Q_EMIT changed();
    }
    m_detail = *detail;
    m_user = detail->user.user;
    m_workspace->presences().put(detail->presence);
    Q_EMIT changed();
}

void PersonFacts::put(const Person &person)
{
    m_detail.user = person;
    Q_EMIT changed();
}

void PersonFacts::onCalled(const QSet<UserId> &users)
{
    if (!isAnybody() || !users.contains(m_user.id))
        return;
    m_user = m_workspace->members().today(m_room, m_user);
    Q_EMIT changed();
}

void PersonFacts::onMembers()
{
    const bool isMember = member().has_value();
    const bool hasLeft = std::exchange(m_wasMember, isMember) && !isMember;
    Q_EMIT changed();
    if (hasLeft && isAnybody())
        Q_EMIT left();
}

client::Workspace *PersonFacts::workspace() const
{
    return m_workspace;
}

bool PersonFacts::isMe() const
{
    return m_workspace && m_user.id == m_workspace->self().id;
}

const reply::Agent *PersonFacts::agent() const
{
    return m_workspace && isAgent() ? m_workspace->agents().find(m_user.id) : nullptr;
}

std::optional<Member> PersonFacts::member() const
{
    return m_workspace && !m_room.isNull() ? m_workspace->members().find(m_room, m_user.id) : std::nullopt;
}

MemberRights PersonFacts::rights() const
{
    const bool isAccount = !m_detail.user.user.id.isNull() && !m_detail.user.guest;
    return {m_workspace, m_room, m_user, isAccount};
}

bool PersonFacts::isMet() const
{
    return isMe() || member() || !m_detail.user.user.id.isNull();
}

bool PersonFacts::isBlocked() const
{
    return m_workspace && m_workspace->blocked().contains(m_user.id);
}

bool PersonFacts::isOfTheTwo() const
{
    const auto *room = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    return room && room->room.kind == RoomKind::Direct && room->room.memberCount <= 2;
}

} // namespace confab::models
