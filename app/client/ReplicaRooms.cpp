// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReplicaRooms.h"

#include "protocol/Codec.h"
#include "ReplicaDatabase.h"
#include "ReplicaMessages.h"
#include "Unwritten.h"

namespace confab::client {

using namespace Qt::StringLiterals;

ReplicaRooms::ReplicaRooms(ReplicaDatabase &database, const Unwritten &unwritten, const ReplicaMessages &messages)
    : m_database(database)
    , m_unwritten(unwritten)
    , m_messages(messages)
{
}

QList<KnownRoom> ReplicaRooms::all() const
{
    QList<KnownRoom> entries;
    ReplicaRead query = m_database.read(
        "SELECT id, name, kind, topic, seq, member_count, created_at, created_by, last_read, unread, mention_seq,"
        " epoch, untold_reads.room IS NOT NULL, mention_counts.count FROM rooms"
        " LEFT JOIN positions ON positions.room = id LEFT JOIN untold_reads ON untold_reads.room = id"
        " LEFT JOIN mention_counts ON mention_counts.room = id");
    while (query.next()) {
        const auto id = RoomId::fromBytes(query.value(0).toByteArray());
        if (!id)
            continue;
        KnownRoom entry;
        entry.room.id = *id;
        entry.room.name = query.value(1).toString();
        entry.room.kind = codec::fromName<RoomKind>(query.value(2).toString()).value_or(RoomKind::Private);
        entry.room.topic = query.value(3).toString();
        entry.room.seq = query.value(4).toLongLong();
        entry.room.memberCount = query.value(5).toInt();
        entry.room.createdAt = query.value(6).toLongLong();
        entry.room.createdBy = UserId::fromBytes(query.value(7).toByteArray()).value_or(UserId());
        entry.lastRead = query.value(8).toLongLong();
        entry.unread = query.value(9).toInt();
        if (const qint64 mention = query.value(10).toLongLong(); mention > entry.lastRead)
            entry.mentions = {mention};
        entry.room.epoch = Epoch::fromBytes(query.value(11).toByteArray()).value_or(Epoch());
        entry.readUntold = query.value(12).toBool();
        entry.unreadMentions = query.value(13).toInt();
        entries.append(entry);
    }
    for (KnownRoom &entry : entries) {
        const QList<Message> newest = m_messages.run(entry.room.id, 0, 1);
        if (!newest.isEmpty())
            entry.lastMessage = newest.first();
    }
    return entries;
}

void ReplicaRooms::put(const KnownRoom &entry)
{
    const Room &room = entry.room;
    m_database.write(
        "INSERT OR REPLACE INTO rooms (id, name, kind, topic, seq, member_count, created_at, created_by, last_read,"
        " unread, mention_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {room.id.toBytes(), room.name.isNull() ? u""_s : room.name, QString(codec::nameOf(room.kind)),
         room.topic.isNull() ? u""_s : room.topic, room.seq, room.memberCount, room.createdAt, room.createdBy.toBytes(),
         entry.lastRead, entry.unread, entry.mentions.isEmpty() ? 0 : entry.mentions.last()});
}

void ReplicaRooms::setReadUntold(RoomId room, bool untold)
{
    if (untold)
        m_database.write("INSERT OR REPLACE INTO untold_reads (room) VALUES (?)", {room.toBytes()});
    else
        m_database.write("DELETE FROM untold_reads WHERE room = ?", {room.toBytes()});
}

void ReplicaRooms::setUnreadMentions(RoomId room, int count)
{
    if (count > 0)
        m_database.write("INSERT OR REPLACE INTO mention_counts (room, count) VALUES (?, ?)", {room.toBytes(), count});
    else
        m_database.write("DELETE FROM mention_counts WHERE room = ?", {room.toBytes()});
}

QHash<RoomId, RoomPreference> ReplicaRooms::preferences() const
{
    QHash<RoomId, RoomPreference> preferences;
    ReplicaRead query = m_database.read("SELECT room, level, until, favourite FROM room_preferences");
    while (query.next()) {
        const auto room = RoomId::fromBytes(query.value(0).toByteArray());
        if (!room)
            continue;
        RoomPreference &preference = preferences[*room];
        if (const auto level = codec::fromName<NotifyLevel>(query.value(1).toString())) {
            preference.notify = NotifyChoice{.level = *level};
            if (!query.value(2).isNull())
                preference.notify->until = query.value(2).toLongLong();
        }
        preference.favourite = query.value(3).toBool();
    }
    return preferences;
}

