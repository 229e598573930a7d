// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"
#include "HandedBack.h"

#include <QObject>

namespace confab::client {
class Workspace;
}

namespace confab::models {

class CurrentRoom;
class LinkArrival;
class KnownAccounts;
class LostGuests;
class OnboardingController;
class PersonCard;
class Profile;
class RoomListModel;
class ServerOptions;
class Settings;
class ToastModel;

//! What the app says in passing, as a toast, and what is copied by the user's word.
class Notices : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this.
    Notices(const AppParts &parts, ToastModel &toasts);

    void warn(const QString &text);
    //! The user wants it in the clipboard.
    void copy(const QString &text);

    // Whose word is passed on. All outlive this, but the workspace.
    void follow(const KnownAccounts &accounts);
    void follow(LostGuests &guests);
    void follow(const LinkArrival &arrival);
    void follow(const OnboardingController &onboarding);
    void follow(CurrentRoom &room);
    void follow(const PersonCard &person);
    void follow(Profile &profile);
    void follow(ServerOptions &server);
    void follow(Settings &settings);
    template <class... Tellers>
    void followAll(Tellers &...tellers)
    {
        (follow(tellers), ...);
    }
    //! What the server says of a room is a toast only where that is not the current one.
    void follow(client::Workspace &workspace, const RoomListModel &rooms);
    //! Offers what this account's user wrote in rooms that are gone, and nobody else's; null for no account.
    void handBack(client::Workspace *workspace);

private:
    void confirm(const QString &text);
    void copyMessage(const QString &text, const QString &markdown);
    void tellDiscarded(const std::function<void()> &undo);

    const AppParts &m_parts;
    ToastModel &m_toasts;
    HandedBack m_handedBack; // to the user who is here
    HandedBack m_lostGuests;
};

} // namespace confab::models
