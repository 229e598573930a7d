// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SystemLines.h"

#include "Members.h"
#include "protocol/Codec.h"
#include "ReplicaLines.h"
#include "ReplicaMessages.h"
#include "Rooms.h"

#include <QSet>

namespace confab::client {

SystemLines::SystemLines(const Sources &sources, QObject *parent)
    : QObject(parent)
    , m_sources(sources)
{
    connect(&sources.rooms, &Rooms::added, this, &SystemLines::noteRoom);
    connect(&sources.members, &Members::renamed, this, qOverload<const QHash<UserId, QString> &>(&SystemLines::rename));
}

void SystemLines::noteRoom(RoomId room)
{
    m_roles.remove(room);
    if (const KnownRoom *known = m_sources.rooms.find(room))
        m_told[room] = told(known->room);
    else
        m_told.remove(room);
}

SystemLines::Told SystemLines::told(const Room &room)
{
    return {room.name, room.topic, room.picture, room.archived};
}

const QList<SystemLine> &SystemLines::of(RoomId room) const
{
    return list(room);
}

QList<SystemLine> &SystemLines::list(RoomId room) const
{
    auto it = m_lists.find(room);
    if (it == m_lists.end())
        it = m_lists.insert(room, m_sources.lines.all(room));
    return *it;
}

void SystemLines::note(const LogPlace &place, const event::UserJoined &event)
{
    SystemLine line{.ev = place.ev, .what = SystemLine::What::Joined, .user = event.member.user.id};
    line.name = event.member.user.name;
    line.at = event.member.joinedAt > 0 ? event.member.joinedAt : place.at;
    setActor(place.room, line, event.by);
    rename(place.room, line.user, line.name);
    append(place.room, line);
}

void SystemLines::note(const LogPlace &place, const event::UserLeft &event)
{
    SystemLine line{.ev = place.ev, .what = SystemLine::What::Left, .user = event.user};
    const auto known = m_sources.members.find(place.room, event.user);
    line.name = event.name.isEmpty() && known ? known->user.name : event.name;
    line.text = event.reason;
    line.at = place.at;
    setActor(place.room, line, event.by);
    // From now on no list of members tells it.
    rename(place.room, line.user, line.name);
    append(place.room, line);
}

void SystemLines::noteAhead(RoomId room, const Member &member)
{
    const auto known = m_sources.members.find(room, member.user.id);
    if (known && known->role != member.role && !m_roles.value(room).contains(member.user.id))
        m_roles[room].insert(member.user.id, known->role);
}

//! Of a member whose role was not known nobody can say that it is another one.
void SystemLines::note(const LogPlace &place, const event::MemberUpdated &event)
{
    const auto known = m_sources.members.find(place.room, event.member.user.id);
    if (!known)
        return;
    QHash<UserId, Role> &ahead = m_roles[place.room];
    const Role before = ahead.value(known->user.id, known->role);
    ahead.remove(known->user.id);
    if (before == event.member.role)
        return;
    SystemLine line{.ev = place.ev, .what = SystemLine::What::Role, .user = event.member.user.id};
    line.name = event.member.user.name;
    line.text = codec::nameOf(event.member.role);
    line.at = place.at;
    setActor(place.room, line, event.by);
    append(place.room, line);
}

void SystemLines::note(const LogPlace &place, const event::RoomUpdated &event)
{
    if (!m_sources.rooms.contains(place.room))
        return;
    const Told before = m_told.value(place.room);
    const Room &now = event.room;
    const auto tell = [&](SystemLine::What what, const QString &text = {}) {
        SystemLine line{.ev = place.ev, .what = what, .text = text, .at = place.at};
        setActor(place.room, line, event.by);
        append(place.room, line);
    };
    if (before.name != now.name)
        tell(SystemLine::What::Named, now.name);
    if (before.topic != now.topic)
        tell(SystemLine::What::Topic, now.topic);
    if (before.picture != now.picture)
        tell(SystemLine::What::Picture);
    if (before.archived != now.archived)
        tell(now.archived ? SystemLine::What::Archived : SystemLine::What::Reopened);
    m_told[place.room] = told(now);
}

void SystemLines::note(const LogPlace &place, const event::MessageNew &event)
{
    m_newest[place.room] = event.message.seq;
}

void SystemLines::forget(RoomId room)
{
    m_newest.remove(room);
    noteRoom(room);
    const QList<SystemLine> &lines = list(room);
    if (!lines.isEmpty())
        m_sources.lines.removeUpTo(room, lines.last().ev);
    m_lists.insert(room, {});
    Q_EMIT changed(room);
}

void SystemLines::append(RoomId room, SystemLine line)
{
    QList<SystemLine> &lines = list(room);
    if (!lines.isEmpty() && std::pair(lines.last().ev, lines.last().what) >= std::pair(line.ev, line.what))
        return;
    const auto told = m_newest.constFind(room);
    if (told != m_newest.cend()) {
        line.after = *told;
    } else {
        // What is stored was told before; where nothing is, the log goes on from what the server counts.
        const QList<Message> newest = m_sources.messages.run(room, 0, 1);
        const KnownRoom *known = m_sources.rooms.find(room);
        line.after = !newest.isEmpty() ? newest.first().seq : known ? known->room.seq : 0;
    }
    lines.append(line);
    m_sources.lines.put(room, line);
    if (lines.size() > kMost) {
        m_sources.lines.removeUpTo(room, lines.first().ev);
        lines.removeFirst();
    }
    Q_EMIT changed(room);
}

void SystemLines::setActor(RoomId room, SystemLine &line, const std::optional<UserId> &by) const
{
    if (!by || *by == line.user)
        return;
    line.by = *by;
    if (const auto known = m_sources.members.find(room, *by))
        line.byName = known->user.name;
    else if (const auto user = m_sources.members.met(*by))
        line.byName = user->name;
}

//! In the rooms whose lines are at hand. In the others a list of members knows it until they have left.
void SystemLines::rename(const QHash<UserId, QString> &names)
{
    QList<RoomId> rooms;
    for (auto it = m_lists.begin(); it != m_lists.end(); ++it) {
        if (renameIn(it.key(), it.value(), names))
            rooms += it.key();
    }
    for (const RoomId room : std::as_const(rooms))
        Q_EMIT changed(room);
}

void SystemLines::rename(RoomId room, UserId user, const QString &name)
{
    if (!name.isEmpty() && renameIn(room, list(room), {{user, name}}))
        Q_EMIT changed(room);
}

bool SystemLines::renameIn(RoomId room, QList<SystemLine> &lines, const QHash<UserId, QString> &names)
{
    QSet<UserId> others;
    const auto put = [&names, &others](UserId user, QString &name) {
        const auto now = names.constFind(user);
        if (now == names.cend() || *now == name)
            return;
        name = *now;
        others.insert(user);
    };
    for (SystemLine &line : lines) {
        put(line.user, line.name);
        put(line.by, line.byName);
    }
    // Each of them once, however many lines name him.
    for (const UserId user : std::as_const(others))
        m_sources.lines.rename(room, user, names.value(user));
    return !others.isEmpty();
}

} // namespace confab::client
