// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageRows.h"

#include "Columns.h"

namespace confab::storage {

namespace {

constexpr qsizetype kIdBytes = 16;

QList<UserId> splitIds(const QByteArray &bytes)
{
    QList<UserId> ids;
    for (qsizetype i = 0; i + kIdBytes <= bytes.size(); i += kIdBytes)
        ids += UserId::fromBytes(QByteArrayView(bytes).sliced(i, kIdBytes)).value_or(UserId{});
    return ids;
}

} // namespace

Message readMessage(const Row &row)
{
    constexpr auto &at = kMessageColumns;
    Message message{.id = row.id<MessageId>(at["m.id"]),
                    .room = row.id<RoomId>(at["m.room"]),
                    .seq = row.integer(at["m.seq"]),
                    .clientId = row.text(at["m.client_id"]),
                    .author = {row.id<UserId>(at["m.author"]), row.text(at["a.name"]),
                               row.enumeration<UserKind>(at["a.kind"])},
                    .content = row.text(at["m.content"]),
                    .replyTo = row.optionalId<MessageId>(at["m.reply_to"]),
                    .thread = row.optionalId<MessageId>(at["m.thread"]),
                    .replyCount = int(row.integer(at["replies"])),
                    .mentions = splitIds(row.bytes(at["m.mentions"])),
                    .createdAt = row.integer(at["m.created_at"]),
                    .editedAt = row.optionalInteger(at["m.edited_at"]),
                    .deletedAt = row.optionalInteger(at["m.deleted_at"])};
    if (!row.isNull(at["m.tokens"]))
        message.tokens = int(row.integer(at["m.tokens"]));
    if (row.isNull(at["s.id"]))
        return message;
    message.stream = MessageStream{row.id<StreamId>(at["s.id"]), row.id<UserId>(at["s.agent"]),
                                   row.enumeration<StreamState>(at["s.state"]), row.text(at["s.model"])};
    message.stream->askedBy = row.optionalId<UserId>(at["s.asked_by"]);
    if (message.isDeleted())
        return message;
    message.stream->reason = row.text(at["s.reason"]);
    if (!row.isNull(at["s.finish"]))
        message.stream->finish = row.enumeration<Finish>(at["s.finish"]);
    message.stream->continues = row.optionalId<MessageId>(at["s.continues"]);
    if (!row.isNull(at["p.kind"]))
        message.stream->parts = {
            {1, row.enumeration<PartKind>(at["p.kind"]), row.integer(at["p.ms"]), int(row.integer(at["p.chars"]))}};
    if (!isFinal(message.stream->state)) {
        message.content = row.text(at["s.text"]);
        message.stream->from = int(message.content.size());
    }
    return message;
}

Result<std::optional<Message>> findMessage(Database &database, MessageId id)
{
    static constexpr auto kText = SqlText("SELECT ") + kMessageColumns + " FROM messages m" + kMessageJoins +
                                  " WHERE m.id = ? AND EXISTS (SELECT 1 FROM rooms r WHERE r.id = m.room)";
    return database.first(kText, readMessage, id);
}

Result<Message> messageById(Database &database, MessageId id)
{
    auto found = findMessage(database, id);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error{ErrorCode::NotFound};
    return std::move(**found);
}

Result<Message> messageIn(Database &database, RoomId room, MessageId id)
{
    auto found = messageById(database, id);
    return found && found->room != room ? Result<Message>(ErrorCode::NotFound) : found;
}

QByteArray joinIds(const QList<UserId> &ids)
{
    QByteArray bytes;
    bytes.reserve(ids.size() * kIdBytes);
    for (const UserId &id : ids)
        bytes += id.toBytes();
    return bytes;
}

qint64 utf8Size(QStringView text)
{
    qint64 size = 0;
    for (const QChar c : text)
        size += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
    return size;
}

} // namespace confab::storage
