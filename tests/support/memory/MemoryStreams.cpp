// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryStreams.h"

#include <algorithm>

namespace confab::support {

using namespace Qt::StringLiterals;
using core::MessageChange;
using Logged = MemoryData::Logged;

MemoryStreams::MemoryStreams(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

core::StoredStream MemoryStreams::stored(StreamId id) const
{
    const auto it = m_data.streams.constFind(id);
    if (it == m_data.streams.cend())
        return {};
    core::StoredStream found = it->stored;
    found.metrics.totalTokens = found.status.tokensGenerated;
    if (isFinal(found.status.state))
        found.text = m_data.messages.value(found.status.message).content;
    return found;
}

std::optional<QString> MemoryStreams::reasoning(StreamId id) const
{
    const auto row = m_data.streams.value(id);
    return row.reasoning ? std::optional(row.reasoning->text) : std::nullopt;
}

std::optional<Message> MemoryStreams::answerByClientId(RoomId room, const QString &clientId) const
{
    const auto it = std::ranges::find_if(m_data.messages, [&](const Message &row) {
        return row.room == room && row.stream && row.clientId == clientId;
    });
    return it == m_data.messages.cend() ? std::nullopt : std::optional(m_data.shown(*it));
}

core::FoundAnswer MemoryStreams::found(const core::AnswerQuery &query) const
{
    const auto shown = [this](MessageId id) {
        const auto message = m_data.message(id);
        return message ? std::optional(*message) : std::nullopt;
    };
    core::FoundAnswer found{.answer = answerByClientId(query.room, query.clientId),
                            .prompt = m_data.findByClientId(query.room, query.asker, query.promptClientId)};
    if (found.answer || !query.message)
        return found;
    found.message = shown(*query.message);
    if (!found.message || !found.message->stream)
        return found;
    for (auto earlier = found.message->stream->continues; earlier && found.continued.size() < 16;
         earlier = found.continued.last().stream->continues)
        found.continued.append(*shown(*earlier));
    if (found.message->replyTo)
        found.asked = shown(*found.message->replyTo);
    return found;
}

void MemoryStreams::find(const core::AnswerQuery &query, core::Reply<core::FoundAnswer> reply)
{
    m_answers.read<core::FoundAnswer>(std::move(reply), found(query));
}

Result<core::BegunAnswer> MemoryStreams::begun(const core::NewAnswer &rows)
{
    core::NewMessage answer = rows.answer;
    core::BegunAnswer begun;
    if (rows.prompt) {
        const auto prompt = m_data.append(*rows.prompt);
        if (!prompt)
            return prompt.error();
        begun.prompt = *prompt;
        answer.replyTo = prompt->message.id;
        answer.thread = prompt->message.thread;
    }
    if (const auto first = answerByClientId(answer.room, answer.clientId)) {
        begun.answer = {*first, 0, false};
        return begun;
    }
    if (answer.replyTo && m_data.messages.value(*answer.replyTo).isDeleted())
        return Error{ErrorCode::Conflict, u"The message was deleted."_s, u"message"_s};
    const auto written = m_data.append(answer);
    if (!written)
        return written.error();
    begun.answer = *written;
    return begun;
}

void MemoryStreams::begin(const core::NewAnswer &rows, core::Reply<core::BegunAnswer> reply)
{
    m_answers.write<core::BegunAnswer>(std::move(reply), [&] { return begun(rows); });
}

void MemoryStreams::get(StreamId id, core::Reply<core::StoredStream> reply)
{
    const core::StoredStream found = stored(id);
    using Found = Result<core::StoredStream>;
    m_answers.read<core::StoredStream>(std::move(reply),
                                       found.status.stream.isNull() ? Found(ErrorCode::NotFound) : Found(found));
}

void MemoryStreams::partText(StreamId id, int part, core::Reply<QString> reply)
{
    const auto row = m_data.streams.value(id);
    const bool isKept = row.reasoning && row.reasoning->part.part == part;
    m_answers.read<QString>(std::move(reply), isKept ? Result<QString>(row.reasoning->text)
                                                     : Result<QString>(Error{ErrorCode::NotFound, {}, u"part"_s}));
}

void MemoryStreams::keep(MemoryData::StreamRow &row, const std::optional<core::PartText> &reasoning)
{
    if (reasoning && !m_data.messages.value(row.stored.status.message).isDeleted())
        row.reasoning = reasoning;
}

void MemoryStreams::saveProgress(const core::StreamProgress &progress)
{
    saved.append(progress.text);
    const auto it = m_data.streams.find(progress.stream);
    if (it == m_data.streams.end() || isFinal(it->stored.status.state) || isFinal(progress.state))
        return;
    if (it->stored.status.room != progress.room)
        return;
    it->stored.status.state = progress.state;
    it->stored.status.tokensGenerated = progress.tokens;
    it->stored.text = m_data.messages.value(it->stored.status.message).isDeleted() ? QString() : progress.text;
    keep(*it, progress.reasoning);
}

Result<MessageChange> MemoryStreams::end(const core::StreamEnd &end)
{
    const auto it = m_data.streams.find(end.stream);
    if (it == m_data.streams.end() || it->stored.status.room != end.room)
        return ErrorCode::NotFound;
    core::StoredStream &stored = it->stored;
    if (isFinal(stored.status.state))
        return ErrorCode::Conflict;
    keep(*it, end.reasoning);
    stored.status.state = end.state;
    stored.status.completedAt = end.at;
    stored.status.tokensGenerated = end.metrics.totalTokens;
    stored.finish = end.finish;
    stored.reason = end.reason;
    stored.metrics = end.metrics;
    stored.metrics.stream = end.stream;
    Message &message = m_data.messages[stored.status.message];
    message.content = message.isDeleted() ? QString() : end.text;
    message.tokens = end.metrics.totalTokens;
    return m_data.changed(message.id, Logged::StreamEnded);
}

void MemoryStreams::finish(const core::StreamEnd &ended, core::Reply<MessageChange> reply)
{
    ++finishCalls;
    m_answers.write<MessageChange>(std::move(reply), [&] { return end(ended); });
}

void MemoryStreams::interruptRunning(const QString &reason, Timestamp at, core::Reply<int> reply)
{
    QList<core::StoredStream> running;
    for (const MemoryData::StreamRow &row : std::as_const(m_data.streams)) {
        if (!isFinal(row.stored.status.state))
            running.append(row.stored);
    }
    std::ranges::sort(running, {}, [](const core::StoredStream &stored) {
        return std::pair(stored.status.startedAt, stored.status.stream);
    });
    for (const core::StoredStream &stored : running) {
        core::StreamEnd interrupted{.room = stored.status.room,
                                    .stream = stored.status.stream,
                                    .state = StreamState::Interrupted,
                                    .reason = reason,
                                    .text = stored.text,
                                    .at = at};
        interrupted.metrics.totalTokens = stored.status.tokensGenerated;
        interrupted.metrics.durationMs = int(std::max<qint64>(at - stored.status.startedAt, 0));
        interrupted.metrics.bytes = stored.text.toUtf8().size();
        static_cast<void>(end(interrupted));
    }
    m_answers.give<int>(std::move(reply), int(running.size()));
}

} // namespace confab::support
