// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageWrites.h"

#include "MessageRows.h"
#include "RoomLog.h"

using namespace Qt::StringLiterals;

namespace confab::storage {

using core::MessageChange;
using core::NewMessage;

namespace {

Result<> checkReference(Database &database, RoomId room, const std::optional<MessageId> &id, const QString &field)
{
    if (!id)
        return Done{};
    const auto found = database.first(
        "SELECT 1 FROM messages WHERE id = ? AND room = ?", [](const Row &) { return true; }, *id, room);
    if (!found)
        return found.error();
    return *found ? Result<>(Done{}) : Result<>(Error{ErrorCode::NotFound, {}, field});
}

bool isPlain(const NewMessage &message)
{
    return !message.replyTo && !message.thread && !message.stream && message.mentions.isEmpty();
}

// Nothing is inserted when the author has sent this client id before. The short form is the path of almost every
// message: what is not bound costs nothing, and UTF-8 is stored as it is, where SQLite would convert UTF-16 unit by
// unit.
Result<int> insertMessage(Database &database, const NewMessage &message, qint64 seq, qint64 stretch)
{
    if (isPlain(message)) {
        return database.execute("INSERT INTO messages (room, seq, id, author, client_id, content, created_at, stretch)"
                                " VALUES (?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?) ON CONFLICT DO NOTHING",
                                message.room, seq, message.id, message.author.id, message.clientId.toUtf8(),
                                message.content.toUtf8(), message.createdAt, stretch);
    }
    const auto stream = message.stream ? std::optional(message.stream->id) : std::nullopt;
    const auto mentions = message.mentions.isEmpty() ? std::nullopt : std::optional(joinIds(message.mentions));
    return database.execute("INSERT INTO messages (room, seq, id, author, client_id, content, created_at, stretch,"
                            " reply_to, thread, mentions, stream) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT DO NOTHING",
                            message.room, seq, message.id, message.author.id, message.clientId, message.content,
                            message.createdAt, stretch, message.replyTo, message.thread, mentions, stream);
}

// The room's first message in a stretch says that there are some.
Result<> enterStretch(Database &database, RoomHead &head, RoomId room, qint64 seq, qint64 stretch)
{
    if (head.stretch == stretch)
        return Done{};
    const auto entered =
        database.execute("INSERT INTO room_stretches (room, first_seq, stretch) VALUES (?, ?, ?)", room, seq, stretch);
    if (!entered)
        return entered.error();
    head.stretch = stretch;
    return Done{};
}

Result<> insertStream(Database &database, const NewMessage &message, qint64 seq)
{
    if (!message.stream)
        return Done{};
    const auto inserted = database.execute(
        "INSERT INTO streams (id, room, seq, message, agent, asked_by, state, model, text, started_at,"
        " continues) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message.stream->id, message.room, seq, message.id, message.stream->agent, message.stream->askedBy,
        message.stream->state, message.stream->model, message.content, message.createdAt, message.stream->continues);
    return inserted ? Result<>(Done{}) : Result<>(inserted.error());
}

Message messageOf(const NewMessage &message, qint64 seq)
{
    Message made{.id = message.id,
                 .room = message.room,
                 .seq = seq,
                 .clientId = message.clientId,
                 .author = message.author,
                 .content = message.content,
                 .replyTo = message.replyTo,
                 .thread = message.thread,
                 .mentions = message.mentions,
                 .createdAt = message.createdAt,
                 .stream = message.stream};
    if (made.stream && !isFinal(made.stream->state))
        made.stream->from = int(made.content.size());
    return made;
}

Result<MessageChange> firstOfClientId(Database &database, const NewMessage &message)
{
    auto first = message.clientId.isEmpty()
                     ? Result<std::optional<Message>>(std::nullopt)
                     : findByClientId(database, message.room, message.author.id, message.clientId);
    if (!first)
        return first.error();
    if (!first->has_value())
        return Error{ErrorCode::Conflict, u"A message with this id exists."_s};
    return MessageChange{std::move(**first), 0, false};
}

// How the message stands after the change that was just made and logged.
Result<MessageChange> changed(Database &database, MessageId id, const Result<qint64> &ev)
{
    if (!ev)
        return ev.error();
    auto message = messageById(database, id);
    if (!message)
        return message.error();
    return MessageChange{std::move(*message), *ev, true};
}

Result<std::optional<qint64>> findEdit(Database &database, MessageId id, const QString &clientId)
{
    if (clientId.isEmpty())
        return std::optional<qint64>();
    return database.first(
        "SELECT ev FROM message_edits WHERE message = ? AND client_id = ? AND client_id <> ''",
        [](const Row &row) { return row.integer(0); }, id, clientId);
}

} // namespace

Result<MessageChange> appendMessage(Database &database, WriterCache &cache, const NewMessage &message)
{
    const auto head = cache.head(database, message.room);
    if (!head)
        return head.error();
    if (const auto known = checkReference(database, message.room, message.replyTo, u"replyTo"_s); !known)
        return known.error();
    if (const auto known = checkReference(database, message.room, message.thread, u"thread"_s); !known)
        return known.error();
    if (const auto written = cache.remember(database, message.author); !written)
        return written.error();
    const auto stretch = cache.nextStretch(database);
    if (!stretch)
        return stretch.error();
    const qint64 seq = (*head)->seq + 1;
    const auto inserted = insertMessage(database, message, seq, *stretch);
    if (!inserted)
        return inserted.error();
    if (*inserted == 0)
        return firstOfClientId(database, message);
    if (const auto entered = enterStretch(database, **head, message.room, seq, *stretch); !entered)
        return entered.error();
    const qint64 ev = logNewMessage(**head);
    if (const auto made = insertStream(database, message, seq); !made)
        return made.error();
    // An agent that writes has not read, and nobody waits for it to.
    if (message.author.kind == UserKind::Person)
        cache.cursors().advanceAuthor(message.room, message.author.id, seq);
    return MessageChange{messageOf(message, seq), ev, true};
}

Result<MessageChange> editMessage(Database &database, WriterCache &cache, MessageId id, const QString &content,
                                  const QList<UserId> &mentions, const QString &clientId, Timestamp at)
{
    const auto message = messageById(database, id);
    if (!message)
        return message.error();
    const auto repeated = findEdit(database, id, clientId);
    if (!repeated)
        return repeated.error();
    if (*repeated)
        return MessageChange{*message, **repeated, false};
    if (message->isDeleted() || (message->stream && !isFinal(message->stream->state)))
        return Error{ErrorCode::Conflict};
    const auto head = cache.head(database, message->room);
    if (!head)
        return head.error();
    const auto kept =
        database.execute("INSERT INTO message_edits (message, ev, client_id, content, at) VALUES (?, ?, ?, ?, ?)", id,
                         (*head)->ev + 1, clientId, message->content, at);
    if (!kept)
        return kept.error();
    const auto written = database.execute("UPDATE messages SET content = ?, mentions = ?, edited_at = ? WHERE id = ?",
                                          content, joinIds(mentions), at, id);
    if (!written)
        return written.error();
    return changed(database, id, logMessage(database, **head, message->room, LogType::MessageEdited, message->seq));
}

Result<MessageChange> eraseMessage(Database &database, WriterCache &cache, MessageId id, Timestamp at)
{
    const auto message = messageById(database, id);
    if (!message)
        return message.error();
    if (message->isDeleted())
        return MessageChange{*message, 0, false};
    const auto head = cache.head(database, message->room);
    if (!head)
        return head.error();
    // What was said before the edits, and by an answer so far, is deleted with it.
    const auto stream = message->stream ? std::optional(message->stream->id) : std::nullopt;
    const auto results = {
        database.execute("UPDATE messages SET content = '', mentions = NULL, deleted_at = ? WHERE id = ?", at, id),
        database.execute("UPDATE message_edits SET content = '' WHERE message = ?", id),
        stream ? database.execute("UPDATE streams SET text = '' WHERE id = ?", *stream) : Result<int>(0),
        stream ? database.execute("DELETE FROM stream_parts WHERE stream = ?", *stream) : Result<int>(0)};
    for (const auto &result : results) {
        if (!result)
            return result.error();
    }
    return changed(database, id, logMessage(database, **head, message->room, LogType::MessageDeleted, message->seq));
}

Result<std::optional<Message>> findByClientId(Database &database, RoomId room, UserId author, const QString &clientId)
{
    static constexpr auto kText = SqlText("SELECT ") + kMessageColumns + " FROM messages m" + kMessageJoins +
                                  " WHERE m.author = ? AND m.client_id = ? AND m.client_id <> '' AND m.room = ?";
    return database.first(kText, readMessage, author, clientId, room);
}

} // namespace confab::storage
