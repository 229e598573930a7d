// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LogRows.h"

#include "Columns.h"
#include "MessageRows.h"
#include "RoomRows.h"

namespace confab::storage {

namespace {

constexpr auto kRows = SqlText("SELECT ") + kMessageColumns +
                       ", l.ev, l.type, l.user, u.name, u.kind, mb.role, mb.joined_at, mb.muted_until, mb.has_left,"
                       " s.tokens, l.done_by, l.reason, l.role AS given,"
                       " (SELECT c.picture FROM accounts c WHERE c.id = l.user) AS picture"
                       " FROM room_log l LEFT JOIN messages m ON m.room = l.room AND m.seq = l.seq" +
                       kMessageJoins +
                       " LEFT JOIN authors u ON u.id = l.user"
                       " LEFT JOIN members mb ON mb.room = l.room AND mb.user = l.user"
                       " WHERE l.room = ? AND l.ev > ? ORDER BY l.ev LIMIT ?";
constexpr auto kMessages = SqlText("SELECT ") + kMessageColumns + ", m.ev FROM messages m" + kMessageJoins +
                           " WHERE m.room = ? AND m.seq > ? ORDER BY m.seq LIMIT ?";

event::StreamEnded readStreamEnd(const Row &row)
{
    const Message message = readMessage(row);
    const MessageStream stream = message.stream.value_or(MessageStream{});
    return {stream.id,     message.id,  stream.state, stream.reason, message.content, int(row.integer(kRows["s.tokens"])),
            stream.finish, stream.parts};
}

//! As he is now; who is none any more, with the role that the row gave him.
Member readMember(const Row &row)
{
    const bool hasLeft = row.integer(kRows["mb.has_left"]) != 0;
    const bool isOfThen = hasLeft && !row.isNull(kRows["given"]);
    return {{row.id<UserId>(kRows["l.user"]), row.text(kRows["u.name"]), row.enumeration<UserKind>(kRows["u.kind"]),
             row.text(kRows["picture"])},
            row.enumeration<Role>(isOfThen ? kRows["given"] : kRows["mb.role"]),
            row.integer(kRows["mb.joined_at"]),
            hasLeft ? std::nullopt : row.optionalInteger(kRows["mb.muted_until"])};
}

Event readEvent(const Row &row, const Room &room)
{
    switch (row.enumeration<LogType>(kRows["l.type"])) {
    case LogType::RoomCreated:
        return event::RoomCreated{room};
    case LogType::RoomUpdated:
        return event::RoomUpdated{room, row.optionalId<UserId>(kRows["l.done_by"])};
    case LogType::UserJoined:
        return event::UserJoined{room, readMember(row), row.optionalId<UserId>(kRows["l.done_by"])};
    case LogType::MemberUpdated:
        return event::MemberUpdated{readMember(row), row.optionalId<UserId>(kRows["l.done_by"])};
    case LogType::UserLeft:
        return event::UserLeft{row.id<UserId>(kRows["l.user"]), row.text(kRows["u.name"]), row.optionalId<UserId>(kRows["l.done_by"]),
                               row.text(kRows["l.reason"])};
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
    bool addMessage(qint64 ev, Message message)
    {
        return emitRows() && ev == m_ev + 1 && append({m_room, ev, event::MessageNew{std::move(message)}});
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
    static constexpr SqlText kText(
        "SELECT ev, messages_before FROM room_log WHERE room = ? AND ev <= ? ORDER BY ev DESC LIMIT 1");
    const auto found = database.first(
        kText,
        [ev](const Row &row) { return row.integer(kText["messages_before"]) + ev - row.integer(kText["ev"]); }, room,
        ev);
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
            return merger.addRow({id, row.integer(kRows["l.ev"]), readEvent(row, *room)});
        },
        id, above, most);
    if (!done)
        return done.error();
    done = database.forEach(
        kMessages,
        [&](const Row &row) { return merger.addMessage(row.integer(kMessages["m.ev"]), readMessage(row)); }, id, *seq,
        most);
    if (!done)
        return done.error();
    return merger.finish(room->ev);
}

} // namespace confab::storage
