// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryLog.h"

#include "protocol/Limits.h"

#include <algorithm>

namespace confab::support {

using Logged = MemoryData::Logged;
using RoomRow = MemoryData::RoomRow;

namespace {

const qint64 kUnreadMax = Limits().unreadMax; // as servers are set up

//! As he is now; who is none any more, as he was by the row.
Member memberAt(const MemoryData &data, const RoomRow &row, const MemoryData::LogRow &entry)
{
    Member member = data.memberOf(row, entry.user);
    if (row.members.value(entry.user).hasLeft) {
        member.role = entry.role;
        member.mutedUntil = std::nullopt;
    }
    return member;
}

Event eventOf(const MemoryData &data, const RoomRow &row, const MemoryData::LogRow &entry)
{
    const auto message = [&] { return data.shown(data.messages.value(entry.message)); };
    switch (entry.what) {
    case Logged::RoomCreated:
        return event::RoomCreated{row.room};
    case Logged::RoomUpdated:
        return event::RoomUpdated{row.room, entry.by};
    case Logged::UserJoined:
        return event::UserJoined{row.room, memberAt(data, row, entry), entry.by};
    case Logged::UserLeft:
        return event::UserLeft{entry.user, data.people.value(entry.user).name, entry.by, entry.reason};
    case Logged::MemberUpdated:
        return event::MemberUpdated{memberAt(data, row, entry), entry.by};
    case Logged::MessageNew:
        return event::MessageNew{message()};
    case Logged::MessageEdited:
        return event::MessageEdited{message()};
    case Logged::MessageDeleted:
        return event::MessageDeleted{message()};
    case Logged::StreamEnded:
        break;
    }
    const Message answer = message();
    const core::StoredStream &stored = data.streams.constFind(answer.stream->id)->stored;
    return event::StreamEnded{answer.stream->id,     answer.id,           answer.stream->state,
                              answer.stream->reason, answer.content,      stored.status.tokensGenerated,
                              answer.stream->finish, answer.stream->parts};
}

Result<core::LogPage> readLog(MemoryData &data, RoomId id, qint64 ev, int limit, qint64 maxBytes)
{
    const RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    core::LogPage page{.ev = row->room.ev};
    qint64 bytes = 0;
    for (qint64 next = ev + 1; next <= row->room.ev; ++next) {
        const MemoryData::LogRow &entry = row->log[next - 1];
        if (!entry.message.isNull())
            bytes += data.shown(data.messages.value(entry.message)).content.toUtf8().size();
        const auto count = page.events.size();
        page.more = count >= std::max(limit, 1) || (count > 0 && bytes > maxBytes);
        if (page.more)
            break;
        page.events.append({id, next, eventOf(data, *row, entry)});
    }
    return page;
}

QList<core::RoomStanding> readStandings(MemoryData &data, UserId user, const QList<RoomId> &rooms)
{
    QList<core::RoomStanding> standings;
    for (RoomId id : rooms) {
        const RoomRow *row = data.find(id);
        if (!row)
            continue;
        core::RoomStanding standing{.room = id, .ev = row->room.ev, .seq = row->room.seq};
        standing.settings = row->settings.value(user);
        if (const auto seen = row->seen.constFind(user); seen != row->seen.cend()) {
            standing.lastRead = row->marks.value(user, *seen);
            const qint64 behind = std::max<qint64>(standing.lastRead, row->room.seq - kUnreadMax);
            for (qint64 seq = behind + 1; seq <= row->room.seq; ++seq) {
                const Message message = data.messages.value(row->messages[seq - 1]);
                const bool isBlocked = data.accounts.blocks.contains(core::Block{user, message.author.id});
                const bool isUnread = !message.isDeleted() && message.author.id != user && !isBlocked;
                standing.unread += isUnread;
                standing.unreadMentions += isUnread && message.mentions.contains(user);
            }
        }
        standings.append(standing);
    }
    return standings;
}

Result<qint64> advanceCursor(MemoryData &data, core::CursorKind kind, RoomId id, UserId user, qint64 seq)
{
    RoomRow *row = data.find(id);
    if (!row)
        return ErrorCode::NotFound;
    auto &cursors = kind == core::CursorKind::Seen ? row->seen : row->delivered;
    const qint64 reached = std::clamp<qint64>(seq, 0, row->room.seq);
    cursors[user] = std::max(cursors.value(user), reached);
    if (const auto mark = row->marks.find(user); kind == core::CursorKind::Seen && mark != row->marks.end())
        *mark = std::max(*mark, reached);
    return cursors.value(user);
}

} // namespace

MemoryLog::MemoryLog(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryLog::standings(UserId user, const QList<RoomId> &rooms, core::Reply<QList<core::RoomStanding>> reply)
{
    m_answers.read<QList<core::RoomStanding>>(std::move(reply), readStandings(m_data, user, rooms));
}

void MemoryLog::since(RoomId room, qint64 ev, int limit, int maxBytes, core::Reply<core::LogPage> reply)
{
    m_answers.read<core::LogPage>(std::move(reply), readLog(m_data, room, ev, limit, maxBytes));
}

MemoryCursors::MemoryCursors(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryCursors::advance(core::CursorKind kind, RoomId room, UserId user, qint64 seq, core::Reply<qint64> reply)
{
    m_answers.write<qint64>(std::move(reply), [&] { return advanceCursor(m_data, kind, room, user, seq); });
}

void MemoryCursors::cursors(RoomId room, core::Reply<core::RoomCursors> reply)
{
    m_answers.read<core::RoomCursors>(std::move(reply), m_data.cursorsOf(room));
}

} // namespace confab::support
