// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PendingCursors.h"
#include "RoomRows.h"

#include <QHash>

namespace confab::storage {

//! What the writer knows without asking the database: newest numbers of rooms, names of authors, the stretch that
//! messages go into, and cursors that wait to be written. Loaded when needed; what a rolled back transaction brought is
//! forgotten. Writer thread only.
class WriterCache
{
public:
    explicit WriterCache(int messagesInStretch)
        : m_messagesInStretch(messagesInStretch)
    {
    }

    //! The room's newest numbers, to be counted up by who writes the rows. NotFound: no such room. The pointer is valid
    //! until the next call.
    Result<RoomHead *> head(Database &database, RoomId room);
    //! Drops what was known of a room that is being removed.
    void forgetRoom(RoomId room);

    //! Writes the author's name and kind down when they are new or have changed. What shows a person joins this table,
    //! so this is also how a change of name takes effect.
    Result<> remember(Database &database, const User &user);

    //! The stretch that the next message goes into, which it is counted for.
    Result<qint64> nextStretch(Database &database);

    PendingCursors &cursors() { return m_cursors; }

    void rolledBack();

private:
    struct Author
    {
        QString name;
        UserKind kind = UserKind::Person;
    };

    QHash<RoomId, RoomHead> m_heads;
    QHash<UserId, Author> m_authors;
    const int m_messagesInStretch;
    qint64 m_stretch = 0; // 0: not known yet
    int m_leftInStretch = 0;
    PendingCursors m_cursors;
};

} // namespace confab::storage
