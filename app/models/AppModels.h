// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AccountListModel.h"
#include "AccountSession.h"
#include "AppParts.h"
#include "Background.h"
#include "ConnectionStatus.h"
#include "CurrentRoom.h"
#include "Departure.h"
#include "DesktopIntegration.h"
#include "DirectoryModel.h"
#include "EmojiListModel.h"
#include "HostInfo.h"
#include "HostReach.h"
#include "Invitation.h"
#include "LinkArrival.h"
#include "LinkOpener.h"
#include "LostGuests.h"
#include "Midnight.h"
#include "NewMessage.h"
#include "Notices.h"
#include "NoticeSettings.h"
#include "OnboardingController.h"
#include "OwnPerson.h"
#include "PersonCard.h"
#include "PictureSource.h"
#include "platform/Attendance.h"
#include "Profile.h"
#include "RoomChoice.h"
#include "RoomListModel.h"
#include "RoomVisits.h"
#include "SelfPresence.h"
#include "ServerOptions.h"
#include "Settings.h"
#include "Startup.h"
#include "ToastModel.h"

#include <QObject>

#include <memory>

namespace confab::models {

//! All models of the app and what stands behind them: built from the bottom to the top, joined to each other, and handed
//! to the account that is open. Which of them QML sees, and under what name, is told by App. The members are each others'
//! by reference, so their order is the order of building. The session is to be closed before this goes. GUI thread.
class AppModels : public QObject
{
    Q_OBJECT
public:
    //! Everything in `given` outlives this.
    explicit AppModels(const AppParts &given);

    AppParts parts;
    platform::Attendance attendance{parts.clock};
    Settings settings{parts.settings};
    KnownAccounts accounts{parts.settings};
    AccountSession session{parts, accounts};
    LostGuests lostGuests{session, accounts};
    SelfPresence presence;
    OwnPerson self{{session, presence, parts.settings}};
    AccountListModel accountList{accounts};
    OnboardingController onboarding{parts, session, accounts};
    Startup startup{parts, session, accounts, lostGuests, onboarding};
    ConnectionStatus connection;
    HostInfo host;
    HostReach hostReach{parts.host, host, session};
    RoomListModel rooms;
    CurrentRoom room{settings};
    DirectoryModel directory;
    NewMessage newMessage;
    PersonCard person;
    Profile profile;
    std::shared_ptr<PictureSource> pictures = std::make_shared<PictureSource>();
    ServerOptions server;
    Invitation invitation;
    LinkArrival arrival{session, onboarding, invitation, parts.host};
    RoomVisits visits{parts.settings, accounts};
    RoomChoice choice{rooms, room, visits};
    ToastModel toasts;
    Notices notices{parts, toasts};
    LinkOpener links{settings};
    Midnight midnight;
    Departure departure{parts, session};
    NoticeSettings noticeSettings{parts.settings};
    Background background{parts, noticeSettings, session};
    EmojiListModel emoji{parts.settings};
    DesktopIntegration desktop{{parts, noticeSettings, rooms, presence, attendance}, self};

Q_SIGNALS:
    //! Another account is open, or none, and all models have it; or what is known of it is not the same any more.
    void accountChanged();

private:
    void joinNotices();
    void joinRooms();
    void joinLinks();
    void joinDesktop();
    void onSessionChanged();
    void onSessionEnded(const KnownAccount &account, const Error &error);
    void follow(client::Workspace &workspace);
};

} // namespace confab::models
