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
    Message message{.id = row.id<MessageId>(0),
                    .room = row.id<RoomId>(1),
                    .seq = row.integer(2),
                    .clientId = row.text(3),
                    .author = {row.id<UserId>(4), row.text(5), row.enumeration<UserKind>(6)},
                    .content = row.text(7),
                    .replyTo = row.optionalId<MessageId>(8),
                    .thread = row.optionalId<MessageId>(9),
                    .replyCount = int(row.integer(20)),
                    .mentions = splitIds(row.bytes(10)),
                    .createdAt = row.integer(11),
                    .editedAt = row.optionalInteger(12),
                    .deletedAt = row.optionalInteger(13)};
    if (!row.isNull(14))
        message.tokens = int(row.integer(14));
    if (row.isNull(15))
        return message;
    message.stream =
        MessageStream{row.id<StreamId>(15), row.id<UserId>(16), row.enumeration<StreamState>(17), row.text(18)};
    message.stream->askedBy = row.optionalId<UserId>(27);
    if (message.isDeleted())
        return message;
    message.stream->reason = row.text(21);
    if (!row.isNull(22))
        message.stream->finish = row.enumeration<Finish>(22);
    message.stream->continues = row.optionalId<MessageId>(23);
    if (!row.isNull(24))
        message.stream->parts = {{1, row.enumeration<PartKind>(24), row.integer(25), int(row.integer(26))}};
    if (!isFinal(message.stream->state)) {
        message.content = row.text(19);
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
