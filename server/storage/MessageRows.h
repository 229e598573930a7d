// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

namespace confab::storage {

//! The columns that readMessage() takes, from `messages m` and kMessageJoins. They are the first of a statement.
inline constexpr SqlText kMessageColumns(
    "m.id, m.room, m.seq, m.client_id, m.author, a.name, a.kind, m.content, m.reply_to, m.thread, m.mentions,"
    " m.created_at, m.edited_at, m.deleted_at, m.tokens, s.id, s.agent, s.state, s.model, s.text,"
    " (SELECT COUNT(*) FROM messages t WHERE t.thread = m.id AND t.deleted_at IS NULL) AS replies, s.reason, s.finish,"
    " s.continues, p.kind, p.ms, p.chars, s.asked_by");
inline constexpr SqlText kMessageJoins(" LEFT JOIN authors a ON a.id = m.author LEFT JOIN streams s ON s.id = m.stream"
                                       " LEFT JOIN stream_parts p ON p.stream = m.stream AND p.part = 1");

//! The message in its current state: a tombstone is empty, a running answer shows the text saved so far.
Message readMessage(const Row &row);
//! nullopt: no such message, or its room is being removed.
Result<std::optional<Message>> findMessage(Database &database, MessageId id);
//! The same as an error: NotFound.
Result<Message> messageById(Database &database, MessageId id);
//! NotFound, too, where it is in another room.
Result<Message> messageIn(Database &database, RoomId room, MessageId id);

QByteArray joinIds(const QList<UserId> &ids);
//! Bytes that a text takes in UTF-8.
qint64 utf8Size(QStringView text);

} // namespace confab::storage
