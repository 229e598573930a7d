// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"
#include "client/Callback.h"
#include "client/InviteLink.h"
#include "EntryAttempt.h"
#include "EntryErrors.h"
#include "HostedEntry.h"
#include "Invitation.h"
#include "SuggestedName.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

class AccountSession;
class KnownAccounts;
struct KnownAccount;

//! The way into a room: host one here, or join one as a guest or with an account. Checks what was typed before anything
//! is sent, and says in words what went wrong. App.page becomes App.Chat when it worked.
class OnboardingController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.onboarding is the one")
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString busyText READ busyText NOTIFY busyChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorsChanged)
    Q_PROPERTY(QString nameError READ nameError NOTIFY errorsChanged)
    Q_PROPERTY(QString addressError READ addressError NOTIFY errorsChanged)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY errorsChanged)
    Q_PROPERTY(QString codeError READ codeError NOTIFY errorsChanged)
    Q_PROPERTY(bool hostAvailable READ isHostAvailable CONSTANT)
    Q_PROPERTY(bool hasHostedRoom READ hasHostedRoom NOTIFY hasHostedRoomChanged)
    Q_PROPERTY(bool stillHosting READ isStillHosting NOTIFY hasHostedRoomChanged)
    Q_PROPERTY(QString suggestedName READ suggestedName NOTIFY suggestedNameChanged)
    Q_PROPERTY(QString suggestedAddress READ suggestedAddress NOTIFY suggestedAddressChanged)
    Q_PROPERTY(bool keyStoreAvailable READ isKeyStoreAvailable NOTIFY keyStoreAvailableChanged)
    Q_PROPERTY(bool staySignedIn READ staySignedIn WRITE setStaySignedIn NOTIFY staySignedInChanged)
    Q_PROPERTY(confab::models::Invitation *invitation READ invitation CONSTANT)

public:
    //! By which link somebody has come in; by none where they replaced the one that the form was opened with. Where the
    //! server says so, it has let them into this room already.
    struct ByLink
    {
        std::optional<client::InviteLink> link;
        std::optional<RoomId> room = {};
    };

    //! All of these must outlive this.
    OnboardingController(const AppParts &parts, AccountSession &session, KnownAccounts &accounts,
                         QObject *parent = nullptr);

    bool isBusy() const;
    QString busyText() const;  //!< "Starting your room…", "Joining…", "Signing in…"
    QString errorText() const; //!< what happened, what is safe, what to press; empty without an error
    QString nameError() const;
    QString addressError() const;
    QString passwordError() const;
    QString codeError() const;
    bool isHostAvailable() const;     //!< this build has the room server inside
    bool hasHostedRoom() const;       //!< a room was hosted here before: "Open your room"
    bool isStillHosting() const;      //!< the server inside runs, for others too, though nobody here is in it
    QString suggestedName() const;    //!< as was asked for, the last name used, or else one of the login's; never empty
    QString suggestedAddress() const; //!< the last address used
    //! False: there is no key store on this machine, so offer staySignedIn and say that the sign-in is kept in a file.
    bool isKeyStoreAvailable() const;
    bool staySignedIn() const;
    void setStaySignedIn(bool stay);
    Invitation *invitation() { return &m_invitation; } //!< the link in the form that joins
    //! Of who is signed in now; told once.
    std::optional<ByLink> takeLink() { return std::exchange(m_byLink, std::nullopt); }

    //! One click: starts the server inside, signs its owner in, opens the Lobby.
    Q_INVOKABLE void hostHere(const QString &name);
    //! As a guest. The address: confab://host:port/…, http(s)://host:port, host:port, or a link to a room of a server.
    Q_INVOKABLE void join(const QString &address, const QString &name);
    Q_INVOKABLE void signIn(const QString &address, const QString &name, const QString &password);
    //! `code` may be empty: an invitation, or the code that a new server prints and that makes the account its owner.
    //! Which of the two it is knows the server, and it refuses what is neither.
    Q_INVOKABLE void registerAccount(const QString &address, const QString &name, const QString &password,
                                     const QString &code);
    //! An account of App.accounts; asks for the password through passwordNeeded when it is signed out.
    Q_INVOKABLE void openAccount(const QString &accountId);
    Q_INVOKABLE void forgetAccount(const QString &accountId);
    //! The name under which somebody is signed in on the server of this address or link; empty for nobody.
    Q_INVOKABLE QString signedInAs(const QString &address) const;
    //! As that one: by a link, to the question whether to join its room, or to the room itself.
    Q_INVOKABLE void goOn(const QString &address);
    //! What is sent to this address can be read on the way by others.
    Q_INVOKABLE bool isExposed(const QString &address) const;
    //! Gives up what is under way.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void clearErrors();
    //! What stands in a field is being put right. What is about none stays until it is tried again or another server is
    //! meant, so that nothing moves while somebody types.
    Q_INVOKABLE void clearFieldErrors();

    //! Why nobody can go on as this guest.
    static QString lostGuestText(const QString &name);
    //! The user has said how they are called: suggests that, as far as it is a name, and returns it.
    QString suggestName(const QString &wanted);
    //! Says why the user is back here.
    void showError(const QString &text);
    //! The same, of a session that the server has ended: whose, and where.
    void showEnd(const KnownAccount &account, const Error &error);
    //! Shows the form that joins, filled in.
    void openJoinForm(const QString &address);

Q_SIGNALS:
    void busyChanged();
    void errorsChanged();
    void hasHostedRoomChanged();
    void suggestedNameChanged();
    void suggestedAddressChanged();
    void keyStoreAvailableChanged();
    void staySignedInChanged();
    //! Show the sign-in form with these filled in.
    void passwordNeeded(const QString &address, const QString &name);
    //! The account that was made owns its server.
    void becameOwner();
    //! Show the form that joins as a guest; with an empty address it is to be typed.
    void addressGiven(const QString &address);
    //! The same for a guest who can't be that one any more: whoever else is signed in there is not meant.
    void nameNeeded(const QString &address);

private:
    std::optional<client::ServerAddress> check(const QString &address, const QString &name);
    void enterAgain(const KnownAccount &account);
    //! With the address by which it is to be opened.
    std::optional<KnownAccount> signedInAt(const QString &address) const;
    void openKnown(const KnownAccount &account);
    client::Callback<client::Credentials> entering(const client::ServerAddress &address);
    QString inviteCode() const { return m_link ? m_link->code() : QString(); }
    void enter(const client::ServerAddress &address, bool hosted, const Result<client::Credentials> &result);
    void fail(const Error &error);
    void setBusy(const QString &text);
    void showErrorOf(const KnownAccount &account, const QString &text);

    AppParts m_parts;
    AccountSession &m_session;
    KnownAccounts &m_accounts;
    EntryAttempt m_attempt;
    HostedEntry m_hosted;
    SuggestedName m_name;
    Invitation m_invitation;
    std::optional<client::InviteLink> m_link; // of the try that is under way
    bool m_wasGivenLink = false;              // the form was opened with one
    std::optional<ByLink> m_byLink;
    EntryErrors m_errors;
    QString m_busyText;
};

} // namespace confab::models
