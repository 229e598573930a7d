// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

namespace confab::storage {

//! The columns that readMessage() takes, from `messages m` and kMessageJoins.
inline constexpr SqlText kMessageColumns(
    "m.id, m.room, m.seq, m.client_id, m.author, a.name, a.kind, m.content, m.reply_to, m.thread, m.mentions,"
    " m.created_at, m.edited_at, m.deleted_at, m.tokens, s.id, s.agent, s.state, s.model, s.text,"
    " (SELECT COUNT(*) FROM messages t WHERE t.thread = m.id AND t.deleted_at IS NULL), s.reason, s.finish,"
    " s.continues, p.kind, p.ms, p.chars, s.asked_by");
//! How many they are: columns of a statement's own start here.
inline constexpr int kMessageColumnCount = 28;
inline constexpr SqlText kMessageJoins(" LEFT JOIN authors a ON a.id = m.author LEFT JOIN streams s ON s.id = m.stream"
                                       " LEFT JOIN stream_parts p ON p.stream = m.stream AND p.part = 1");

//! `messages m` of the rooms of `room_stretches k`, in the order of k.first_seq and m.seq.
inline constexpr SqlText kRoomMessages(" FROM room_stretches k JOIN messages m ON m.stretch = k.stretch"
                                       " AND m.room = k.room");
//! The messages of a room with a number above one, ascending. To bind: the room twice, the number twice, how many.
inline constexpr auto kMessagesAbove =
    SqlText("SELECT ") + kMessageColumns + kRoomMessages + kMessageJoins +
    " WHERE k.room = ? AND k.first_seq >= COALESCE((SELECT MAX(b.first_seq) FROM room_stretches b"
    " WHERE b.room = ? AND b.first_seq <= ?), 0) AND m.seq > ? ORDER BY k.first_seq, m.seq LIMIT ?";

//! The message in its current state: a tombstone is empty, a running answer shows the text saved so far.
Message readMessage(const Row &row);
//! nullopt: no such message, or its room is being removed.
Result<std::optional<Message>> findMessage(Database &database, MessageId id);
//! The same as an error: NotFound.
Result<Message> messageById(Database &database, MessageId id);

QByteArray joinIds(const QList<UserId> &ids);
//! Bytes that a text takes in UTF-8.
qint64 utf8Size(QStringView text);

} // namespace confab::storage
