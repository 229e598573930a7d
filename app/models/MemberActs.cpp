// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberActs.h"

#include "client/Workspace.h"
#include "protocol/Rights.h"

#include <QDateTime>

namespace confab::models {

using namespace Qt::StringLiterals;

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

template <class Right, class... More>
bool MemberActs::isAllowed(Right right, const More &...more) const
{
    const auto *known = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    const auto self = me();
    const auto other = target();
    if (!known || !self || m_target.id == self->user.id)
        return false;
    const rights::Standing standing(&*self, QDateTime::currentMSecsSinceEpoch());
    const rights::Target whom{.user = m_target.id,
                              .member = other ? &*other : nullptr,
                              .guest = !m_isAccount,
                              .agent = m_target.kind == UserKind::Agent};
    return bool(right(&known->room, standing, whom, more...));
}

bool MemberActs::grants(QLatin1String what) const
{
    return m_workspace && m_workspace->roomRights().may(m_room, what);
}

bool MemberActs::mayGive(Role role) const
{
    const auto right = [](const Room *room, const rights::Standing &self, const rights::Target &whom, Role given) {
        return rights::mayGiveRole(room, self, whom, given);
    };
    return grants("member:role"_L1) && isAllowed(right, role);
}

QList<Role> MemberActs::roles() const
{
    QList<Role> roles;
    for (const Role role : {Role::Guest, Role::Member, Role::Admin}) {
        if (mayGive(role))
            roles.append(role);
    }
    // Only what is held already is no choice.
    return roles.size() > 1 ? roles : QList<Role>();
}

bool MemberActs::canHandOver() const
{
    return mayGive(Role::Owner);
}

bool MemberActs::canMute() const
{
    return grants("member:mute"_L1) && isAllowed(rights::mayMute);
}

bool MemberActs::canKick() const
{
    return grants("member:kick"_L1) && isAllowed(rights::mayKick);
}

bool MemberActs::canBan() const
{
    return grants("member:ban"_L1) && isAllowed(rights::mayBan);
}

} // namespace confab::models
