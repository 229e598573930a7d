// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Witness.h"

namespace confab::tests {

using namespace Qt::StringLiterals;

std::optional<Marks::key_type> markOf(const Event &event)
{
    if (const auto *typing = std::get_if<event::TypingStart>(&event); typing && typing->thread)
        return std::pair(*typing->thread, -1);
    if (const auto *chunk = std::get_if<event::StreamChunk>(&event))
        return std::pair(chunk->message, chunk->from);
    return std::nullopt;
}

Witness::Witness(UserId user, const Marks &marks)
    : m_user(user)
    , m_marks(marks)
{
}

void Witness::reconnect()
{
    for (auto it = m_joinedByAnswer.cbegin(); it != m_joinedByAnswer.cend(); ++it) {
        if (!m_positions.contains(it.key()))
            m_positions.insert(it.key(), *positionIn(it.key()));
    }
    m_joinedByAnswer.clear();
    for (auto it = m_positions.begin(); it != m_positions.end(); ++it)
        *it = *positionIn(it.key());
    m_answered.clear();
    m_leftInReplay.clear();
    m_replayed = QSet<RoomId>(m_positions.keyBegin(), m_positions.keyEnd());
}

void Witness::welcome(const Room &room)
{
    if (!m_positions.contains(room.id))
        m_positions.insert(room.id, room.ev);
}

void Witness::answered(const EventFrame &frame)
{
    const RoomId room = *frame.room;
    m_answered[room].insert(frame.ev);
    const auto *joined = std::get_if<event::UserJoined>(&frame.event);
    if (joined && joined->member.user.id == m_user)
        m_joinedByAnswer.insert(room, frame.ev);
}

std::optional<qint64> Witness::positionIn(RoomId room) const
{
    const auto known = m_positions.constFind(room);
    const auto joined = m_joinedByAnswer.constFind(room);
    if (known == m_positions.cend() && joined == m_joinedByAnswer.cend())
        return std::nullopt;
    qint64 position = known == m_positions.cend() ? *joined : *known;
    while (m_answered.value(room).contains(position + 1))
        ++position;
    return position;
}

void Witness::hear(const EventFrame &frame)
{
    if (const auto *reset = std::get_if<event::RoomReset>(&frame.event))
        return hearReset(*reset);
    if (std::holds_alternative<event::ResumeDone>(frame.event))
        return hearReplayed();
    if (!frame.room)
        return;
    if (frame.isDurable())
        hearDurable(*frame.room, frame);
    else
        hearEphemeral(*frame.room, frame);
}

void Witness::hearReplayed()
{
    for (auto it = m_leftInReplay.cbegin(); it != m_leftInReplay.cend(); ++it) {
        if (m_positions.value(it.key()) > *it)
            complain(u"has gone, and is told of %1"_s.arg(m_positions.value(it.key())),
                     EventFrame{it.key(), *it, event::UserLeft{}});
        end(it.key(), *it);
    }
    m_leftInReplay.clear();
    m_replayed.clear();
}

void Witness::hearReset(const event::RoomReset &reset)
{
    m_leftInReplay.remove(reset.room);
    if (reset.gone)
        m_positions.remove(reset.room);
    else
        m_positions.insert(reset.room, reset.ev);
}

//! What somebody who has not been in the room gets first.
bool Witness::isBeginning(const EventFrame &frame) const
{
    if (const auto *joined = std::get_if<event::UserJoined>(&frame.event))
        return joined->member.user.id == m_user;
    return std::holds_alternative<event::RoomCreated>(frame.event);
}

void Witness::hearDurable(RoomId room, const EventFrame &frame)
{
    const bool isEnd = std::holds_alternative<event::RoomDeleted>(frame.event);
    auto position = positionIn(room);
    if (position == m_leftInReplay.value(room, -1) && isBeginning(frame))
        position.reset(); // it was no replay
    // The log of a removed room is gone: what was not heard before never is, be it that one is out of it.
    if (!position && isEnd)
        return;
    if (!position && !isBeginning(frame))
        return complain(u"is none of its business"_s, frame);
    if (position && (isEnd ? frame.ev <= *position : frame.ev != *position + 1))
        return complain(u"comes after %1"_s.arg(*position), frame);
    m_positions.insert(room, frame.ev);
    const auto *left = std::get_if<event::UserLeft>(&frame.event);
    const bool isOut = left && left->user == m_user;
    if (isOut && m_replayed.contains(room))
        m_leftInReplay.insert(room, frame.ev);
    else if (isOut || isEnd)
        end(room, frame.ev);
    else if (isBeginning(frame))
        m_leftInReplay.remove(room);
}

//! A later answer may have come already.
void Witness::end(RoomId room, qint64 ev)
{
    m_replayed.remove(room);
    m_positions.remove(room);
    if (m_joinedByAnswer.value(room) <= ev)
        m_joinedByAnswer.remove(room);
    m_answered[room].removeIf([ev](qint64 answered) { return answered <= ev; });
}

void Witness::hearEphemeral(RoomId room, const EventFrame &frame)
{
    const auto position = positionIn(room);
    if (!position)
        return complain(u"is none of its business"_s, frame);
    const auto mark = markOf(frame.event);
    if (const qint64 at = mark ? m_marks.value(*mark) : 0; at > *position)
        complain(u"was made at %1 and comes after %2"_s.arg(at).arg(*position), frame);
}

void Witness::complain(const QString &what, const EventFrame &frame)
{
    if (m_complaint.isEmpty())
        m_complaint = u"%1 %2 of room %3 %4"_s.arg(codec::eventName(frame.event))
                          .arg(frame.ev)
                          .arg(frame.room->toString().last(8), what);
}

} // namespace confab::tests
