// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HostReach.h"

#include "AccountSession.h"
#include "client/Guarded.h"
#include "HostInfo.h"

namespace confab::models {

HostReach::HostReach(RoomHost *host, HostInfo &info, const AccountSession &session)
    : m_host(host)
    , m_info(info)
    , m_session(session)
{
    connect(&info, &HostInfo::openRequested, this, &HostReach::setOpen);
}

void HostReach::follow()
{
    const client::Workspace *workspace = m_session.workspace();
    m_info.setAddress(workspace ? workspace->address() : client::ServerAddress(),
                      workspace && m_session.account().hosted);
    tell();
}

void HostReach::setOpen(bool open)
{
    m_host->setOpen(open, client::guarded(this, [this](const Result<> &done) { onOpened(done); }));
}

void HostReach::onOpened(const Result<> &done)
{
    client::Workspace *own = m_session.workspace();
    if (!done)
        Q_EMIT failed(done.error().text());
    else if (own && m_session.account().hosted)
        own->connection().reconnectNow(); // the server has just come back, and so can this app
    tell();
}

void HostReach::tell()
{
    if (m_host)
        m_info.setReach(m_host->isOpen(), m_host->openAddress());
}

} // namespace confab::models
