// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteBook.h"

#include <algorithm>

namespace confab::core {

void InviteBook::load(const QList<StoredInvite> &invites)
{
    QList<StoredInvite> sorted = invites;
    std::ranges::sort(sorted, {}, [](const StoredInvite &each) { return each.id; });
    m_invites.clear();
    m_codes.clear();
    for (const StoredInvite &invite : std::as_const(sorted))
        add(invite);
}

void InviteBook::add(const StoredInvite &invite)
{
    m_invites.insert(invite.invite.code, invite);
    m_codes[invite.invite.room].append(invite.invite.code);
}

void InviteBook::remove(const QString &code)
{
    const auto it = m_invites.constFind(code);
    if (it == m_invites.cend())
        return;
    m_codes[it->invite.room].removeOne(code);
    m_invites.erase(it);
}

void InviteBook::removeRoom(RoomId room)
{
    for (const QString &code : m_codes.take(room))
        m_invites.remove(code);
}

void InviteBook::revoke(const QString &code)
{
    if (const auto it = m_invites.find(code); it != m_invites.end())
        it->revoked = true;
}

void InviteBook::count(const QString &code, int used)
{
    if (const auto it = m_invites.find(code); it != m_invites.end())
        it->invite.used = std::max(it->invite.used, used);
}

const StoredInvite *InviteBook::find(const QString &code) const
{
    const auto it = m_invites.constFind(code);
    return it == m_invites.cend() ? nullptr : &*it;
}

QList<StoredInvite> InviteBook::of(RoomId room) const
{
    QList<StoredInvite> invites;
    for (const QString &code : m_codes.value(room))
        invites.append(m_invites.value(code));
    return invites;
}

} // namespace confab::core
