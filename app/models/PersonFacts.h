// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemberRights.h"
#include "protocol/Codec.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <optional>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Who one person or agent is, as far as is known: from what is here at once, then as the server answers, and after that
//! as it is told what happens to them. One at a time, at first nobody; an answer about who is looked at no more is
//! dropped. That the server can't be asked is error(). GUI thread.
class PersonFacts : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Of this account and in this room; null for none. Nobody is looked at after it.
    void attach(client::Workspace *workspace, RoomId room);
    //! Whom all else is about.
    void look(UserId user);
    void forget();
    //! As the server tells of this one after something was done.
    void put(const Person &person);

    client::Workspace *workspace() const;
    RoomId room() const { return m_room; }
    bool isAnybody() const { return !m_user.id.isNull(); }
    const User &user() const { return m_user; }
    //! What the server has told; empty before.
    const reply::PersonDetail &detail() const { return m_detail; }
    //! The server says no more of them than is known here.
    bool isUnknown() const { return m_isUnknown; }
    //! Why it could not be asked.
    const std::optional<Error> &error() const { return m_error; }

    bool isMe() const;
    bool isAgent() const { return m_user.kind == UserKind::Agent; }
    //! Null for a person, and for an agent of which no more is known.
    const reply::Agent *agent() const;
    //! Of the room; nothing for who is out.
    std::optional<Member> member() const;
    MemberRights rights() const;
    //! Otherwise the server pushes nothing about them.
    bool isMet() const;
    bool isBlocked() const;
    bool isSuspended() const { return m_detail.user.suspended; }
    //! The room is a direct one, and they and the user are all who are in it.
    bool isOfTheTwo() const;

Q_SIGNALS:
    //! Somebody else is looked at, or nobody; changed() follows where there is something new to show. Who is forgotten
    //! stays on what shows them until then: it is about to go.
    void switched();
    void changed();
    //! They are a member of the room no more.
    void left();

private:
    void follow();
    User called(UserId user) const;
    void onTold(const Result<reply::PersonDetail> &detail);
    void onMembers();
    void onCalled(const QSet<UserId> &users);

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    User m_user;
    reply::PersonDetail m_detail;
    std::optional<Error> m_error;
    bool m_isUnknown = false;
    bool m_wasMember = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
