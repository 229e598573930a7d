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

void MemoryStreams::get(StreamId id, Reply<core::StoredStream> reply)
{
    const core::StoredStream found = stored(id);
    using Found = Result<core::StoredStream>;
    m_answers.read<core::StoredStream>(std::move(reply),
                                       found.status.stream.isNull() ? Found(ErrorCode::NotFound) : Found(found));
}

void MemoryStreams::partText(StreamId id, int part, Reply<QString> reply)
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
    it->stored.status.state = progress.state;
    it->stored.status.tokensGenerated = progress.tokens;
    it->stored.text = m_data.messages.value(it->stored.status.message).isDeleted() ? QString() : progress.text;
    keep(*it, progress.reasoning);
}

Result<MessageChange> MemoryStreams::end(const core::StreamEnd &end)
{
    const auto it = m_data.streams.find(end.stream);
    if (it == m_data.streams.end())
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

void MemoryStreams::finish(const core::StreamEnd &ended, Reply<MessageChange> reply)
{
    ++finishCalls;
    m_answers.write<MessageChange>(std::move(reply), [&] { return end(ended); });
}

void MemoryStreams::interruptRunning(const QString &reason, Timestamp at, Reply<int> reply)
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
        core::StreamEnd interrupted{.stream = stored.status.stream,
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
