// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QHash>
#include <QObject>

namespace confab::client {

class Workspace;

//! What a user can do with rooms. Needs the connection: without it the answer is `unavailable`. A null reply is
//! allowed.
class RoomActions : public QObject
{
    Q_OBJECT
public:
    explicit RoomActions(Workspace &workspace);

    //! All public rooms and the user's own: what a "browse rooms" list shows.
    void list(Reply<QList<RoomSummary>> reply);
    void create(const QString &name, RoomKind kind, const QString &topic, const QList<UserId> &members,
                Reply<RoomId> reply);
    void join(RoomId room, Reply<RoomId> reply);
    void joinByName(const QString &name, Reply<RoomId> reply);
    void leave(RoomId room, Reply<> reply);
    //! The name and topic from now on; null for the one that stays as it is.
    void update(RoomId room, const std::optional<QString> &name, const std::optional<QString> &topic, Reply<> reply);
    void remove(RoomId room, Reply<> reply);
    //! All of them or none; so far only agents.
    void addMembers(RoomId room, const QList<UserId> &users, Reply<> reply);
    void removeMember(RoomId room, UserId user, Reply<> reply);
    //! Fetches the whole list into Workspace::members(), unless it is there; big rooms take several pages.
    void loadMembers(RoomId room);
    //! Fetches who is here into Workspace::presences(). While one fetch is under way, any number of wishes is one more.
    void loadPresence(RoomId room);
    void setPresence(PresenceState state, const QString &text = {});

private:
    void enter(const command::RoomJoin &join, Reply<RoomId> reply);
    void loadMembersFrom(RoomId room, const QString &cursor, QList<Member> soFar);

    Workspace &m_workspace;
    QHash<RoomId, bool> m_presenceAsked; //!< of rooms that are being asked: whether to ask again after the answer
};

} // namespace confab::client
