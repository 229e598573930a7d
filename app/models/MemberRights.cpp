// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemberRights.h"

#include "client/Workspace.h"
#include "protocol/Rights.h"

#include <QDateTime>

namespace confab::models {

using namespace Qt::StringLiterals;

MemberRights::MemberRights(client::Workspace *workspace, RoomId room, const User &target, bool isAccount)
    : m_workspace(room.isNull() ? nullptr : workspace)
    , m_room(room)
    , m_target(target)
    , m_isAccount(isAccount)
{
}

template <class Right, class... More>
bool MemberRights::isAllowed(Right right, const More &...more) const
{
    const auto *known = m_workspace ? m_workspace->rooms().find(m_room) : nullptr;
    if (!known)
        return false;
    const auto self = m_workspace->members().find(m_room, m_workspace->self().id);
    const auto other = m_workspace->members().find(m_room, m_target.id);
    if (!self || m_target.id == self->user.id)
        return false;
    const rights::Standing standing(&*self, QDateTime::currentMSecsSinceEpoch());
    const rights::Target whom{.user = m_target.id,
                              .member = other ? &*other : nullptr,
                              .guest = !m_isAccount,
                              .agent = m_target.kind == UserKind::Agent};
    return bool(right(&known->room, standing, whom, more...));
}

bool MemberRights::grants(QLatin1String what) const
{
    return m_workspace && m_workspace->roomRights().may(m_room, what);
}

bool MemberRights::mayGive(Role role) const
{
    const auto right = [](const Room *room, const rights::Standing &self, const rights::Target &whom, Role given) {
        return rights::mayGiveRole(room, self, whom, given);
    };
    return grants("member:role"_L1) && isAllowed(right, role);
}

QList<Role> MemberRights::roles() const
{
    QList<Role> roles;
    for (const Role role : {Role::Guest, Role::Member, Role::Admin}) {
        if (mayGive(role))
            roles.append(role);
    }
    // Only what is held already is no choice.
    return roles.size() > 1 ? roles : QList<Role>();
}

bool MemberRights::canHandOver() const
{
    return mayGive(Role::Owner);
}

bool MemberRights::canMute() const
{
    return grants("member:mute"_L1) && isAllowed(rights::mayMute);
}

bool MemberRights::canKick() const
{
    return grants("member:kick"_L1) && isAllowed(rights::mayKick);
}

bool MemberRights::canBan() const
{
    return grants("member:ban"_L1) && isAllowed(rights::mayBan);
}

} // namespace confab::models
