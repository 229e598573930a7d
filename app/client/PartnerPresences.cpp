// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PartnerPresences.h"

#include "Guarded.h"
#include "Workspace.h"

#include <algorithm>
#include <functional>

namespace confab::client {

PartnerPresences::PartnerPresences(Workspace &workspace)
    : m_workspace(workspace)
{
    connect(&workspace.rooms(), &Rooms::added, this, &PartnerPresences::want);
}

void PartnerPresences::catchUp()
{
    m_wanted = m_workspace.rooms().ids();
    m_wanted.removeIf([this](RoomId room) { return !isToBeAsked(room); });
    std::ranges::sort(m_wanted, std::ranges::greater(),
                      [this](RoomId room) { return m_workspace.rooms().find(room)->activeAt(); });
    m_wanted.resize(std::min<qsizetype>(m_wanted.size(), kMost));
    next();
}

void PartnerPresences::want(RoomId room)
{
    if (!m_workspace.connection().isLive())
        return; // catchUp() comes
    m_wanted.append(room);
    next();
}

void PartnerPresences::next()
{
    while (!m_isAsking && !m_wanted.isEmpty() && m_workspace.connection().isLive()) {
        const RoomId room = m_wanted.takeFirst();
        if (!isToBeAsked(room))
            continue; // somebody else has asked meanwhile
        m_isAsking = true;
        const auto onAnswer = [this](const Result<reply::Presences> &presences) {
            m_isAsking = false;
            if (presences)
                m_workspace.presences().put(presences->presence);
            next();
        };
        m_workspace.connection().request(command::PresenceGet{room}, guarded(this, onAnswer));
    }
}

//! Of three and more no list shows whether they are here.
bool PartnerPresences::isToBeAsked(RoomId room) const
{
    const KnownRoom *entry = m_workspace.rooms().find(room);
    if (!entry || entry->room.kind != RoomKind::Direct)
        return false;
    QList<Member> others = m_workspace.members().of(room);
    others.removeIf([self = m_workspace.self().id](const Member &member) { return member.user.id == self; });
    // In a room that has just come it may not be known yet who they are.
    return others.isEmpty() || (others.size() == 1 && !m_workspace.presences().isKnown(others.constFirst().user.id));
}

} // namespace confab::client
