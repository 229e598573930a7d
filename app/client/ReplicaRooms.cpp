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
    QSqlQuery &query = m_database->read(
        "SELECT id, name, kind, topic, seq, member_count, created_at, created_by, last_read, unread, mention_seq"
        " FROM rooms");
    if (!ReplicaDatabase::run(query))
        return entries;
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
    QSqlQuery &query = m_database->write(
        "INSERT OR REPLACE INTO rooms (id, name, kind, topic, seq, member_count, created_at, created_by, last_read,"
        " unread, mention_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const Room &room = entry.room;
    query.bindValue(0, room.id.toBytes());
    query.bindValue(1, room.name.isNull() ? u""_s : room.name);
    query.bindValue(2, QString(codec::nameOf(room.kind)));
    query.bindValue(3, room.topic.isNull() ? u""_s : room.topic);
    query.bindValue(4, room.seq);
    query.bindValue(5, room.memberCount);
    query.bindValue(6, room.createdAt);
    query.bindValue(7, room.createdBy.toBytes());
    query.bindValue(8, entry.lastRead);
    query.bindValue(9, entry.unread);
    query.bindValue(10, entry.mentionSeq);
    ReplicaDatabase::run(query);
}

void Replica::removeRoom(RoomId room)
{
    const QByteArray id = room.toBytes();
    for (const char *sql : {"DELETE FROM rooms WHERE id = ?", "DELETE FROM positions WHERE room = ?",
                            "DELETE FROM messages WHERE room = ?", "DELETE FROM members WHERE room = ?",
                            "DELETE FROM cursors WHERE room = ?", "DELETE FROM drafts WHERE room = ?"}) {
        QSqlQuery &query = m_database->write(sql);
        query.bindValue(0, id);
        ReplicaDatabase::run(query);
    }
}

QList<Member> Replica::members(RoomId room)
{
    QList<Member> members;
    QSqlQuery &query = m_database->read(
        "SELECT user, name, kind, role, joined_at FROM members WHERE room = ? ORDER BY joined_at, user");
    query.bindValue(0, room.toBytes());
    if (!ReplicaDatabase::run(query))
        return members;
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
    QSqlQuery &clear = m_database->write("DELETE FROM members WHERE room = ?");
    clear.bindValue(0, room.toBytes());
    ReplicaDatabase::run(clear);
    for (const Member &member : members)
        putMember(room, member);
}

void Replica::putMember(RoomId room, const Member &member)
{
    QSqlQuery &query = m_database->write(
        "INSERT OR REPLACE INTO members (room, user, name, kind, role, joined_at) VALUES (?, ?, ?, ?, ?, ?)");
    query.bindValue(0, room.toBytes());
    query.bindValue(1, member.user.id.toBytes());
    query.bindValue(2, member.user.name);
    query.bindValue(3, QString(codec::nameOf(member.user.kind)));
    query.bindValue(4, QString(codec::nameOf(member.role)));
    query.bindValue(5, member.joinedAt);
    ReplicaDatabase::run(query);
}

void Replica::removeMember(RoomId room, UserId user)
{
    QSqlQuery &query = m_database->write("DELETE FROM members WHERE room = ? AND user = ?");
    query.bindValue(0, room.toBytes());
    query.bindValue(1, user.toBytes());
    ReplicaDatabase::run(query);
}

QList<Replica::StoredCursor> Replica::cursors(RoomId room)
{
    QList<StoredCursor> cursors;
    QSqlQuery &query = m_database->read("SELECT user, delivered, seen FROM cursors WHERE room = ?");
    query.bindValue(0, room.toBytes());
    if (!ReplicaDatabase::run(query))
        return cursors;
    while (query.next()) {
        if (const auto user = UserId::fromBytes(query.value(0).toByteArray()))
            cursors.append({*user, query.value(1).toLongLong(), query.value(2).toLongLong()});
    }
    return cursors;
}

void Replica::putCursor(RoomId room, const StoredCursor &cursor)
{
    QSqlQuery &query =
        m_database->write("INSERT OR REPLACE INTO cursors (room, user, delivered, seen) VALUES (?, ?, ?, ?)");
    query.bindValue(0, room.toBytes());
    query.bindValue(1, cursor.user.toBytes());
    query.bindValue(2, cursor.delivered);
    query.bindValue(3, cursor.seen);
    ReplicaDatabase::run(query);
}

} // namespace confab::client
