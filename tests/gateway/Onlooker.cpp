// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Onlooker.h"

#include "protocol/WireNames.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

void Onlooker::reconnect()
{
    *this = Onlooker(m_user);
}

void Onlooker::hear(const codec::ServerFrame &frame)
{
    if (const auto *ack = std::get_if<codec::AckFrame>(&frame))
        answered(*ack);
    else if (const auto *event = std::get_if<EventFrame>(&frame); event && m_isWelcome)
        happened(*event);
}

bool Onlooker::ask(const Send &send)
{
    const auto questions = std::exchange(m_toAsk, {});
    for (const Question &question : questions) {
        m_asked.insert(++m_lastId, question);
        if (question.ofMembers)
            send(m_lastId, command::RoomMembers{.room = question.room});
        else
            send(m_lastId, command::RoomGet{question.room});
    }
    return !questions.isEmpty();
}

void Onlooker::answered(const codec::AckFrame &ack)
{
    if (ack.id == kHello && !ack.error) {
        if (const auto welcome = codec::decodeReply<reply::Welcome>(ack.data))
            welcomed(*welcome);
        return;
    }
    const auto question = m_asked.constFind(ack.id.value_or(0));
    if (question == m_asked.cend())
        return;
    const auto picture = m_rooms.find(question->room);
    if (picture == m_rooms.end() || ack.error)
        return; // it has left meanwhile
    if (question->ofMembers) {
        const auto members = codec::decodeReply<reply::Members>(ack.data);
        picture->members.clear();
        for (const Member &member : members->members)
            picture->members.insert(member.user.id, member);
    } else {
        picture->summary = codec::decodeReply<reply::RoomDetail>(ack.data)->room;
    }
}

void Onlooker::welcomed(const reply::Welcome &welcome)
{
    m_isWelcome = true;
    m_name = welcome.user.name;
    m_blocked = QSet(welcome.blocked.cbegin(), welcome.blocked.cend());
    for (const RoomSummary &summary : welcome.rooms) {
        m_rooms[summary.room.id].summary = summary;
        m_toAsk.append({summary.room.id, true});
    }
}

//! Of a room that is new here.
void Onlooker::wonder(RoomId room)
{
    m_toAsk.append({room, false});
    m_toAsk.append({room, true});
}

void Onlooker::happened(const EventFrame &frame)
{
    if (const auto *person = std::get_if<event::UserUpdated>(&frame.event))
        return rename(person->user.user);
    if (const auto *block = std::get_if<event::UserBlock>(&frame.event)) {
        if (block->on)
            m_blocked.insert(block->user);
        else
            m_blocked.remove(block->user);
        return;
    }
    if (const auto *reset = std::get_if<event::RoomReset>(&frame.event)) {
        if (reset->gone)
            m_rooms.remove(reset->room);
        else
            wonder(reset->room);
        return;
    }
    if (frame.room)
        happenedInRoom(*frame.room, frame);
}

void Onlooker::happenedInRoom(RoomId room, const EventFrame &frame)
{
    const Event &event = frame.event;
    // What an answer has shown already.
    if (const auto known = m_rooms.constFind(room);
        known != m_rooms.cend() && frame.isDurable() && frame.ev <= known->summary.room.ev)
        return;
    if (const auto *created = std::get_if<event::RoomCreated>(&event)) {
        m_rooms[room].summary.room = created->room;
        wonder(room);
    } else if (const auto *joined = std::get_if<event::UserJoined>(&event)) {
        came(room, *joined);
    } else if (const auto *left = std::get_if<event::UserLeft>(&event)) {
        went(room, *left);
    } else if (std::holds_alternative<event::RoomDeleted>(event)) {
        m_rooms.remove(room);
    }
    const auto picture = m_rooms.find(room);
    if (picture == m_rooms.end())
        return;
    RoomSummary &summary = picture->summary;
    if (const auto *updated = std::get_if<event::RoomUpdated>(&event)) {
        summary.room = updated->room;
    } else if (const auto *member = std::get_if<event::MemberUpdated>(&event)) {
        changed(*picture, member->member);
    } else if (const auto *sent = std::get_if<event::MessageNew>(&event)) {
        summary.room.seq = sent->message.seq;
        if (sent->message.author.id == m_user)
            summary.lastRead = sent->message.seq;
    } else if (const auto *read = std::get_if<event::RoomRead>(&event)) {
        summary.lastRead = read->seq;
    } else if (const auto *seen = std::get_if<event::MessageSeenUpdate>(&event); seen && seen->cursor.user == m_user) {
        summary.lastRead = std::max(summary.lastRead, seen->cursor.seq);
    } else if (const auto *notify = std::get_if<event::RoomNotify>(&event)) {
        summary.notify = NotifyChoice{notify->level, notify->until};
        summary.favourite = notify->favourite;
    }
    if (frame.isDurable())
        summary.room.ev = frame.ev;
}

