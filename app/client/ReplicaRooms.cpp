// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Codec.h"
#include "Replica.h"
#include "ReplicaDatabase.h"

namespace confab::client {

using namespace Qt::StringLiterals;

QList<RoomEntry> Replica::rooms()
{
    QList<RoomEntry> entries;
    ReplicaRead query = m_database->read(
        "SELECT id, name, kind, topic, seq, member_count, created_at, created_by, last_read, unread, mention_seq, epoch"
        " FROM rooms LEFT JOIN positions ON room = id");
    while (query.next()) {
        const auto id = RoomId::fromBytes(query.value(0).toByteArray());
        if (!id)
            continue;
        RoomEntry entry;
        entry.room.id = *id;
        entry.room.name = query.value(1).toString();
        entry.room.kind = codec::roomKindFromName(query.value(2).toString()).value_or(RoomKind::Private);
        entry.room.topic = query.value(3).toString();
        entry.room.seq = query.value(4).toLongLong();
        entry.room.memberCount = query.value(5).toInt();
        entry.room.createdAt = query.value(6).toLongLong();
        entry.room.createdBy = UserId::fromBytes(query.value(7).toByteArray()).value_or(UserId());
        entry.lastRead = query.value(8).toLongLong();
        entry.unread = query.value(9).toInt();
        entry.mentionSeq = query.value(10).toLongLong();
        entry.room.epoch = Epoch::fromBytes(query.value(11).toByteArray()).value_or(Epoch());
        entries.append(entry);
    }
    for (RoomEntry &entry : entries) {
        const QList<Message> newest = messages(entry.room.id, 0, 1);
        if (!newest.isEmpty())
            entry.lastMessage = newest.first();
    }
    return entries;
}

void Replica::putRoom(const RoomEntry &entry)
{
    const Room &room = entry.room;
    m_database->write(
        "INSERT OR REPLACE INTO rooms (id, name, kind, topic, seq, member_count, created_at, created_by, last_read,"
        " unread, mention_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {room.id.toBytes(), room.name.isNull() ? u""_s : room.name, QString(codec::nameOf(room.kind)),
         room.topic.isNull() ? u""_s : room.topic, room.seq, room.memberCount, room.createdAt, room.createdBy.toBytes(),
         entry.lastRead, entry.unread, entry.mentionSeq});
}

void Replica::removeRoom(RoomId room)
{
    const QByteArray id = room.toBytes();
    for (const char *sql : {"DELETE FROM rooms WHERE id = ?", "DELETE FROM positions WHERE room = ?",
                            "DELETE FROM messages WHERE room = ?", "DELETE FROM members WHERE room = ?",
                            "DELETE FROM cursors WHERE room = ?", "DELETE FROM drafts WHERE room = ?",
                            "DELETE FROM draft_subjects WHERE room = ?"}) {
        m_unwritten.removeRoom(room, m_database->write(sql, {id}));
    }
    m_draftSubjects.remove(room);
}

QList<Member> Replica::members(RoomId room)
{
    QList<Member> members;
    if (m_unwritten.hidesRoom(room))
        return members;
    ReplicaRead query = m_database->read(
        "SELECT user, name, kind, role, joined_at FROM members WHERE room = ? ORDER BY joined_at, user",
        {room.toBytes()});
    while (query.next()) {
        const auto user = UserId::fromBytes(query.value(0).toByteArray());
        if (!user)
            continue;
        members.append({{*user, query.value(1).toString(),
                         codec::userKindFromName(query.value(2).toString()).value_or(UserKind::Person)},
                        codec::roleFromName(query.value(3).toString()).value_or(Role::Member),
                        query.value(4).toLongLong()});
    }
    return members;
}

void Replica::replaceMembers(RoomId room, const QList<Member> &members)
{
    m_database->write("DELETE FROM members WHERE room = ?", {room.toBytes()});
    for (const Member &member : members)
        putMember(room, member);
}

void Replica::putMember(RoomId room, const Member &member)
{
    m_database->write(
        "INSERT OR REPLACE INTO members (room, user, name, kind, role, joined_at) VALUES (?, ?, ?, ?, ?, ?)",
        {room.toBytes(), member.user.id.toBytes(), member.user.name, QString(codec::nameOf(member.user.kind)),
         QString(codec::nameOf(member.role)), member.joinedAt});
}

void Replica::removeMember(RoomId room, UserId user)
{
    m_database->write("DELETE FROM members WHERE room = ? AND user = ?", {room.toBytes(), user.toBytes()});
}

QList<Replica::StoredCursor> Replica::cursors(RoomId room)
{
    QList<StoredCursor> cursors;
    if (m_unwritten.hidesRoom(room))
        return cursors;
    ReplicaRead query = m_database->read("SELECT user, delivered, seen FROM cursors WHERE room = ?", {room.toBytes()});
    while (query.next()) {
        if (const auto user = UserId::fromBytes(query.value(0).toByteArray()))
            cursors.append({*user, query.value(1).toLongLong(), query.value(2).toLongLong()});
    }
    return cursors;
}

void Replica::clearCursors(RoomId room)
{
    m_database->write("DELETE FROM cursors WHERE room = ?", {room.toBytes()});
}

void Replica::putCursor(RoomId room, const StoredCursor &cursor)
{
    m_database->write("INSERT OR REPLACE INTO cursors (room, user, delivered, seen) VALUES (?, ?, ?, ?)",
                      {room.toBytes(), cursor.user.toBytes(), cursor.delivered, cursor.seen});
}

} // namespace confab::client
