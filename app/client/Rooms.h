// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "UnreadCounter.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace confab::client {

class Replica;

//! The rooms that this user is a member of, with unread counts, mentions and previews, as the replica keeps them. In no
//! order. What happens counts once: what the server has counted already may come again in a replay. The counting itself
//! is the UnreadCounter's. On the thread of the window.
class Rooms : public QObject
{
    Q_OBJECT
public:
    //! Both outlive this.
    Rooms(Replica &replica, const Blocked &blocked, UserId self, QObject *parent = nullptr);

    QList<RoomId> ids() const { return m_entries.keys(); }
    int count() const { return int(m_entries.size()); }
    bool contains(RoomId room) const { return m_entries.contains(room); }
    //! Null when unknown; valid until the next change.
    const KnownRoom *find(RoomId room) const;
    int totalUnread() const;
    //! Whose messages are never unread: the user's own, and of whom he has blocked.
    QSet<UserId> uncounted() const { return m_counter.uncounted(); }

    void load();
    //! What the server says about a room: it counted up to `summary.room.ev`. In another log than before, what was
    //! read and said here means nothing: renumbered().
    void put(const RoomSummary &summary);
    //! Keeps name, topic and the like of a room; never its numbers.
    void update(const Room &room);
    void remove(RoomId room);
    //! A message that came, live or from a page. `ev` 0: not a new one, does not count.
    void noteMessage(const Message &message, qint64 ev);
    //! Edited, deleted, or finished.
    void noteChanged(const Message &message, qint64 ev);
    //! The user has read up to there, here: the server has yet to hear of it.
    void noteRead(RoomId room, qint64 seq);
    //! The same on another device, as the server tells it: of how far was seen, which never goes back.
    void noteSeen(RoomId room, qint64 seq);
    //! The user's mark stands there from now on, also where it stood higher; `told`: the server said so.
    void setRead(RoomId room, qint64 seq, bool told);
    //! The server has taken over that the mark stands there.
    void noteReadTold(RoomId room, qint64 seq);
    void noteMemberCount(RoomId room, int change, qint64 ev);

Q_SIGNALS:
    void added(confab::RoomId room);
    void changed(confab::RoomId room);
    void removed(confab::RoomId room);
    void renumbered(confab::RoomId room);
    //! Its mark has gone back: what is in sight there is unread because the user wants it to be.
    void readBack(confab::RoomId room);
    //! Its unread messages are not all here, and have to be counted anew by the server.
    void miscounted(confab::RoomId room);

private:
    bool countsNow(RoomId room, qint64 ev);
    //! The user has blocked somebody, or not any more.
    void onSwitched(UserId user, bool isBlocked);
    void keep(const KnownRoom &entry);

    Replica &m_replica;
    UnreadCounter m_counter;
    QHash<RoomId, KnownRoom> m_entries;
    QHash<RoomId, qint64> m_countedEv; // the log number up to which `unread` is known
    QHash<RoomId, qint64> m_seen;      // the furthest that was ever read, wherever the mark is now
};

} // namespace confab::client
