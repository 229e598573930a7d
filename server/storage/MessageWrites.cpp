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

Result<> checkMayPost(Database &database, WriterCache &cache, const Posting &posting, const RoomHead &head)
{
    if (head.archived)
        return Error{ErrorCode::Conflict, u"The room is archived."_s, u"room"_s};
    const auto allowed = cache.posters().mayPost(database, posting);
    if (!allowed)
        return allowed.error();
    return *allowed ? Result<>(Done{})
                    : Result<>(Error{ErrorCode::Forbidden, u"You may not write in this room any more."_s, u"room"_s});
}

bool isPlain(const NewMessage &message)
{
    return !message.replyTo && !message.thread && !message.stream && message.mentions.isEmpty();
}

// Nothing is inserted when the author has sent this client id before. The short form is the path of almost every
// message: what is not bound costs nothing.
Result<int> insertMessage(Database &database, const NewMessage &message, const RoomHead &numbers)
{
    if (isPlain(message)) {
        return database.execute("INSERT INTO messages (room, seq, ev, id, author, client_id, content, created_at)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                message.room, numbers.seq, numbers.ev, message.id, message.author.id, message.clientId,
                                message.content, message.createdAt);
    }
    const auto stream = message.stream ? std::optional(message.stream->id) : std::nullopt;
    const auto mentions = message.mentions.isEmpty() ? std::nullopt : std::optional(joinIds(message.mentions));
    return database.execute("INSERT INTO messages (room, seq, ev, id, author, client_id, content, created_at,"
                            " reply_to, thread, mentions, stream) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT DO NOTHING",
                            message.room, numbers.seq, numbers.ev, message.id, message.author.id, message.clientId,
                            message.content, message.createdAt, message.replyTo, message.thread, mentions, stream);
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

// Why nothing was inserted.
Result<MessageChange> notInserted(Database &database, const NewMessage &message)
{
    auto first = message.clientId.isEmpty()
                     ? Result<std::optional<Message>>(std::nullopt)
                     : findByClientId(database, message.room, message.author.id, message.clientId);
    if (!first)
        return first.error();
    if (first->has_value())
        return MessageChange{std::move(**first), 0, false};
    return Error{ErrorCode::Conflict, u"A message with this id exists."_s};
}

// How the message stands after the change that was just made and logged.
Result<MessageChange> changed(Database &database, MessageId id, const Result<RoomHead> &head)
{
    if (!head)
        return head.error();
    auto message = messageById(database, id);
    if (!message)
        return message.error();
    return MessageChange{std::move(*message), head->ev, true};
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
    const auto head = cache.heads().of(database, message.room);
    if (!head)
        return head.error();
    if (message.asMember) {
        const Posting posting{message.room, (*head)->kind, message.author.id, message.createdAt};
        if (const auto allowed = checkMayPost(database, cache, posting, **head); !allowed)
            return allowed.error();
    }
    if (const auto known = checkReference(database, message.room, message.replyTo, u"replyTo"_s); !known)
        return known.error();
    if (const auto known = checkReference(database, message.room, message.thread, u"thread"_s); !known)
        return known.error();
    RoomHead next = **head;
    ++next.ev;
    ++next.seq;
    const auto inserted = insertMessage(database, message, next);
    if (!inserted)
        return inserted.error();
    if (*inserted == 0)
        return notInserted(database, message);
    **head = next;
    if (const auto written = cache.remember(database, message.author); !written)
        return written.error();
    if (const auto made = insertStream(database, message, next.seq); !made)
        return made.error();
    // An agent that writes has not read, and nobody waits for it to.
    if (message.author.kind == UserKind::Person)
        cache.cursors().advanceAuthor(message.room, message.author.id, next.seq);
    return MessageChange{messageOf(message, next.seq), next.ev, true};
}

Result<MessageChange> editMessage(Database &database, WriterCache &cache, const core::NewContent &what)
{
    const auto message = messageIn(database, what.room, what.message);
    if (!message)
        return message.error();
    const auto repeated = findEdit(database, what.message, what.clientId);
    if (!repeated)
        return repeated.error();
    if (*repeated)
        return MessageChange{*message, **repeated, false};
    if (message->isDeleted() || (message->stream && !isFinal(message->stream->state)))
        return Error{ErrorCode::Conflict};
    const auto before = roomHead(database, what.room);
    if (!before)
        return before.error();
    const Posting posting{what.room, before->kind, message->author.id, what.at};
    if (const auto allowed = checkMayPost(database, cache, posting, *before); !allowed)
        return allowed.error();
    const auto head = logMessage(database, what.room, LogType::MessageEdited, message->seq);
    if (!head)
        return head.error();
    const auto kept =
        database.execute("INSERT INTO message_edits (message, ev, client_id, content, at) VALUES (?, ?, ?, ?, ?)",
                         what.message, head->ev, what.clientId, message->content, what.at);
    if (!kept)
        return kept.error();
    const auto written = database.execute("UPDATE messages SET content = ?, mentions = ?, edited_at = ? WHERE id = ?",
                                          what.content, joinIds(what.mentions), what.at, what.message);
    return written ? changed(database, what.message, head) : Result<MessageChange>(written.error());
}

Result<MessageChange> eraseMessage(Database &database, RoomId room, MessageId id, Timestamp at)
{
    const auto message = messageIn(database, room, id);
    if (!message)
        return message.error();
    if (message->isDeleted())
        return MessageChange{*message, 0, false};
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
    return changed(database, id, logMessage(database, room, LogType::MessageDeleted, message->seq));
}

Result<std::optional<Message>> findByClientId(Database &database, RoomId room, UserId author, const QString &clientId)
{
    static constexpr auto kText = SqlText("SELECT ") + kMessageColumns + " FROM messages m" + kMessageJoins +
                                  " WHERE m.author = ? AND m.client_id = ? AND m.client_id <> '' AND m.room = ?";
    return database.first(kText, readMessage, author, clientId, room);
}

} // namespace confab::storage
