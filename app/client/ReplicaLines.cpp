// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaLines.h"

#include "ReplicaDatabase.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

ReplicaLines::ReplicaLines(ReplicaDatabase &database)
    : m_database(database)
{
}

QList<SystemLine> ReplicaLines::all(RoomId room) const
{
    QList<SystemLine> lines;
    ReplicaRead query =
        m_database.read("SELECT system_lines.ev, after_seq, what, user, name, by, by_name, text, line_times.at"
                        " FROM system_lines LEFT JOIN line_times ON line_times.room = system_lines.room"
                        " AND line_times.ev = system_lines.ev WHERE system_lines.room = ? ORDER BY system_lines.ev",
                        {room.toBytes()});
    while (query.next()) {
        SystemLine line;
        line.ev = query.value(0).toLongLong();
        line.after = query.value(1).toLongLong();
        line.what = SystemLine::What(query.value(2).toInt());
        line.user = UserId::fromBytes(query.value(3).toByteArray()).value_or(UserId());
        line.name = query.value(4).toString();
        line.by = UserId::fromBytes(query.value(5).toByteArray()).value_or(UserId());
        line.byName = query.value(6).toString();
        line.text = query.value(7).toString();
        line.at = query.value(8).toLongLong();
        lines.append(line);
    }
    return lines;
}

void ReplicaLines::put(RoomId room, const SystemLine &line)
{
    m_database.write("INSERT OR REPLACE INTO system_lines (room, ev, after_seq, what, user, name, by, by_name, text)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     {room.toBytes(), line.ev, line.after, int(line.what), line.user.toBytes(), notNull(line.name),
                      line.by.toBytes(), notNull(line.byName), notNull(line.text)});
    if (line.at > 0)
        m_database.write("INSERT OR REPLACE INTO line_times (room, ev, at) VALUES (?, ?, ?)",
                         {room.toBytes(), line.ev, line.at});
}

void ReplicaLines::rename(RoomId room, UserId user, const QString &name)
{
    const QByteArray id = user.toBytes();
    m_database.write("UPDATE system_lines SET name = CASE WHEN user = ? THEN ? ELSE name END,"
                     " by_name = CASE WHEN \"by\" = ? THEN ? ELSE by_name END"
                     " WHERE room = ? AND (user = ? OR \"by\" = ?)",
                     {id, notNull(name), id, notNull(name), room.toBytes(), id, id});
}

void ReplicaLines::removeUpTo(RoomId room, qint64 ev)
{
    m_database.write("DELETE FROM system_lines WHERE room = ? AND ev <= ?", {room.toBytes(), ev});
    m_database.write("DELETE FROM line_times WHERE room = ? AND ev <= ?", {room.toBytes(), ev});
}

} // namespace confab::client
