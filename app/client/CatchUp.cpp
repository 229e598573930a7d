// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CatchUp.h"

#include "BanEnds.h"
#include "Memberships.h"
#include "NewestPages.h"
#include "PartnerPresences.h"
#include "Workspace.h"

namespace confab::client {

CatchUp::CatchUp(Workspace &workspace, const Parts &parts)
    : m_workspace(workspace)
    , m_parts(parts)
{
    connect(&workspace.connection(), &Connection::welcomed, this, &CatchUp::onWelcome);
    connect(&workspace.connection(), &Connection::stateChanged, this, &CatchUp::onStateChanged);
}

void CatchUp::onWelcome(const reply::Welcome &welcome)
{
    m_workspace.blocked().replace(welcome.blocked);
    m_workspace.memberships().follow(welcome);
    m_workspace.ownTyping().forget();
    m_workspace.ownCursors().catchUp(welcome.rooms);
    // Last, as who hears of it looks at the rest.
    m_workspace.ownUser().put(welcome.user);
}

void CatchUp::onStateChanged()
{
    if (m_workspace.connection().isLive())
        onLive();
    else if (m_workspace.connection().state() == Connection::State::Offline)
        onOffline();
}

void CatchUp::onLive()
{
    m_workspace.agents().refresh();
    if (!m_workspace.session().isGuest())
        m_workspace.serverRights().ask();
    m_parts.newestPages.wantMissing();
    m_parts.banEnds.ask();
    m_workspace.timelines().catchUp();
    m_parts.partnerPresences.catchUp();
    // Words come last: a server that refuses everything is known before one of them is blamed.
    m_workspace.outbox().flush();
}

void CatchUp::onOffline()
{
    m_workspace.logs().forgetEarly();
    m_workspace.presences().clear();
    m_workspace.typing().clear();
    m_workspace.members().doubt();
    m_workspace.agentRequests().forgetAsking();
}

} // namespace confab::client
