// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberActs.h"

#include "client/Workspace.h"

namespace confab::models {

using namespace Qt::StringLiterals;

namespace {

//! The higher, the more.
int rank(Role role)
{
    switch (role) {
    case Role::Owner:
        return 3;
    case Role::Admin:
        return 2;
    case Role::Member:
        return 1;
    case Role::Guest:
        return 0;
    }
    return 0;
}

} // namespace

void MemberActs::attach(client::Workspace *workspace, RoomId room)
{
    m_workspace = room.isNull() ? nullptr : workspace;
    m_room = room;
}

void MemberActs::setTarget(const User &target, bool isAccount)
{
    m_target = target;
    m_isAccount = isAccount;
}

std::optional<Member> MemberActs::me() const
{
    return m_workspace ? m_workspace->members().find(m_room, m_workspace->self().id) : std::nullopt;
}

std::optional<Member> MemberActs::target() const
{
    return m_workspace ? m_workspace->members().find(m_room, m_target.id) : std::nullopt;
}

bool MemberActs::may(QLatin1String what) const
{
    return m_workspace && m_workspace->roomRights().may(m_room, what);
}

bool MemberActs::isSelf() const
{
    return !m_workspace || m_target.id == m_workspace->self().id;
}

bool MemberActs::isAbove() const
{
    const auto self = me();
    const auto other = target();
    return self && !isSelf() && rank(self->role) > (other ? rank(other->role) : -1);
}

QList<Role> MemberActs::roles() const
{
    const auto other = target();
    if (!may("member:role"_L1) || !other || !isAbove() || !m_isAccount || m_target.kind != UserKind::Person)
        return {};
    QList<Role> roles;
    for (const Role role : {Role::Guest, Role::Member, Role::Admin}) {
        if (rank(role) < rank(me()->role))
            roles.append(role);
    }
    return roles;
}

bool MemberActs::canHandOver() const
{
    const auto self = me();
    return self && self->role == Role::Owner && !roles().isEmpty();
}

bool MemberActs::canMute() const
{
    return may("member:mute"_L1) && target() && isAbove() && m_target.kind == UserKind::Person;
}

bool MemberActs::canKick() const
{
    return may("member:kick"_L1) && target() && isAbove();
}

bool MemberActs::canBan() const
{
    return may("member:ban"_L1) && isAbove() && m_target.kind == UserKind::Person;
}

} // namespace confab::models
