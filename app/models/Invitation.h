// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/InviteLink.h"
#include "client/InviteLookup.h"
#include "FormRequest.h"
#include "protocol/Types.h"

#include <QPointer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! A link to a room that somebody was given: who invites to which room on which server, as that server says it, before
//! anybody joins.
class Invitation : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.invitation and App.onboarding.invitation are those that are")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(bool inside READ isInside NOTIFY changed)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *entering READ entering CONSTANT)

public:
    //! None: there is no link. Void: it can't be used, errorText says why.
    enum State { None, Asking, Open, Void };
    Q_ENUM(State)

    explicit Invitation(QObject *parent = nullptr);

    State state() const { return m_state; }
    QString title() const;    //!< "Mia invites you to Release 2", "You are in Release 2"
    QString sentence() const; //!< "A private room with 12 members on chat.example.org."
    QString errorText() const { return m_errorText; }
    bool isInside() const; //!< who is signed in is in the room already: there is nothing to join
    bool isWaiting() const { return m_isWaiting; } //!< for the connection: whether he is in the room is not known yet
    FormRequest *entering() { return &m_entering; } //!< of accept(): what has become of it
    const std::optional<client::InviteLink> &link() const { return m_link; }

    //! Looks at what was typed or pasted: asks the server, soon, where it is a link.
    Q_INVOKABLE void look(const QString &text);
    //! Joins as who is signed in there, or goes to the room where that is done already.
    Q_INVOKABLE void accept();
    //! Nobody looks at it any more.
    Q_INVOKABLE void drop();

    //! Asks at once, and whoever is signed in on that server whether to join; who is in the room already is led there
    //! without a question.
    void offer(const client::InviteLink &link);
    //! Who is signed in; null for nobody.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();
    //! Ask the user.
    void offered();
    //! The link that was offered leads where the user is a member already; entered() follows.
    void foundInside(confab::RoomId room, const QString &name);
    //! The user is in this room now.
    void entered(confab::RoomId room);

private:
    void ask();
    void onAnswer(const Result<reply::InviteView> &view);
    void decide();
    void goThere();
    void askUser();
    void open();
    void askForBan();
    void setState(State state, const QString &errorText = {});

    QPointer<client::Workspace> m_workspace;
    std::optional<client::InviteLink> m_link;
    reply::InviteView m_view;
    client::InviteLookup m_lookup;
    FormRequest m_entering;
    QTimer m_typing;
    QTimer m_patience; // a question that is answered at once is never seen
    bool m_isOffer = false; // and the user is not asked yet
    bool m_isLed = false;   // by a link that was followed, not typed
    bool m_isWaiting = false;
    QString m_errorText;
    State m_state = None;
};

} // namespace confab::models
