// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Workspace.h"

#include "BanEnds.h"
#include "CatchUp.h"
#include "EventApplier.h"
#include "Memberships.h"
#include "NewestPages.h"
#include "PartnerPresences.h"
#include "ServerNotices.h"

#include <QDir>

namespace confab::client {

using namespace Qt::StringLiterals;

Workspace::Workspace(WorkspaceSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_ownUser(m_setup.credentials.user)
    , m_connection(connectionSetup())
    , m_session(m_setup.address, m_setup.credentials, m_setup.store, m_setup.timing, m_connection)
    , m_logs(m_replica, m_connection)
    , m_roomLosses(*this)
    , m_outbox(m_replica, m_connection, m_setup.timing)
    , m_rooms(m_replica, m_blocked, m_ownUser.id())
    , m_roomPreferences(m_replica.rooms(), m_rooms, m_connection)
    , m_members(m_replica.rooms())
    , m_systemLines({m_replica.lines(), m_replica.messages(), m_rooms, m_members})
    , m_agents(m_connection)
    , m_typing(m_setup.timing.typingEnds)
    , m_cursors(m_replica.rooms())
    , m_roomRights(m_connection)
    , m_serverRights(m_connection)
    , m_ownCursors(m_rooms, m_connection, m_setup.timing.delivered)
    , m_ownTyping(m_connection, m_setup.timing.typingRepeat)
    , m_roomRequests(*this)
    , m_directory(m_connection)
    , m_messageRequests(*this)
    , m_agentRequests(*this)
    , m_inviteRequests(*this)
    , m_memberRequests(*this)
    , m_peopleRequests(*this)
    , m_pictureRequests(*this)
    , m_pictures(*this)
    , m_serverRequests(*this)
    , m_banEnds(std::make_unique<BanEnds>(m_roomLosses, m_connection))
    , m_events(std::make_unique<EventApplier>(*this))
    , m_newestPages(std::make_unique<NewestPages>(*this))
    , m_memberships(std::make_unique<Memberships>(*this, *m_newestPages))
    , m_partnerPresences(std::make_unique<PartnerPresences>(*this))
    , m_timelines(*this, *m_newestPages)
    , m_serverNotices(std::make_unique<ServerNotices>(*this))
    , m_catchUp(std::make_unique<CatchUp>(*this, CatchUp::Parts{*m_newestPages, *m_banEnds, *m_partnerPresences}))
{
    connectParts();
}

Workspace::~Workspace()
{
    close();
}

ConnectionSetup Workspace::connectionSetup()
{
    ConnectionSetup setup;
    setup.gateway = m_setup.address.gatewayUrl();
    setup.device = m_setup.device;
    setup.timing = m_setup.timing;
    setup.makeTransport = m_setup.makeTransport ? m_setup.makeTransport : webSockets(m_setup.address.key());
    setup.random = m_setup.random;
    setup.isInside = m_setup.isInside;
    setup.positions = [this](int most) { return m_memberships->positionsForHello(most); };
    return setup;
}

void Workspace::connectParts()
{
    m_serverRights.setSelf(m_ownUser.id());
    connect(&m_connection, &Connection::received, m_events.get(), &EventApplier::take);
    connect(&m_connection, &Connection::receivedUnknown, &m_logs, &RoomLogs::offerUnknown);
    connect(&m_logs, &RoomLogs::applied, m_events.get(), &EventApplier::apply);
    connect(&m_logs, &RoomLogs::restarted, &m_systemLines, &SystemLines::forget);
    connect(&m_rooms, &Rooms::removed, &m_systemLines, &SystemLines::forget);
    connect(&m_rooms, &Rooms::renumbered, &m_cursors, &Cursors::restart);
    connect(&m_rooms, &Rooms::renumbered, &m_ownCursors, &OwnCursors::forget);
    connect(&m_rooms, &Rooms::miscounted, m_memberships.get(), &Memberships::recount);
    connect(&m_rooms, &Rooms::added, &m_roomLosses, &RoomLosses::cameBack);
    connect(&m_directory, &Directory::listed, m_banEnds.get(), &BanEnds::noteListed);
}

Result<> Workspace::open()
{
    if (auto opened = m_replica.open(m_setup.folder, replicaName(m_ownUser.id())); !opened)
        return opened;
    m_logs.load();
    m_outbox.load();
    m_roomPreferences.load();
    m_rooms.load();
    m_banEnds->watch();
    m_session.start();
    return Done{};
}

void Workspace::close()
{
    m_session.stop();
    m_replica.close();
}

void Workspace::signOut(Callback<> reply)
{
    close();
    const QString path = QDir(m_setup.folder).filePath(replicaName(m_ownUser.id()) + ".db"_L1);
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
    m_session.signOut(std::move(reply));
}

} // namespace confab::client
