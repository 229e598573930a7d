// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Workspace.h"

#include "EventApplier.h"
#include "Memberships.h"
#include "NewestPages.h"
#include "PartnerPresences.h"
#include "protocol/CloseCode.h"

#include <QDir>

namespace confab::client {

using namespace Qt::StringLiterals;

Workspace::Workspace(WorkspaceSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_self(m_setup.credentials.user)
    , m_signIn(m_setup.address)
    , m_tokens(m_setup.credentials, m_signIn, m_setup.store, m_setup.timing)
    , m_connection(connectionSetup())
    , m_logs(m_replica, m_connection)
    , m_roomLosses(*this)
    , m_banEnds(m_roomLosses, m_connection)
    , m_outbox(m_replica, m_connection, m_setup.timing)
    , m_rooms(m_replica, m_blocked, m_self.id)
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
    , m_applier(std::make_unique<EventApplier>(*this))
    , m_newestPages(std::make_unique<NewestPages>(*this))
    , m_memberships(std::make_unique<Memberships>(*this, *m_newestPages))
    , m_partnerPresences(std::make_unique<PartnerPresences>(*this))
    , m_timelines(*this, *m_newestPages)
{
    connectParts();
    connectSignIn();
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
    connect(&m_connection, &Connection::welcomed, this, &Workspace::onWelcome);
    connect(&m_connection, &Connection::stateChanged, this, &Workspace::onStateChanged);
    connect(&m_connection, &Connection::received, this, [this](const EventFrame &frame) { m_applier->take(frame); });
    connect(&m_connection, &Connection::receivedUnknown, &m_logs, &RoomLogs::offerUnknown);
    connect(&m_logs, &RoomLogs::applied, this, [this](const EventFrame &frame) { m_applier->apply(frame); });
    m_serverRights.setSelf(m_self.id);
    connect(&m_logs, &RoomLogs::restarted, &m_systemLines, &SystemLines::forget);
    connect(&m_rooms, &Rooms::removed, &m_systemLines, &SystemLines::forget);
    connect(&m_rooms, &Rooms::renumbered, this, &Workspace::onRenumbered);
    connect(&m_rooms, &Rooms::miscounted, m_memberships.get(), &Memberships::recount);
    connect(&m_rooms, &Rooms::added, &m_roomLosses, &RoomLosses::cameBack);
    connect(&m_directory, &Directory::listed, &m_banEnds, &BanEnds::noteListed);
    connect(m_memberships.get(), &Memberships::timelineClosed, this, &Workspace::timelineClosed);
    connect(m_memberships.get(), &Memberships::handedBack, this, &Workspace::handedBack);
    connect(m_memberships.get(), &Memberships::tooMany, this, [this] {
        Q_EMIT noticed(
            u"too_many_rooms"_s,
            u"You are in more rooms of this server than Confab shows. Only %L1 of them are here."_s.arg(kMaxRooms));
    });
    connect(&m_roomLosses, &RoomLosses::toldMany, this, [this](int rooms) {
        Q_EMIT noticed(u"rooms_gone"_s, u"You are no longer in %L1 rooms of this server."_s.arg(rooms));
    });
}

void Workspace::connectSignIn()
{
    connect(&m_connection, &Connection::tokenRefused, this, [this](bool expired, const QString &reason) {
        m_farewell.noteClose(reason);
        m_tokens.renewRefused(expired);
    });
    connect(&m_connection, &Connection::refused, this, &Workspace::onRefused);
    connect(&m_tokens, &SessionTokens::refreshed, this,
            [this](const Credentials &credentials) { m_connection.setToken(credentials.token); });
    connect(&m_tokens, &SessionTokens::unsaved, this, [this] {
        Q_EMIT noticed(u"sign_in_unsaved"_s,
                       u"Your sign-in could not be saved. You may have to sign in again later."_s);
    });
    connect(&m_tokens, &SessionTokens::ended, this,
            [this](const Error &error) { endSession(m_farewell.ended(error)); });
}

Result<> Workspace::open()
{
    if (auto opened = m_replica.open(m_setup.folder, replicaName(m_self.id)); !opened)
        return opened;
    m_logs.load();
    m_outbox.load();
    m_roomPreferences.load();
    m_rooms.load();
    m_banEnds.watch();
    m_connection.setToken(m_setup.credentials.token);
    m_connection.start();
    m_tokens.start();
    return Done{};
}

void Workspace::close()
{
    m_tokens.stop();
    m_connection.stop();
    m_replica.close();
}

void Workspace::signOut(Callback<> reply)
{
    const Credentials credentials = m_tokens.credentials();
    close();
    if (m_setup.store != nullptr)
        m_setup.store->clear(m_setup.address);
    const QString path = QDir(m_setup.folder).filePath(replicaName(m_self.id) + ".db"_L1);
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
    m_signIn.logout(credentials, std::move(reply));
}

void Workspace::absorb(const Message &message)
{
    m_applier->absorb(message);
}

void Workspace::onRenamed(const User &user)
{
    m_members.rename(user);
    if (user.id != m_self.id || m_self == user)
        return;
    m_self = user;
    Q_EMIT selfChanged();
}

void Workspace::onNotice(RoomId room, const event::ServerNotice &notice)
{
    if (notice.kind == "token_expiring"_L1)
        return m_tokens.refresh();
    if (notice.kind == "server_updated"_L1) {
        Q_EMIT serverUpdated(notice.name);
        return;
    }
    if (notice.kind == "banned"_L1)
        return m_roomLosses.banned(notice);
    if (notice.kind == "report"_L1) {
        Q_EMIT reported(notice.room.value_or(RoomId()), notice.text, notice.reason);
        return;
    }
    if (m_farewell.take(notice))
        return;
    if (room.isNull()) {
        Q_EMIT noticed(notice.kind, notice.text);
        return;
    }
    if (notice.kind == "agent_unavailable"_L1)
        m_agents.refresh();
    Q_EMIT noticedIn(room, notice.kind, notice.text, notice.retryAfterMs);
}

void Workspace::onWelcome(const reply::Welcome &welcome)
{
    m_limits = welcome.limits;
    m_farewell.forget();
    const bool isRenamed = std::exchange(m_self, welcome.user) != welcome.user;
    m_blocked.replace(welcome.blocked);
    m_memberships->follow(welcome);
    m_ownTyping.forget();
    m_ownCursors.catchUp(welcome.rooms);
    if (isRenamed)
        Q_EMIT selfChanged();
}

void Workspace::onRenumbered(RoomId room)
{
    m_cursors.restart(room);
    m_ownCursors.forget(room);
}

void Workspace::onStateChanged()
{
    if (m_connection.isLive())
        return onLive();
    if (m_connection.state() != Connection::State::Offline)
        return;
    m_logs.forgetEarly();
    m_presences.clear();
    m_typing.clear();
    m_members.doubt();
    m_agentRequests.forgetAsking();
}

void Workspace::onLive()
{
    m_tokens.noteTaken();
    m_agents.refresh();
    if (!isGuest())
        m_serverRights.ask();
    m_newestPages->wantMissing();
    m_banEnds.ask();
    m_timelines.catchUp();
    m_partnerPresences->catchUp();
    // Words come last: a server that refuses everything is known before one of them is blamed.
    m_outbox.flush();
}

void Workspace::onRefused(quint16 code, const QString &reason)
{
    if (reason == closereason::kSessionExpired)
        endSession(Error{ErrorCode::Unauthorized, u"The guest session has ended. You can come back with a new one."_s});
    else if (code == quint16(CloseCode::Banned))
        endSession(m_farewell.refusal(reason));
}

void Workspace::endSession(const Error &error)
{
    m_tokens.stop();
    m_connection.stop();
    if (m_setup.store != nullptr && !mayComeBack(error))
        m_setup.store->clear(m_setup.address);
    Q_EMIT signedOut(error);
}

} // namespace confab::client