void ReplicaRooms::putPreference(RoomId room, const RoomPreference &preference)
{
    const auto &notify = preference.notify;
    m_database.write("INSERT OR REPLACE INTO room_preferences (room, level, until, favourite) VALUES (?, ?, ?, ?)",
                     {room.toBytes(), notify ? QVariant(QString(codec::nameOf(notify->level))) : QVariant(),
                      notify && notify->until ? QVariant(*notify->until) : QVariant(), preference.favourite ? 1 : 0});
}

QHash<RoomId, command::RoomPosition> ReplicaRooms::positions() const
{
    QHash<RoomId, command::RoomPosition> positions;
    ReplicaRead query = m_database.read("SELECT room, epoch, ev FROM positions");
    while (query.next()) {
        if (const auto room = RoomId::fromBytes(query.value(0).toByteArray()))
            positions.insert(*room, {Epoch::fromBytes(query.value(1).toByteArray()), query.value(2).toLongLong()});
    }
    return positions;
}

void ReplicaRooms::setPosition(RoomId room, const command::RoomPosition &position)
{
    m_database.write("INSERT OR REPLACE INTO positions (room, epoch, ev) VALUES (?, ?, ?)",
                     {room.toBytes(), position.epoch ? QVariant(position.epoch->toBytes()) : QVariant(), position.ev});
}

QList<Member> ReplicaRooms::members(RoomId room) const
{
    QList<Member> members;
    if (m_unwritten.hidesRoom(room))
        return members;
    ReplicaRead query =
        m_database.read("SELECT user, name, kind, role, joined_at FROM members WHERE room = ? ORDER BY joined_at, user",
                        {room.toBytes()});
    while (query.next()) {
        const auto user = UserId::fromBytes(query.value(0).toByteArray());
        if (!user)
            continue;
        members.append({{*user, query.value(1).toString(),
                         codec::fromName<UserKind>(query.value(2).toString()).value_or(UserKind::Person)},
                        codec::fromName<Role>(query.value(3).toString()).value_or(Role::Member),
                        query.value(4).toLongLong()});
    }
    return members;
}

void ReplicaRooms::replaceMembers(RoomId room, const QList<Member> &members)
{
    m_database.write("DELETE FROM members WHERE room = ?", {room.toBytes()});
    for (const Member &member : members)
        putMember(room, member);
}

void ReplicaRooms::putMember(RoomId room, const Member &member)
{
    m_database.write(
        "INSERT OR REPLACE INTO members (room, user, name, kind, role, joined_at) VALUES (?, ?, ?, ?, ?, ?)",
        {room.toBytes(), member.user.id.toBytes(), member.user.name, QString(codec::nameOf(member.user.kind)),
         QString(codec::nameOf(member.role)), member.joinedAt});
}

void ReplicaRooms::removeMember(RoomId room, UserId user)
{
    m_database.write("DELETE FROM members WHERE room = ? AND user = ?", {room.toBytes(), user.toBytes()});
}

QList<ReplicaRooms::StoredCursor> ReplicaRooms::cursors(RoomId room) const
{
    QList<StoredCursor> cursors;
    if (m_unwritten.hidesRoom(room))
        return cursors;
    ReplicaRead query = m_database.read("SELECT user, delivered, seen FROM cursors WHERE room = ?", {room.toBytes()});
    while (query.next()) {
        if (const auto user = UserId::fromBytes(query.value(0).toByteArray()))
            cursors.append({*user, query.value(1).toLongLong(), query.value(2).toLongLong()});
    }
    return cursors;
}

void ReplicaRooms::clearCursors(RoomId room)
{
    m_database.write("DELETE FROM cursors WHERE room = ?", {room.toBytes()});
}

void ReplicaRooms::putCursor(RoomId room, const StoredCursor &cursor)
{
    m_database.write("INSERT OR REPLACE INTO cursors (room, user, delivered, seen) VALUES (?, ?, ?, ?)",
                     {room.toBytes(), cursor.user.toBytes(), cursor.delivered, cursor.seen});
}

} // namespace confab::client