void Onlooker::came(RoomId room, const event::UserJoined &joined)
{
    Picture &picture = m_rooms[room];
    picture.summary.room = joined.room;
    changed(picture, joined.member);
    if (joined.member.user.id != m_user)
        return;
    picture.summary.lastRead = joined.room.seq;
    picture.summary.notify.reset();
    wonder(room);
}

void Onlooker::went(RoomId room, const event::UserLeft &left)
{
    const auto picture = m_rooms.find(room);
    if (left.user == m_user || picture == m_rooms.end()) {
        m_rooms.remove(room);
        return;
    }
    picture->members.remove(left.user);
    --picture->summary.room.memberCount;
}

void Onlooker::changed(Picture &picture, const Member &member) const
{
    picture.members.insert(member.user.id, member);
    if (member.user.id == m_user)
        picture.summary.role = member.role;
}

void Onlooker::rename(const User &user)
{
    if (user.id == m_user)
        m_name = user.name;
    for (Picture &picture : m_rooms) {
        if (const auto member = picture.members.find(user.id); member != picture.members.end())
            member->user = user;
        for (User &person : picture.summary.people) {
            if (person.id == user.id)
                person = user;
        }
    }
}

//! All that a reader shows of a room, but for what changes by messages alone.
QString Onlooker::described(const Picture &picture)
{
    const RoomSummary &summary = picture.summary;
    const Room &room = summary.room;
    QStringList lines{u"%1 \"%2\" \"%3\" %4 members ev %5 seq %6 archived %7 receipts %8 agents %9"_s
                          .arg(codec::nameOf(room.kind), room.name, room.topic)
                          .arg(room.memberCount)
                          .arg(room.ev)
                          .arg(room.seq)
                          .arg(room.archived)
                          .arg(room.receipts)
                          .arg(codec::nameOf(room.agents))};
    const NotifyChoice notify = summary.notify.value_or(NotifyChoice{});
    lines.append(u"role %1 read %2 notify %3 until %4 favourite %5"_s
                     .arg(summary.role ? codec::nameOf(*summary.role) : QLatin1String("none"))
                     .arg(summary.lastRead)
                     .arg(codec::nameOf(notify.level))
                     .arg(notify.until.value_or(0))
                     .arg(summary.favourite));
    for (const User &person : summary.people)
        lines.append(u"with "_s + person.name);
    for (const Member &member : picture.members) {
        lines.append(u"%1 %2 since %3 muted %4"_s.arg(member.user.name, codec::nameOf(member.role))
                         .arg(member.joinedAt)
                         .arg(member.mutedUntil.value_or(0)));
    }
    return lines.join(u"; "_s);
}

QString Onlooker::differenceTo(const Onlooker &other) const
{
    if (m_name != other.m_name)
        return u"is called %1 and not %2"_s.arg(m_name, other.m_name);
    if (m_blocked != other.m_blocked)
        return u"has blocked %1 people, and not just those %2"_s.arg(m_blocked.size()).arg(other.m_blocked.size());
    for (const RoomId room : other.m_rooms.keys()) {
        if (!m_rooms.contains(room))
            return u"knows nothing of "_s + described(other.m_rooms.value(room));
        const QString here = described(m_rooms.value(room));
        const QString there = described(other.m_rooms.value(room));
        if (here != there)
            return u"sees %1\n  instead of %2"_s.arg(here, there);
    }
    for (const RoomId room : m_rooms.keys()) {
        if (!other.m_rooms.contains(room))
            return u"still knows "_s + described(m_rooms.value(room));
    }
    return {};
}

} // namespace confab::tests
