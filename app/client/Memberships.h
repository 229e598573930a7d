// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace confab::client {

class NewestPages;
class Workspace;

//! What happens when a room of the user comes or goes: at the welcome, by the user's doing here or on another device,
//! or by somebody else's.
class Memberships : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this.
    Memberships(Workspace &workspace, NewestPages &pages);

    //! These are the user's rooms now, and no others.
    void follow(const reply::Welcome &welcome);
    //! The user is a member now: from here on the room is followed.
    void enter(const RoomSummary &summary) { enter(summary, summary.room.ev); }
    //! As an answer told that has let the user in.
    void enter(const reply::Joined &joined);
    //! `ev` is the place in the room's log to go on from, which may be before what the summary has counted.
    void enter(const RoomSummary &summary, qint64 ev);
    //! Asks the server for the summary of a room that is followed.
    void refresh(RoomId room);
    //! The same where it is the numbers that are in doubt, which may be so in very many: one room after the other.
    void recount(RoomId room);
    //! The user is no member any more, or the room is gone.
    void drop(RoomId room);
    //! Where the rooms stand that were in use last, of at most so many: the hello names them, and they are followed at
    //! once. The others wait for the welcome.
    QHash<RoomId, command::RoomPosition> positionsForHello(int most);

Q_SIGNALS:
    //! The room is gone or was left: its timeline is about to be deleted.
    void timelineClosed(confab::RoomId room);
    //! The room is gone, and what was to be sent to it or was being written is kept as handed back only, in the replica.
    //! Its name is empty when it was forgotten.
    void handedBack(const QString &roomName, const QStringList &texts);
    //! The server has more rooms of the user than are taken. Told once a connection.
    void tooMany();

private:
    void follow(const RoomSummary &summary, int replayMax);
    //! A welcome holds the rooms of latest activity; the others come in pages.
    void followMore(const QString &cursor);
    //! What is known here and the server has told nothing of.
    void dropOthers();
    //! They are the user's no more, and nothing tells why.
    void lose(const QList<RoomId> &rooms);
    bool hasPlaceFor(RoomId room);
    void handBack(RoomId room);
    //! What a summary says, to all whom it concerns.
    void take(const RoomSummary &summary);
    void onRestarted(RoomId room);
    //! At most so many times; then `done`, whether it was told or not.
    void ask(RoomId room, int times, const std::function<void()> &done);
    void recountNext();

    Workspace &m_workspace;
    NewestPages &m_pages;
    QSet<RoomId> m_mine; // as told since the last welcome
    QList<RoomId> m_doubtful;
    bool m_isRecounting = false;
    int m_welcomes = 0;
    bool m_saidTooMany = false;
};

} // namespace confab::client
