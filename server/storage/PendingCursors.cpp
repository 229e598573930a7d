// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PendingCursors.h"

namespace confab::storage {

using core::CursorKind;

void PendingCursors::advance(CursorKind kind, RoomId room, UserId user, qint64 seq)
{
    qint64 &pending = m_due[{kind, room, user}];
    pending = std::max(pending, seq);
}

void PendingCursors::advanceAuthor(RoomId room, UserId author, qint64 seq)
{
    qint64 &pending = m_authors[{CursorKind::Seen, room, author}];
    pending = std::max(pending, seq);
    ++m_behind;
}

template <class Predicate>
void PendingCursors::forgetIf(const Predicate &matches)
{
    const auto matchesEntry = [&matches](const auto &entry) { return matches(entry.key()); };
    erase_if(m_due, matchesEntry);
    erase_if(m_authors, matchesEntry);
    const std::lock_guard lock(m_mutex);
    erase_if(m_waiting, matchesEntry);
}

void PendingCursors::forget(RoomId room)
{
    forgetIf([room](const Key &key) { return key.room == room; });
}

void PendingCursors::forget(RoomId room, UserId user)
{
    forgetIf([room, user](const Key &key) { return key.room == room && key.user == user; });
}

qint64 PendingCursors::newestOf(CursorKind kind, RoomId room, UserId user) const
{
    const Key key{kind, room, user};
    const std::lock_guard lock(m_mutex);
    return std::max({m_due.value(key), m_authors.value(key), m_waiting.value(key)});
}

qint64 PendingCursors::waitingOf(RoomId room, UserId user) const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.value({CursorKind::Seen, room, user});
}

QHash<UserId, qint64> PendingCursors::waitingIn(RoomId room) const
{
    QHash<UserId, qint64> found;
    const std::lock_guard lock(m_mutex);
    for (auto cursor = m_waiting.cbegin(); cursor != m_waiting.cend(); ++cursor) {
        if (cursor.key().room == room)
            found.insert(cursor.key().user, cursor.value());
    }
    return found;
}

Result<> PendingCursors::write(Database &database)
{
    m_isDemanded = m_isDemanded || m_behind >= kMostBehind;
    if (m_isDemanded) {
        merge(m_due, std::exchange(m_authors, {}));
        merge(m_due, m_waiting);
    }
    for (auto cursor = m_due.cbegin(); cursor != m_due.cend(); ++cursor) {
        const auto written = database.execute(
            "INSERT INTO cursors (room, kind, user, seq) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (room, kind, user) DO UPDATE SET seq = excluded.seq WHERE seq < excluded.seq",
            cursor.key().room, cursor.key().kind, cursor.key().user, cursor.value());
        if (!written)
            return written.error();
    }
    m_due.clear();
    m_areWritten = m_isDemanded;
    return Done{};
}

void PendingCursors::committed()
{
    const std::lock_guard lock(m_mutex);
    if (m_areWritten) {
        m_waiting.clear();
        m_behind = 0;
    }
    merge(m_waiting, std::exchange(m_authors, {}));
    m_isDemanded = false;
    m_areWritten = false;
}

void PendingCursors::rolledBack()
{
    m_due.clear();
    m_authors.clear();
    m_isDemanded = false;
    m_areWritten = false;
}

void PendingCursors::merge(Cursors &into, const Cursors &from)
{
    if (into.isEmpty()) {
        into = from;
        return;
    }
    for (auto cursor = from.cbegin(); cursor != from.cend(); ++cursor) {
        qint64 &seq = into[cursor.key()];
        seq = std::max(seq, cursor.value());
    }
}

Result<> PendingCursors::restore(Database &database)
{
    // Those who have left have no cursor, nor have agents.
    const auto restored =
        database.execute("INSERT INTO cursors (room, kind, user, seq)"
                         " SELECT m.room, ?, m.author, MAX(m.seq)"
                         " FROM (SELECT room, author, seq FROM messages ORDER BY key DESC LIMIT ?) m"
                         " JOIN members b ON b.room = m.room AND b.user = m.author AND b.has_left = 0"
                         " JOIN authors a ON a.id = m.author AND a.kind = ?"
                         " GROUP BY m.room, m.author"
                         " ON CONFLICT (room, kind, user) DO UPDATE SET seq = excluded.seq WHERE seq < excluded.seq",
                         CursorKind::Seen, kMostBehind, UserKind::Person);
    return restored ? Result<>(Done{}) : Result<>(restored.error());
}

} // namespace confab::storage
