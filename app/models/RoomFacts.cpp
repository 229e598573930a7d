// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomFacts.h"

#include "client/Workspace.h"
#include "Isolated.h"
#include "MemberTexts.h"
#include "protocol/Heir.h"
#include "RoomTitle.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("RoomFacts", text);
}

} // namespace

void RoomFacts::attach(client::Workspace *workspace, RoomId room)
{
    m_workspace = workspace;
    m_room = room;
}

QString RoomFacts::name() const
{
    const auto *room = entry();
    return room ? titleOf(*m_workspace, *room) : QString();
}

bool RoomFacts::isArchived() const
{
    const auto *room = entry();
    return room && room->room.archived;
}

std::optional<User> RoomFacts::partner() const
{
    if (!m_workspace || kind() != RoomKind::Direct)
        return std::nullopt;
    const QList<User> others = othersIn(*m_workspace, m_room);
    return others.size() == 1 ? std::optional(others.constFirst()) : std::nullopt;
}

QString RoomFacts::partnerText() const
{
    const auto other = partner();
    if (!other)
        return {};
    if (other->kind == UserKind::Agent)
        return texts::agentState(m_workspace->agents().find(other->id));
    return texts::presenceText(m_workspace->presences().of(other->id), false);
}

QString RoomFacts::topic() const
{
    const auto *room = entry();
    return room ? room->room.topic : QString();
}

RoomKind RoomFacts::kind() const
{
    const auto *room = entry();
    return room ? room->room.kind : RoomKind::Public;
}

int RoomFacts::memberCount() const
{
    const auto *room = entry();
    return room ? room->room.memberCount : 0;
}

bool RoomFacts::isAlone() const
{
    if (!m_workspace || !m_workspace->members().isComplete(m_room))
        return memberCount() <= 1;
    return std::ranges::none_of(m_workspace->members().of(m_room), [this](const Member &member) {
        return member.user.kind == UserKind::Person && member.user.id != m_workspace->self().id;
    });
}

bool RoomFacts::endsWithUser() const
{
    const auto *room = entry();
    return room && !room->room.createdBy.isNull() && room->room.kind != RoomKind::Direct && isAlone();
}

QString RoomFacts::heirText() const
{
    const auto *room = entry();
    if (!room || !isOwner() || room->room.createdBy.isNull() || isAlone())
        return {};
    if (!m_workspace->members().isComplete(m_room))
        return translated("The admin who has been here longest will own the room, or else the member who has.");
    QList<Member> others = m_workspace->members().of(m_room);
    others.removeIf([this](const Member &member) { return member.user.id == m_workspace->self().id; });
    const auto heir = heirOf(room->room, others, QDateTime::currentMSecsSinceEpoch());
    return heir ? translated("%1 will own the room.").arg(isolated(heir->user.name)) : QString();
}

//! The user's own row may be on a page of the members that is not here.
bool RoomFacts::isOwner() const
{
    const auto own = m_workspace->members().find(m_room, m_workspace->self().id);
    return (own ? own->role : m_workspace->roomRights().role(m_room)) == Role::Owner;
}

QStringList RoomFacts::typing() const
{
    QStringList names;
    if (m_workspace && !isArchived()) {
        for (const client::Typing::Typist &typist : m_workspace->typing().in(m_room)) {
            if (typist.user != m_workspace->self().id)
                names += typist.name;
        }
    }
    return names;
}

const client::KnownRoom *RoomFacts::entry() const
{
    return m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
}

} // namespace confab::models
