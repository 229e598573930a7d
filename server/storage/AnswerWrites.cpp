// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerWrites.h"

#include "MessageRows.h"
#include "MessageWrites.h"

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {

// Answers that carry each other on.
constexpr qsizetype kMostContinued = 16;

Result<std::optional<Message>> answerByClientId(Database &database, RoomId room, const QString &clientId)
{
    static constexpr auto kText = SqlText("SELECT ") + kMessageColumns + " FROM messages m" + kMessageJoins +
                                  " WHERE m.client_id = ? AND m.client_id <> '' AND m.room = ?"
                                  " AND m.stream IS NOT NULL";
    return database.first(kText, readMessage, clientId, room);
}

Result<std::optional<Message>> promptOf(Database &database, const core::AnswerQuery &query)
{
    if (query.promptClientId.isEmpty())
        return std::optional<Message>();
    return findByClientId(database, query.room, query.asker, query.promptClientId);
}

Result<> readContinued(Database &database, core::FoundAnswer &found)
{
    auto earlier = found.message->stream->continues;
    while (earlier && found.continued.size() < kMostContinued) {
        const auto read = findMessage(database, *earlier);
        if (!read)
            return read.error();
        if (!*read)
            break;
        found.continued.append(**read);
        earlier = (*read)->stream ? (*read)->stream->continues : std::nullopt;
    }
    return Done{};
}

Result<> checkNotDeleted(const std::optional<Message> &asked)
{
    if (asked && asked->isDeleted())
        return Error{ErrorCode::Conflict, u"The message was deleted."_s, u"message"_s};
    return Done{};
}

} // namespace

Result<core::FoundAnswer> findAnswer(Database &database, const core::AnswerQuery &query)
{
    core::FoundAnswer found;
    auto answer = answerByClientId(database, query.room, query.clientId);
    if (!answer)
        return answer.error();
    found.answer = std::move(*answer);
    auto prompt = promptOf(database, query);
    if (!prompt)
        return prompt.error();
    found.prompt = std::move(*prompt);
    if (found.answer || !query.message)
        return found;
    auto message = findMessage(database, *query.message);
    if (!message)
        return message.error();
    found.message = std::move(*message);
    if (!found.message || !found.message->stream)
        return found;
    if (const auto read = readContinued(database, found); !read)
        return read.error();
    if (!found.message->replyTo)
        return found;
    auto asked = findMessage(database, *found.message->replyTo);
    if (!asked)
        return asked.error();
    found.asked = std::move(*asked);
    return found;
}

Result<core::BegunAnswer> beginAnswer(Database &database, WriterCache &cache, const core::NewAnswer &rows)
{
    core::NewMessage answer = rows.answer;
    auto first = answerByClientId(database, answer.room, answer.clientId);
    if (!first)
        return first.error();
    core::BegunAnswer begun;
    if (rows.prompt) {
        auto prompt = appendMessage(database, cache, *rows.prompt);
        if (!prompt)
            return prompt.error();
        answer.replyTo = prompt->message.id;
        answer.thread = prompt->message.thread;
        begun.prompt = std::move(*prompt);
    }
    if (*first) {
        begun.answer = {std::move(**first), 0, false};
        return begun;
    }
    auto asked = begun.prompt     ? Result<std::optional<Message>>(begun.prompt->message)
                 : answer.replyTo ? findMessage(database, *answer.replyTo)
                                  : Result<std::optional<Message>>(std::nullopt);
    if (!asked)
        return asked.error();
    if (const auto there = checkNotDeleted(*asked); !there)
        return there.error();
    auto written = appendMessage(database, cache, answer);
    if (!written)
        return written.error();
    begun.answer = std::move(*written);
    return begun;
}

} // namespace confab::storage
