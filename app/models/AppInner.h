// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AccountSession.h"
#include "App.h"
#include "Departure.h"
#include "HandedBack.h"
#include "LostGuests.h"
#include "platform/Attendance.h"
#include "SelfPresence.h"

#include <QTimer>

namespace confab::models {

//! What App is made of, from the bottom to the top.
struct App::Inner
{
    explicit Inner(const AppParts &given)
        : parts(given)
        , attendance(given.clock)
        , settings(given.settings)
        , accounts(given.settings)
        , session(given, accounts)
        , lostGuests(session, accounts)
        , accountList(accounts)
        , onboarding(given, session, accounts)
        , room(settings)
    {
    }

    AppParts parts;
    platform::Attendance attendance;
    Settings settings;
    KnownAccounts accounts;
    AccountSession session;
    LostGuests lostGuests;
    SelfPresence presence;
    AccountListModel accountList;
    OnboardingController onboarding;
    ConnectionStatus connection;
    HostInfo host;
    RoomListModel rooms;
    CurrentRoom room;
    ToastModel toasts;
    LinkOpener links{settings};
    QTimer midnight;
    HandedBack handedBack{parts.copyText, toasts};
    Departure departure{parts, session};
    bool starting = true;
    bool arrived = false;       // there are rooms to show
    bool roomWasClosed = false; // by the user: don't open another one by itself
};

} // namespace confab::models
