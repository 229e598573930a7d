// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "protocol/Codec.h"

#include <QObject>
#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! What keeps somebody out, as far as the user may know, and the ends of it that are his to make: a ban from one room,
//! for which it asks its list of bans, and a suspension from the server. GUI thread.
class KeptOut : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Null for no room.
    void attach(client::Workspace *workspace, RoomId room);
    //! Looks for a ban of this user, who is no member of the room.
    void look(UserId user);
    //! What the server tells of somebody, or of nobody any more.
    void setPerson(const Person &person) { m_person = person; }
    //! He is a member by now: there is no ban any more.
    void forgetBan();
    void forget();

    bool isBanned() const;
    QString banText() const; //!< "Banned here until 14:05", empty where there is none
    bool isSuspended() const { return m_person.suspended; }
    QString suspensionText() const; //!< "Suspended on this server"; until when is told to himself alone
    bool canLetIn() const;          //!< to the server again

    // Answered always, also where there is nothing to end any more.
    void liftBan(client::Callback<> reply);
    void letIn(client::Callback<Person> reply);

Q_SIGNALS:
    void changed();

private:
    void ask(UserId user, const QString &cursor, int pages);
    void take(const std::optional<Ban> &ban);

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    Person m_person;
    std::optional<Ban> m_ban;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
