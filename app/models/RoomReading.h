// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "NewMessages.h"
#include "protocol/Ids.h"
#include "SeenRanges.h"

#include <QPointer>

namespace confab::client {
class RoomTimeline;
class Workspace;
struct KnownRoom;
} // namespace confab::client

namespace confab::platform {
class Attendance;
}

namespace confab::models {

class TimelineItems;

//! How far the open room is read: what of it has been in view, what is seen of that, where the new messages begin and
//! how many were missed. Rows are those of its list. GUI thread.
class RoomReading
{
public:
    //! `items` outlives this.
    explicit RoomReading(const TimelineItems &items);

    //! Who looks at the window; without it somebody always does. Outlives this.
    void setAttendance(const platform::Attendance &attendance) { m_attendance = &attendance; }
    //! Another room, as far as it was read; both null for none.
    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    //! The room is read differently, or somebody has written.
    void follow();
    //! Its messages are numbered anew.
    void forgetSeen() { m_seen.clear(); }
    //! The mark has gone back on purpose: nothing is marked seen by being in view until the room is opened anew, or the
    //! mark moves on.
    void keepUnread();

    bool isWatched() const;
    //! Messages of others not yet marked seen, and those below the line, seen or not, until it was reached.
    int unseen() const;
    int missed() const { return m_new.missed(); }
    //! The new messages begin after this one; none without new ones.
    std::optional<qint64> newAfter() const { return m_new.after(); }
    //! The oldest loaded message of others that was not seen, once the loaded run reaches down to it; 0 for none.
    qint64 lineSeq() const;
    //! The new messages begin above all loaded rows.
    bool isLineOlder() const;
    //! The oldest row that is not marked seen; the count of rows where that is not loaded, -1 without any.
    int firstUnseenRow() const;
    //! The number of the first that is not marked seen, loaded or not.
    qint64 firstUnseenSeq() const;

    //! These rows are in view, both included; counts while somebody looks.
    void noteInView(int newestRow, int oldestRow);
    //! Moves the seen cursor over what has been in view, as far as there is no gap.
    void markSeen();
    //! Over everything.
    void markAllSeen();
    //! The reader has had the line in sight.
    void reachLine() { m_new.reach(); }
    //! The reader knows what is below it.
    void clearLine() { m_new.clear(); }

private:
    const client::KnownRoom *entry() const;
    bool isCounted(UserId author) const;
    UserId self() const;
    bool isAtStart() const;

    const TimelineItems &m_items;
    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
    const platform::Attendance *m_attendance = nullptr;
    NewMessages m_new;
    SeenRanges m_seen;
    std::optional<qint64> m_kept; // where the mark is kept, whatever is in view
};

} // namespace confab::models
