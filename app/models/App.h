// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppModels.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

class QJSEngine;
class QQmlEngine;

namespace confab::models {

//! The entry point for QML: everything else hangs on it, and it is the door to the outside: the window, links, the end.
//! Lives on the GUI thread and owns what it hands out.
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
    platform::Attendance &attendance() const { return m_models->attendance; }
    //! The account that is open; null for none.
    client::Workspace *workspace() const { return m_models->session.workspace(); }

    //! What QML gets: the App that was set on the engine by setOn().
    static App *create(QQmlEngine *engine, QJSEngine *);
    void setOn(QQmlEngine &engine);

    Page page() const;
    //! Comes back as who is here now; of the open account alone.
    bool isSignInKept() const { return m_models->session.isKept(); }
    void setSignInKept(bool kept);
    QString serverName() const { return m_models->session.serverName(); }
    QString version() const;
    OnboardingController *onboarding() const { return &m_models->onboarding; }
    AccountListModel *accounts() const { return &m_models->accountList; }
    OwnPerson *self() const { return &m_models->self; } //!< who is signed in
    ConnectionStatus *connection() const { return &m_models->connection; }
    HostInfo *host() const { return &m_models->host; }
    RoomListModel *rooms() const { return &m_models->rooms; }
    CurrentRoom *room() const { return &m_models->room; }
    DirectoryModel *directory() const { return &m_models->directory; }
    NewMessage *newMessage() const { return &m_models->newMessage; }
    PersonCard *person() const { return &m_models->person; } //!< whose card is shown
    Profile *profile() const { return &m_models->profile; }
    ServerOptions *server() const { return &m_models->server; } //!< for who leads it
    Invitation *invitation() const { return &m_models->invitation; } //!< that was offered to who is signed in
    Settings *settings() const { return &m_models->settings; }
    ToastModel *toasts() const { return &m_models->toasts; }
    LinkOpener *links() const { return &m_models->links; }
    Departure *departure() const { return &m_models->departure; }
    Background *background() const { return &m_models->background; }
    NoticeSettings *noticeSettings() const { return &m_models->noticeSettings; }
    EmojiListModel *emoji() const { return &m_models->emoji; }
    int unread() const { return m_models->desktop.unread(); } //!< messages of all rooms that wait for the user

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
    std::unique_ptr<AppModels> m_models;
};

} // namespace confab::models
