// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormRequest.h"
#include "MemberActs.h"
#include "PersonBan.h"
#include "PersonContact.h"
#include "PersonFacts.h"
#include "PersonSuspension.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! The card of one person or agent, as it is read: who that is, here and on the server. What is known here is shown at
//! once, the rest when the server has told. What can be done with them stands in its parts: `contact` between the two,
//! `acts` in the open room; what has become of the last thing that was done, in `act`. GUI thread.
class PersonCard : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.person is the one")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString shownName READ shownName NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(int colorIndex READ colorIndex NOTIFY changed)
    Q_PROPERTY(bool agent READ isAgent NOTIFY changed)
    Q_PROPERTY(bool isMe READ isMe NOTIFY changed)
    Q_PROPERTY(int presence READ presence NOTIFY changed)
    Q_PROPERTY(QString presenceText READ presenceText NOTIFY changed)
    Q_PROPERTY(QString roleText READ roleText NOTIFY changed)
    Q_PROPERTY(QString mutedText READ mutedText NOTIFY changed)
    Q_PROPERTY(QString bannedText READ bannedText NOTIFY changed)
    Q_PROPERTY(QString suspendedText READ suspendedText NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString roomsText READ roomsText NOTIFY changed)
    Q_PROPERTY(QString joinedText READ joinedText NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(bool canLetIn READ canLetIn NOTIFY changed)
    Q_PROPERTY(confab::models::PersonContact *contact READ contact CONSTANT)
    Q_PROPERTY(confab::models::MemberActs *acts READ acts CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *act READ act CONSTANT)

public:
    explicit PersonCard(QObject *parent = nullptr);

    QString name() const { return m_person.user().name; }
    QString shownName() const; //!< "Mia Okafor (you)"
    QString initials() const;
    QString picture() const; //!< url, empty without one
    int colorIndex() const;  //!< 0–15
    bool isAgent() const { return m_person.isAgent(); }
    bool isMe() const { return m_person.isMe(); }
    int presence() const; //!< MemberListModel.Presence, Unknown of who is not met any more
    QString presenceText() const;
    QString roleText() const;  //!< in the open room: "Owner", "Admin", "Guest", "Agent"
    QString mutedText() const; //!< "Muted here until 14:05"
    QString bannedText() const { return m_ban.text(); } //!< "Banned here until 14:05", where one may know
    QString suspendedText() const { return m_suspension.text(); }
    QString about() const;      //!< what they say of themselves; of an agent, what it is and does
    QString roomsText() const;  //!< "Both of you are in Lobby and Release 2."
    QString joinedText() const; //!< "Here since 3 March", or that no more is known
    QString errorText() const;  //!< why no more could be asked for
    bool canLetIn() const { return m_suspension.canLetIn(); } //!< to the server again
    PersonContact *contact() { return &m_contact; }
    MemberActs *acts() { return &m_acts; }
    FormRequest *act() { return &m_act; } //!< one thing at a time, whichever part it belongs to

    //! An id that is none shows nobody.
    Q_INVOKABLE void show(const QString &userId);
    //! Nobody looks at it any more.
    Q_INVOKABLE void close();
    Q_INVOKABLE void letIn();

    //! People of this account, in this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();
    //! They are in the room no more, or it is not the open one any more.
    void gone();

private:
    PersonFacts m_person;
    PersonBan m_ban{m_person};
    PersonSuspension m_suspension{m_person};
    FormRequest m_act;
    PersonContact m_contact{m_person, m_act};
    MemberActs m_acts{m_person, m_ban, m_act};
};

} // namespace confab::models
