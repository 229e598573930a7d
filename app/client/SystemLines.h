// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"
#include "SystemLine.h"

#include <QHash>
#include <QObject>

namespace confab::client {

class Members;
class ReplicaLines;
class ReplicaMessages;
class Rooms;

//! What happened to the rooms and their members while this client followed their logs: the server stores no messages
//! about that. Kept with the replica. Who is called otherwise is so here, too: when he has left, that is his last name.
class SystemLines : public QObject
{
    Q_OBJECT
public:
    //! Of each room; older ones go.
    static constexpr qsizetype kMost = 300;

    //! What is known before an event changes it; all outlive this.
    struct Sources
    {
        ReplicaLines &lines;
        const ReplicaMessages &messages;
        const Rooms &rooms;
        const Members &members;
    };

    explicit SystemLines(const Sources &sources, QObject *parent = nullptr);

    //! In the order of the log.
    const QList<SystemLine> &of(RoomId room) const;

    //! The answer to an own request tells this before the log does.
    void noteAhead(RoomId room, const Member &member);
    // An event whose turn in the room's log it is, before it changes anything.
    void note(const LogPlace &place, const event::UserJoined &event);
    void note(const LogPlace &place, const event::UserLeft &event);
    void note(const LogPlace &place, const event::MemberUpdated &event);
    void note(const LogPlace &place, const event::RoomUpdated &event);
    void note(const LogPlace &place, const event::MessageNew &event);
    //! The log begins anew, or the room is gone.
    void forget(RoomId room);

Q_SIGNALS:
    void changed(confab::RoomId room);

private:
    //! What a room is as far as its log was followed: a welcome and the answers to own requests are ahead of that.
    struct Told
    {
        QString name;
        QString topic;
        QString picture;
        bool archived = false;
    };

    QList<SystemLine> &list(RoomId room) const;
    void noteRoom(RoomId room);
    static Told told(const Room &room);
    void append(RoomId room, SystemLine line);
    void rename(const QHash<UserId, QString> &names);
    void rename(RoomId room, UserId user, const QString &name);
    bool renameIn(RoomId room, QList<SystemLine> &lines, const QHash<UserId, QString> &names);
    void setActor(RoomId room, SystemLine &line, const std::optional<UserId> &by) const;

    Sources m_sources;
    mutable QHash<RoomId, QList<SystemLine>> m_lists;
    QHash<RoomId, Told> m_told;
    QHash<RoomId, QHash<UserId, Role>> m_roles; // of whom an answer is ahead: as the log has told it
    QHash<RoomId, qint64> m_newest; // number of the last message that the log has told in this run
};

} // namespace confab::client
