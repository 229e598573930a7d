// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AccountListModel.h"
#include "AppParts.h"
#include "Background.h"
#include "ConnectionStatus.h"
#include "CurrentRoom.h"
#include "Departure.h"
#include "DirectoryModel.h"
#include "EmojiListModel.h"
#include "HostInfo.h"
#include "Invitation.h"
#include "LinkOpener.h"
#include "NewMessage.h"
#include "NoticeSettings.h"
#include "OnboardingController.h"
#include "OwnPerson.h"
#include "PersonCard.h"
#include "Profile.h"
#include "RoomListModel.h"
#include "ServerOptions.h"
#include "Settings.h"
#include "Startup.h"
#include "ToastModel.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

class QJSEngine;
class QQmlEngine;

namespace confab::client {
class Workspace;
}

namespace confab::platform {
class Attendance;
}

namespace confab::models {

//! The entry point for QML: everything else hangs on it. Lives on the GUI thread and owns what it hands out.
class App : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(Page page READ page NOTIFY pageChanged)
    Q_PROPERTY(bool signInKept READ isSignInKept WRITE setSignInKept NOTIFY accountChanged)
    Q_PROPERTY(QString serverName READ serverName NOTIFY accountChanged)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(confab::models::OnboardingController *onboarding READ onboarding CONSTANT)
    Q_PROPERTY(confab::models::AccountListModel *accounts READ accounts CONSTANT)
    Q_PROPERTY(confab::models::OwnPerson *self READ self CONSTANT)
    Q_PROPERTY(confab::models::ConnectionStatus *connection READ connection CONSTANT)
    Q_PROPERTY(confab::models::HostInfo *host READ host CONSTANT)
    Q_PROPERTY(confab::models::RoomListModel *rooms READ rooms CONSTANT)
    Q_PROPERTY(confab::models::CurrentRoom *room READ room CONSTANT)
    Q_PROPERTY(confab::models::DirectoryModel *directory READ directory CONSTANT)
    Q_PROPERTY(confab::models::NewMessage *newMessage READ newMessage CONSTANT)
    Q_PROPERTY(confab::models::PersonCard *person READ person CONSTANT)
    Q_PROPERTY(confab::models::Profile *profile READ profile CONSTANT)
    Q_PROPERTY(confab::models::ServerOptions *server READ server CONSTANT)
    Q_PROPERTY(confab::models::Invitation *invitation READ invitation CONSTANT)
    Q_PROPERTY(confab::models::Settings *settings READ settings CONSTANT)
    Q_PROPERTY(confab::models::ToastModel *toasts READ toasts CONSTANT)
    Q_PROPERTY(confab::models::LinkOpener *links READ links CONSTANT)
    Q_PROPERTY(confab::models::Departure *departure READ departure CONSTANT)
    Q_PROPERTY(confab::models::Background *background READ background CONSTANT)
    Q_PROPERTY(confab::models::NoticeSettings *noticeSettings READ noticeSettings CONSTANT)
    Q_PROPERTY(confab::models::EmojiListModel *emoji READ emoji CONSTANT)
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged)

public:
    //! Starting: the last session is being opened (well under a second). Welcome: onboarding. Joining: signed in, the
    //! rooms are not there yet. Chat: the main window, online or not.
    enum Page { Starting, Welcome, Joining, Chat };
    Q_ENUM(Page)

    explicit App(const AppParts &parts, QObject *parent = nullptr);
    ~App() override;

    //! Opens the last session, or does what the options say. Call once, after the window is shown.
    void start(const StartOptions &options);
    //! Somebody followed or typed an address or an invite while the app was running: as LinkArrival::arrive().
    Q_INVOKABLE void openAddress(const QString &address);
    //! Whether it leads anywhere: the address of a server, or a link to a room.
    Q_INVOKABLE bool isAddress(const QString &text) const;
    //! Whether it is for a new password: openAddress() shows it in the browser.
    Q_INVOKABLE bool isPasswordLink(const QString &text) const;
    //! Who is there: drives presence and what counts as seen. To be shown the application's events.
    platform::Attendance &attendance() const;
    //! The account that is open; null for none.
    client::Workspace *workspace() const;

    //! What QML gets: the App that was set on the engine by setOn().
    static App *create(QQmlEngine *engine, QJSEngine *);
    void setOn(QQmlEngine &engine);

    Page page() const;
    //! Comes back as who is here now; of the open account alone.
    bool isSignInKept() const;
    void setSignInKept(bool kept);
    QString serverName() const;
    QString version() const;
    OnboardingController *onboarding() const;
    AccountListModel *accounts() const;
    OwnPerson *self() const; //!< who is signed in
    ConnectionStatus *connection() const;
    HostInfo *host() const;
    RoomListModel *rooms() const;
    CurrentRoom *room() const;
    DirectoryModel *directory() const;
    NewMessage *newMessage() const;
    PersonCard *person() const; //!< whose card is shown
    Profile *profile() const;
    ServerOptions *server() const; //!< for who leads it
    Invitation *invitation() const; //!< that was offered to who is signed in
    Settings *settings() const;
    ToastModel *toasts() const;
    LinkOpener *links() const;
    Departure *departure() const;
    Background *background() const;
    NoticeSettings *noticeSettings() const;
    EmojiListModel *emoji() const;
    int unread() const; //!< messages of all rooms that wait for the user

    //! Signs out here and forgets this account's local data; App.page becomes Welcome.
    Q_INVOKABLE void logOut();
    //! Goes to Welcome without signing out, to choose another account.
    Q_INVOKABLE void switchAccount();
    //! Leaves the open server, as switchAccount() does, for the form that joins this one. Empty: a link is yet to be
    //! pasted, and nothing of the server that is left stands in the form.
    Q_INVOKABLE void leaveFor(const QString &address);
    //! Ends the app, also where closing the window does not; it may ask first.
    Q_INVOKABLE void quit();
    //! Whether the window is the one that has the keyboard.
    Q_INVOKABLE void setWindowActive(bool active);

Q_SIGNALS:
    void pageChanged();
    void accountChanged();
    void unreadChanged();
    //! The window is to come forward, where the desktop asks for one by this token.
    void windowWanted(const QString &token);
    //! Something was told on the desktop while another window has the keyboard.
    void attentionWanted();
    //! Ask whether to leaveFor() this address.
    void addressOffered(const QString &address);

private:
    struct Inner;

    void connectParts();
    void connectDesktop();
    void onSessionChanged();
    void onSessionEnded(const KnownAccount &account, const Error &error);
    void follow(client::Workspace &workspace);

    std::unique_ptr<Inner> m_inner;
};

} // namespace confab::models
