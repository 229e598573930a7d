// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/InviteLink.h"
#include "client/ServerAddress.h"
#include "protocol/Ids.h"

#include <QObject>

#include <optional>

namespace confab::models {

class AccountSession;
class Invitation;
class OnboardingController;
class RoomHost;

//! Where an address or an invite leads that came from outside: a link that was followed, the command line, another
//! start of the app. Nobody joins anything by that alone.
class LinkArrival : public QObject
{
    Q_OBJECT
public:
    //! All outlive this; a null host is none.
    LinkArrival(AccountSession &session, OnboardingController &onboarding, Invitation &invitation, const RoomHost *host);

    //! Goes there: to the question whether to join where somebody is signed in on that server, else to the form that
    //! joins, or to the question whether another server is to be left for it.
    void arrive(const QString &text);
    //! A link in a message that leads to a room of the open server: asks whether to join. False for any other.
    bool takeOwn(const QString &text);
    //! The user has said so: the open server was left. Empty: for a form in which no address stands yet.
    void go(const QString &text);
    //! An account of that server is about to be opened: asks then.
    void expect(const QString &text);
    //! Another account is open, or none.
    void follow();

Q_SIGNALS:
    //! Show this room, as soon as it is there.
    void roomWanted(confab::RoomId room);
    //! It leads to the open server, and to no room of it.
    void arrivedHere();
    //! It is for a new password: a page for the browser.
    void passwordLinkArrived(const QString &link);
    //! Ask whether the open server is to be left for this address or link.
    void offered(const QString &text);

private:
    bool isOpen(const client::ServerAddress &address) const;

    AccountSession &m_session;
    OnboardingController &m_onboarding;
    Invitation &m_invitation;
    const RoomHost *m_host;
    std::optional<client::InviteLink> m_expected;
};

} // namespace confab::models
