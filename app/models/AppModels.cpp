// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AppModels.h"

#include "client/Workspace.h"
#include "RoomHost.h"

namespace confab::models {

AppModels::AppModels(const AppParts &given)
    : parts(given)
{
    joinNotices();
    connect(&session, &AccountSession::changed, this, &AppModels::onSessionChanged);
    connect(&session, &AccountSession::serverRenamed, this, &AppModels::accountChanged);
    connect(&session, &AccountSession::ended, this, &AppModels::onSessionEnded);
    connect(&server, &ServerOptions::named, &session, &AccountSession::setServerName);
    connect(&profile, &Profile::erased, &session, &AccountSession::signOut);
    joinRooms();
    joinLinks();
    joinDesktop();
    room.reports()->keepIn(parts.settings);
    rooms.reportMarks().keepIn(parts.settings);
    rooms.sidebar()->keepIn(parts.settings);
    room.timeline()->setAttendance(attendance);
}

void AppModels::joinNotices()
{
    notices.followAll(accounts, lostGuests, onboarding, room, person, server, profile, settings, arrival);
    notices.follow(invitation, rooms);
    connect(rooms.actions(), &RoomActions::failed, &notices, &Notices::warn);
    connect(&newMessage, &NewMessage::failed, &notices, &Notices::warn);
    connect(&host, &HostInfo::copyRequested, &notices, &Notices::copy);
    connect(&hostReach, &HostReach::failed, &notices, &Notices::warn);
    connect(&links, &LinkOpener::copyRequested, &notices, &Notices::copy);
    connect(room.invites(), &InviteListModel::copyRequested, &notices, &Notices::copy);
}

void AppModels::joinRooms()
{
    connect(room.composer(), &ComposerController::draftSaved, &rooms, &RoomListModel::setDraft);
    connect(room.reports(), &ReportListModel::looked, &rooms.reportMarks(), &ReportMarks::look);
    connect(&newMessage, &NewMessage::opened, &rooms, &RoomListModel::setCurrent);
    connect(&directory, &DirectoryModel::opened, &rooms, &RoomListModel::setCurrent);
    connect(&midnight, &Midnight::passed, &rooms, &RoomListModel::refresh);
    connect(&midnight, &Midnight::passed, room.timeline(), &TimelineModel::refreshDays);
    connect(&choice, &RoomChoice::changed, this, [this] { person.attach(session.workspace(), rooms.current()); });
    connect(person.contact(), &PersonContact::writeRequested, &newMessage, &NewMessage::writeTo);
    connect(person.contact(), &PersonContact::mentionRequested, room.composer(), &ComposerController::mention);
    room.invites()->follow(host);
}

void AppModels::joinLinks()
{
    connect(&links, &LinkOpener::joinRequested, &arrival, &LinkArrival::arrive);
    connect(&links, &LinkOpener::openRequested, this, [this](const QUrl &url) {
        if (!arrival.takeOwn(url.toString()) && parts.openUrl)
            parts.openUrl(url);
    });
    connect(&arrival, &LinkArrival::passwordLinkArrived, &links,
            [this](const QString &link) { links.request(link, link); });
    connect(&arrival, &LinkArrival::roomWanted, &choice, &RoomChoice::want);
    connect(&invitation, &Invitation::entered, &choice, &RoomChoice::want);
}

void AppModels::joinDesktop()
{
    notices.setOutside(
        {[this] { return desktop.isTelling(); }, [this](RoomId told) { return desktop.isTellingReports(told); }});
    connect(&attendance, &platform::Attendance::changed, this, [this] { presence.setAway(attendance.isAway()); });
    connect(&desktop, &DesktopIntegration::failed, &notices, &Notices::warn);
    connect(&desktop, &DesktopIntegration::roomWanted, &rooms, &RoomListModel::open);
    connect(room.reports(), &ReportListModel::looked, &desktop, &DesktopIntegration::noteReportsLooked);
}

void AppModels::onSessionChanged()
{
    client::Workspace *workspace = session.workspace();
    choice.attach(workspace, session.account().id);
    pictures->attach(workspace);
    connection.attach(workspace);
    presence.attach(workspace);
    self.attach(workspace);
    directory.attach(workspace);
    newMessage.attach(workspace);
    desktop.attach(workspace);
    hostReach.follow();
    person.attach(workspace, {});
    profile.attach(workspace, session.account().hosted ? parts.host : nullptr);
    server.attach(workspace);
    notices.handBack(workspace);
    if (workspace)
        follow(*workspace);
    arrival.follow();
    choice.begin();
    Q_EMIT accountChanged();
}

void AppModels::onSessionEnded(const KnownAccount &account, const Error &error)
{
    // The owner of the room in this app can always prove it again.
    if (account.hosted && parts.host && parts.host->isRunning())
        onboarding.hostHere(account.name);
    else
        onboarding.showEnd(account, error);
}

void AppModels::follow(client::Workspace &workspace)
{
    connect(&workspace.connection(), &client::Connection::stateChanged, this, [this] {
        attendance.check(); // a connection breaks when the computer sleeps
        Q_EMIT accountChanged();
    });
    notices.follow(workspace, rooms);
}

} // namespace confab::models
