// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PendingCursors.h"
#include "Posters.h"
#include "protocol/Types.h"
#include "RoomHeads.h"

#include <QHash>

namespace confab::storage {

//! What the writer knows without asking the database: names of authors, numbers that rooms have
//! come to, and cursors that wait to be written. What a
//! rolled back transaction brought is forgotten. Writer thread only.
class WriterCache
{
public:
    //! Writes the author's name and kind down when they are new or have changed. What shows a person joins this table,
    //! so this is also how a change of name takes effect. Who has an account is called as it says by now, whatever a
    //! command that was under way says.
    Result<> remember(Database &database, const User &user);

    RoomHeads &heads() { return m_heads; }
    Posters &posters() { return m_posters; }
    PendingCursors &cursors() { return m_cursors; }

    //! Into the rows what a task that reads rooms shall find there.
    Result<> writeRooms(Database &database);
    //! What is due into the open transaction.
    Result<> write(Database &database);

    void rolledBack();

private:
    struct Author
    {
        QString name;
        UserKind kind = UserKind::Person;
    };

    QHash<UserId, Author> m_authors;
    RoomHeads m_heads;
    Posters m_posters;
    PendingCursors m_cursors;
};

} // namespace confab::storage
