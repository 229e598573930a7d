// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"
#include "HandedBack.h"
#include "protocol/Ids.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

class CurrentRoom;
class Invitation;
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

    //! Whether what others do is told on the desktop at this moment: then it is no toast as well.
    struct Outside
    {
        std::function<bool()> isTelling = [] { return false; };
        std::function<bool(RoomId)> isTellingReports = [](RoomId) { return false; };
    };
    void setOutside(const Outside &outside) { m_outside = outside; }
    void warn(const QString &text);
    //! The user wants it in the clipboard.
    void copy(const QString &text);

    // Whose word is passed on. All outlive this, but the workspace.
    void follow(const KnownAccounts &accounts);
    void follow(LostGuests &guests);
    void follow(const LinkArrival &arrival);
    void follow(const OnboardingController &onboarding);
    void follow(CurrentRoom &room);
    void follow(PersonCard &person);
    void follow(Profile &profile);
    void follow(ServerOptions &server);
    void follow(const Invitation &invitation, const RoomListModel &rooms);
    void follow(Settings &settings);
    template <class... Tellers>
    void followAll(Tellers &...tellers)
    {
        (follow(tellers), ...);
    }
    //! What the server says of a room is a toast only where that is not the current one. Rooms are led to.
    void follow(client::Workspace &workspace, RoomListModel &rooms);
    //! Begins with this account; null for none. Offers what its user wrote in rooms that are gone, and nobody else's.
    void handBack(client::Workspace *workspace);

private:
    void followRooms(client::Workspace &workspace, RoomListModel &rooms);
    void confirm(const QString &text);
    void tellLosses(client::Workspace &workspace);
    void tellAdded(client::Workspace &workspace, RoomListModel &rooms, RoomId room, const QString &by);
    void tellReport(client::Workspace &workspace, RoomListModel &rooms, RoomId room, const QString &words);
    //! Of the room, in passing; there is nothing to lead to any more, or one is there.
    void withdrawOffer(RoomId room);
    void copyMessage(const QString &text, const QString &markdown);
    void tellDiscarded(const std::function<void()> &undo);

    const AppParts &m_parts;
    ToastModel &m_toasts;
    Outside m_outside;
    HandedBack m_handedBack; // to the user who is here
    HandedBack m_lostGuests;
    QPointer<client::Workspace> m_workspace; // of the account that is open
    QHash<RoomId, int> m_offers;             // toasts that lead to a room
};

} // namespace confab::models
