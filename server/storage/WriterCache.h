// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "RoomRows.h"

#include <QHash>

namespace confab::storage {

//! What the writer knows without asking the database: newest numbers of rooms, names of authors, and cursors that wait
//! to be written with the batch. Loaded when needed; forgotten on a rollback. Writer thread only.
class WriterCache
{
public:
    //! The room's newest numbers, to be counted up by who writes the rows. NotFound: no such room. The pointer is valid
    //! until the next call.
    Result<RoomHead *> head(Database &database, RoomId room);
    //! Drops what was known of a room, or the waiting cursors of one of its members, that is being removed.
    void forgetRoom(RoomId room);
    void forgetCursors(RoomId room, UserId user);

    //! Writes the author's name and kind down when they are new or have changed. What shows a person joins this table,
    //! so this is also how a change of name takes effect.
    Result<> remember(Database &database, const User &user);

    //! Merged by maximum, written by flush().
    void advance(core::CursorKind kind, RoomId room, UserId user, qint64 seq);
    Result<> flush(Database &database);

    void rolledBack();

private:
    struct Author
    {
        QString name;
        UserKind kind = UserKind::Person;
    };
    struct CursorKey
    {
        core::CursorKind kind;
        RoomId room;
        UserId user;
        friend bool operator==(const CursorKey &, const CursorKey &) = default;
        friend size_t qHash(const CursorKey &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, int(key.kind), key.room, key.user);
        }
    };

    QHash<RoomId, RoomHead> m_heads;
    QHash<UserId, Author> m_authors;
    QHash<CursorKey, qint64> m_cursors;
};

} // namespace confab::storage
