// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QHash>
#include <QObject>

namespace confab::client {

class Workspace;

//! What a user can do with rooms. Needs the connection: without it the answer is `unavailable`. A null reply is
//! allowed.
class RoomRequests : public QObject
{
    Q_OBJECT
public:
    explicit RoomRequests(Workspace &workspace);

    void create(const QString &name, RoomKind kind, const QString &topic, const QList<UserId> &members,
                Callback<RoomId> reply);
    void join(RoomId room, Callback<RoomId> reply);
    void joinByName(const QString &name, Callback<RoomId> reply);
    void leave(RoomId room, Callback<> reply);
    void update(const command::RoomUpdate &change, Callback<> reply);
    void remove(RoomId room, Callback<> reply);
    //! All of them or none.
    void addMembers(RoomId room, const QList<UserId> &users, Callback<> reply);
    //! Fetches the whole list into Workspace::members(), unless it is there; big rooms take several pages.
    void loadMembers(RoomId room);
    //! Fetches who is here into Workspace::presences(). While one fetch is under way, any number of wishes is one more.
    void loadPresence(RoomId room);
    void setPresence(PresenceState state, const QString &text = {});

private:
    void enter(const command::RoomJoin &join, Callback<RoomId> reply);
    void loadMembersFrom(RoomId room, const QString &cursor, QList<Member> soFar);

    Workspace &m_workspace;
    QHash<RoomId, bool> m_presenceAsked; //!< of rooms that are being asked: whether to ask again after the answer
};

} // namespace confab::client
