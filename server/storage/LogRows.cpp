// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LogRows.h"

#include "Columns.h"
#include "MessageRows.h"
#include "RoomRows.h"

namespace confab::storage {

namespace {

constexpr auto kLog = SqlText("SELECT ") + kMessageColumns +
                      ", l.ev, l.type, l.user, u.name, u.kind, mb.role, mb.joined_at, s.reason, s.tokens"
                      " FROM room_log l LEFT JOIN messages m ON m.room = l.room AND m.seq = l.seq" +
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
constexpr int kReason = kEv + 7;
constexpr int kTokens = kEv + 8;

event::StreamEnded readStreamEnd(const Row &row)
{
    const Message message = readMessage(row);
    const MessageStream stream = message.stream.value_or(MessageStream{});
    return {stream.id, message.id, stream.state, row.text(kReason), message.content, int(row.integer(kTokens))};
}

Event readEvent(const Row &row, const Room &room)
{
    switch (row.enumeration<LogType>(kType)) {
    case LogType::RoomCreated:
        return event::RoomCreated{room};
    case LogType::RoomUpdated:
        return event::RoomUpdated{room};
    case LogType::UserJoined:
        return event::UserJoined{room,
                                 {{row.id<UserId>(kUser), row.text(kUserName), row.enumeration<UserKind>(kUserKind)},
                                  row.enumeration<Role>(kRole),
                                  row.integer(kJoinedAt)}};
    case LogType::UserLeft:
        return event::UserLeft{row.id<UserId>(kUser), row.text(kUserName)};
    case LogType::MessageNew:
        return event::MessageNew{readMessage(row)};
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

} // namespace

Result<core::LogPage> readLog(Database &database, RoomId id, qint64 above, int limit, int maxBytes)
{
    const auto room = roomById(database, id);
    if (!room)
        return room.error();
    core::LogPage page{.ev = room->ev};
    const qint64 most = std::max(limit, 1);
    qint64 bytes = 0;
    const auto done = database.forEach(
        kLog,
        [&](const Row &row) {
            EventFrame frame{id, row.integer(kEv), readEvent(row, *room)};
            bytes += contentSize(frame.event);
            page.more = page.events.size() >= most || (!page.events.isEmpty() && bytes > maxBytes);
            if (!page.more)
                page.events += std::move(frame);
            return !page.more;
        },
        id, above, most + 1);
    if (!done)
        return done.error();
    return page;
}

} // namespace confab::storage
