// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LogRows.h"

#include "Columns.h"
#include "MessageRows.h"
#include "RoomRows.h"

namespace confab::storage {

namespace {

constexpr auto kRows = SqlText("SELECT ") + kMessageColumns +
                       ", l.ev, l.type, l.user, u.name, u.kind, mb.role, mb.joined_at, s.tokens, l.done_by, l.reason"
                       " FROM room_log l LEFT JOIN messages m ON m.room = l.room AND m.seq = l.seq AND m.stretch ="
                       " (SELECT k.stretch FROM room_stretches k WHERE k.room = l.room AND k.first_seq <= l.seq"
                       " ORDER BY k.first_seq DESC LIMIT 1)" +
                       kMessageJoins +
                       " LEFT JOIN authors u ON u.id = l.user"
                       " LEFT JOIN members mb ON mb.room = l.room AND mb.user = l.user"
                       " WHERE l.room = ? AND l.ev > ? ORDER BY l.ev LIMIT ?";
constexpr int kEv = kMessageColumnCount;
constexpr int kType = kEv + 1;
constexpr int kUser = kEv + 2;
constexpr int kUserName = kEv + 3;
constexpr int kUserKind = kEv + 4;
constexpr int kRole = kEv + 5;
constexpr int kJoinedAt = kEv + 6;
constexpr int kTokens = kEv + 7;
constexpr int kDoneBy = kEv + 8;
constexpr int kReason = kEv + 9;

event::StreamEnded readStreamEnd(const Row &row)
{
    const Message message = readMessage(row);
    const MessageStream stream = message.stream.value_or(MessageStream{});
    return {stream.id,     message.id,  stream.state, stream.reason, message.content, int(row.integer(kTokens)),
            stream.finish, stream.parts};
}

Member readMember(const Row &row)
{
    return {{row.id<UserId>(kUser), row.text(kUserName), row.enumeration<UserKind>(kUserKind)},
            row.enumeration<Role>(kRole),
            row.integer(kJoinedAt)};
}

Event readEvent(const Row &row, const Room &room)
{
    switch (row.enumeration<LogType>(kType)) {
    case LogType::RoomCreated:
        return event::RoomCreated{room};
    case LogType::RoomUpdated:
        return event::RoomUpdated{room};
    case LogType::UserJoined:
        return event::UserJoined{room, readMember(row), row.optionalId<UserId>(kDoneBy)};
    case LogType::MemberUpdated:
        return event::MemberUpdated{readMember(row)};
    case LogType::UserLeft:
        return event::UserLeft{row.id<UserId>(kUser), row.text(kUserName), row.optionalId<UserId>(kDoneBy),
                               row.text(kReason)};
    case LogType::MessageEdited:
        return event::MessageEdited{readMessage(row)};
    case LogType::MessageDeleted:
        return event::MessageDeleted{readMessage(row)};
    case LogType::StreamEnded:
        break;
    }
    return readStreamEnd(row);
}

qint64 contentSize(const Event &event)
{
    return std::visit(
        [](const auto &value) -> qint64 {
            if constexpr (requires { value.message.content; })
                return utf8Size(value.message.content);
            else if constexpr (requires { value.content; })
                return utf8Size(value.content);
            else
                return 0;
        },
        event);
}

//! Puts the two halves of a log together: the rows of room_log, and the messages that take the numbers between them.
class LogMerger
{
public:
    LogMerger(RoomId room, qint64 above, qint64 limit, qint64 maxBytes)
        : m_room(room)
        , m_ev(above)
        , m_limit(limit)
        , m_maxBytes(maxBytes)
    {
    }

    //! All rows come before the first message. False: there is enough.
    bool addRow(EventFrame frame)
    {
        m_rowBytes += contentSize(frame.event);
        m_rows += std::move(frame);
        return m_rowBytes <= m_maxBytes;
    }
    bool addMessage(Message message)
    {
        return emitRows() && append({m_room, m_ev + 1, event::MessageNew{std::move(message)}});
    }
    core::LogPage finish(qint64 newest)
    {
        emitRows();
        m_page.ev = newest;
        m_page.more = m_ev < newest;
        return std::move(m_page);
    }

private:
    bool emitRows()
    {
        while (m_next < m_rows.size() && m_rows[m_next].ev == m_ev + 1) {
            if (!append(std::move(m_rows[m_next++])))
                return false;
        }
        return true;
    }
    // False: the page is full, and stays so.
    bool append(EventFrame frame)
    {
        m_bytes += contentSize(frame.event);
        const auto count = m_page.events.size();
        if (count >= m_limit || (count > 0 && m_bytes > m_maxBytes)) {
            m_limit = count;
            return false;
        }
        m_page.events += std::move(frame);
        ++m_ev;
        return true;
    }

    RoomId m_room;
    qint64 m_ev;
    qint64 m_limit;
    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    qint64 m_rowBytes = 0;
    QList<EventFrame> m_rows;
    qsizetype m_next = 0;
    core::LogPage m_page;
};

// The newest message whose number in the log is at most `ev`.
Result<qint64> lastSeqAt(Database &database, RoomId room, qint64 ev)
{
    const auto found = database.first(
        "SELECT ev, messages_before FROM room_log WHERE room = ? AND ev <= ? ORDER BY ev DESC LIMIT 1",
        [ev](const Row &row) { return row.integer(1) + ev - row.integer(0); }, room, ev);
    if (!found)
        return found.error();
    return found->value_or(0);
}

} // namespace

Result<core::LogPage> readLog(Database &database, RoomId id, qint64 above, int limit, int maxBytes)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    const auto seq = lastSeqAt(database, id, above);
    if (!seq)
        return seq.error();
    const qint64 most = std::max(limit, 1);
    LogMerger merger(id, above, most, maxBytes);
    auto done = database.forEach(
        kRows,
        [&](const Row &row) {
            return merger.addRow({id, row.integer(kEv), readEvent(row, *room)});
        },
        id, above, most);
    if (!done)
        return done.error();
    done = database.forEach(
        kMessagesAbove, [&](const Row &row) { return merger.addMessage(readMessage(row)); }, id, id, *seq, *seq, most);
    if (!done)
        return done.error();
    return merger.finish(room->ev);
}

} // namespace confab::storage
