// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AccountListModel.h"
#include "AppParts.h"
#include "ConnectionStatus.h"
#include "CurrentRoom.h"
#include "Departure.h"
#include "HostInfo.h"
#include "LinkOpener.h"
#include "OnboardingController.h"
#include "RoomListModel.h"
#include "Settings.h"
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

struct KnownAccount;

//! What the command line asks for.
struct StartOptions
{
    QString server = {}; //!< join here as a guest
    QString name = {};
    bool hostHere = false;
    //! Show the form that joins `server` instead: a link may come from anybody. One that is no address is none.
    bool ask = false;
};

//! The entry point for QML: everything else hangs on it.
class App : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(Page page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString userName READ userName NOTIFY userChanged)
    Q_PROPERTY(QString userId READ userId NOTIFY userChanged)
    Q_PROPERTY(QString userInitials READ userInitials NOTIFY userChanged)
    Q_PROPERTY(int userColorIndex READ userColorIndex NOTIFY userChanged)
    Q_PROPERTY(bool guest READ isGuest NOTIFY userChanged)
    Q_PROPERTY(bool signInKept READ isSignInKept WRITE setSignInKept NOTIFY userChanged)
    Q_PROPERTY(int presence READ presence WRITE setPresence NOTIFY presenceChanged)
    Q_PROPERTY(QString serverName READ serverName NOTIFY userChanged)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(confab::models::OnboardingController *onboarding READ onboarding CONSTANT)
    Q_PROPERTY(confab::models::AccountListModel *accounts READ accounts CONSTANT)
    Q_PROPERTY(confab::models::ConnectionStatus *connection READ connection CONSTANT)
    Q_PROPERTY(confab::models::HostInfo *host READ host CONSTANT)
    Q_PROPERTY(confab::models::RoomListModel *rooms READ rooms CONSTANT)
    Q_PROPERTY(confab::models::CurrentRoom *room READ room CONSTANT)
    Q_PROPERTY(confab::models::Settings *settings READ settings CONSTANT)
    Q_PROPERTY(confab::models::ToastModel *toasts READ toasts CONSTANT)
    Q_PROPERTY(confab::models::LinkOpener *links READ links CONSTANT)
    Q_PROPERTY(confab::models::Departure *departure READ departure CONSTANT)

public:
    //! Starting: the last session is being opened (well under a second). Welcome: onboarding. Joining: signed in, the
    //! rooms are not there yet. Chat: the main window, online or not.
    enum Page { Starting, Welcome, Joining, Chat };
    Q_ENUM(Page)

    explicit App(const AppParts &parts, QObject *parent = nullptr);
    ~App() override;

    //! Opens the last session, or does what the options say. Call once, after the window is shown.
    void start(const StartOptions &options);
    //! Somebody followed a join address while the app was running: goes to the form that joins it, or emits
    //! addressOffered() where another server would be left for it.
    void openAddress(const QString &address);
    //! Who is there: drives presence and what counts as seen. To be shown the application's events.
    platform::Attendance &attendance() const;
    //! The account that is open; null for none.
    client::Workspace *workspace() const;

    //! What QML gets: the App that was set on the engine by setOn().
    static App *create(QQmlEngine *engine, QJSEngine *);
    void setOn(QQmlEngine &engine);

    Page page() const;
    QString userName() const;
    QString userId() const;
    QString userInitials() const; //!< of one's own avatar
    int userColorIndex() const;   //!< 0–7; as in the room that is open
    bool isGuest() const;         //!< without a password: once signed out, nobody can be this guest again
    //! Comes back as who is here now; of the open account alone.
    bool isSignInKept() const;
    void setSignInKept(bool kept);
    int presence() const; //!< MemberListModel.Presence of oneself
    void setPresence(int presence);
    QString serverName() const;
    QString version() const;
    OnboardingController *onboarding() const;
    AccountListModel *accounts() const;
    ConnectionStatus *connection() const;
    HostInfo *host() const;
    RoomListModel *rooms() const;
    CurrentRoom *room() const;
    Settings *settings() const;
    ToastModel *toasts() const;
    LinkOpener *links() const;
    Departure *departure() const;

    //! Signs out here and forgets this account's local data; App.page becomes Welcome.
    Q_INVOKABLE void logOut();
    //! Goes to Welcome without signing out, to choose another account.
    Q_INVOKABLE void switchAccount();
    //! Leaves the open server, as switchAccount() does, for the form that joins this one.
    Q_INVOKABLE void leaveFor(const QString &address);
    //! As if the window was closed: it may ask first.
    Q_INVOKABLE void quit();
    //! Whether the window is the one that has the keyboard.
    Q_INVOKABLE void setWindowActive(bool active);

Q_SIGNALS:
    void pageChanged();
    void userChanged();
    void presenceChanged();
    //! Ask whether to leaveFor() this address.
    void addressOffered(const QString &address);

private:
    struct Inner;

    void connectSession();
    void connectNotices();
    void showReach();
    static bool matches(const KnownAccount &account, const StartOptions &options);
    void restore(const KnownAccount &account);
    void leaveStarting();
    void onSessionChanged();
    void follow(client::Workspace &workspace);
    void arrive();
    void openLastRoom();
    QString roomKey(const char *what) const;
    void onCurrentRoomChanged();
    void onMidnight();

    std::unique_ptr<Inner> m_inner;
};

} // namespace confab::models
