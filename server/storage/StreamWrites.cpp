// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamWrites.h"

#include "MessageRows.h"
#include "RoomLog.h"

namespace confab::storage {

using core::MessageChange;
using core::StreamEnd;

namespace {

struct Standing
{
    qint64 seq = 0;
    MessageId message = {};
    StreamState state = StreamState::Queued;
};

Result<Standing> standingOf(Database &database, RoomId room, StreamId stream)
{
    static constexpr SqlText kText(
        "SELECT seq, message, state FROM streams"
        " WHERE id = ? AND room = ? AND EXISTS (SELECT 1 FROM rooms r WHERE r.id = streams.room)");
    const auto found = database.first(
        kText,
        [](const Row &row) {
            return Standing{row.integer(kText["seq"]), row.id<MessageId>(kText["message"]),
                            row.enumeration<StreamState>(kText["state"])};
        },
        stream, room);
    if (!found)
        return found.error();
    return *found ? Result<Standing>(**found) : Result<Standing>(Error{ErrorCode::NotFound});
}

Result<> writeEnd(Database &database, const StreamEnd &end)
{
    const StreamMetrics &metrics = end.metrics;
    const auto written = database.execute(
        "UPDATE streams SET state = ?, finish = ?, reason = ?, text = '', tokens = ?, completed_at = ?,"
        " prompt_tokens = ?, tokens_per_second = ?, first_token_ms = ?, duration_ms = ?, bytes = ?, chunks = ?,"
        " errors = ?, retries = ? WHERE id = ?",
        end.state, end.finish, end.reason, metrics.totalTokens, end.at, metrics.promptTokens, metrics.tokensPerSecond,
        metrics.firstTokenMs, metrics.durationMs, metrics.bytes, metrics.chunks, metrics.errors, metrics.retries,
        end.stream);
    return written ? Result<>(Done{}) : Result<>(written.error());
}

// What was deleted meanwhile is not written down again.
Result<> writePart(Database &database, StreamId stream, const std::optional<core::PartText> &part)
{
    if (!part)
        return Done{};
    const auto written =
        database.execute("INSERT OR REPLACE INTO stream_parts (stream, part, kind, ms, chars, text)"
                         " SELECT s.id, ?, ?, ?, ?, ? FROM streams s JOIN messages m ON m.id = s.message"
                         " WHERE s.id = ? AND m.deleted_at IS NULL",
                         part->part.part, part->part.kind, part->part.ms, part->part.chars, part->text, stream);
    return written ? Result<>(Done{}) : Result<>(written.error());
}

} // namespace

Result<Done> writeProgress(Database &database, const core::StreamProgress &progress)
{
    const auto written =
        database.execute("UPDATE streams SET state = ?, tokens = ?, text = CASE WHEN EXISTS (SELECT 1 FROM messages m"
                         " WHERE m.id = streams.message AND m.deleted_at IS NULL) THEN ? ELSE '' END"
                         " WHERE id = ? AND room = ? AND state < 4",
                         progress.state, progress.tokens, progress.text, progress.stream, progress.room);
    if (!written)
        return written.error();
    // It has ended, and is not written to any more; or there is none.
    if (*written == 0)
        return Done{};
    return writePart(database, progress.stream, progress.reasoning);
}

Result<MessageChange> finishStream(Database &database, const StreamEnd &end)
{
    const auto standing = standingOf(database, end.room, end.stream);
    if (!standing)
        return standing.error();
    if (isFinal(standing->state))
        return Error{ErrorCode::Conflict};
    if (const auto written = writeEnd(database, end); !written)
        return written.error();
    if (const auto written = writePart(database, end.stream, end.reasoning); !written)
        return written.error();
    // An answer that was deleted while it ran stays a tombstone.
    const auto content =
        database.execute("UPDATE messages SET content = CASE WHEN deleted_at IS NULL THEN ? ELSE '' END, tokens = ?"
                         " WHERE id = ?",
                         end.text, end.metrics.totalTokens, standing->message);
    if (!content)
        return content.error();
    const auto head = logMessage(database, end.room, LogType::StreamEnded, standing->seq);
    if (!head)
        return head.error();
    auto message = messageById(database, standing->message);
    if (!message)
        return message.error();
    return MessageChange{std::move(*message), head->ev, true};
}

Result<int> interruptRunningStreams(Database &database, const QString &reason, Timestamp at)
{
    QList<StreamEnd> ends;
    static constexpr SqlText kText("SELECT s.room, s.id, s.text, s.tokens, s.started_at FROM streams s"
                                   " WHERE s.state < 4 AND EXISTS (SELECT 1 FROM rooms r WHERE r.id = s.room)"
                                   " ORDER BY s.started_at, s.id");
    const auto done = database.forEach(kText, [&](const Row &row) {
        StreamEnd end;
        end.room = row.id<RoomId>(kText["s.room"]);
        end.stream = row.id<StreamId>(kText["s.id"]);
        end.state = StreamState::Interrupted;
        end.reason = reason;
        end.text = row.text(kText["s.text"]);
        end.at = at;
        end.metrics.totalTokens = int(row.integer(kText["s.tokens"]));
        end.metrics.durationMs = int(std::max<qint64>(at - row.integer(kText["s.started_at"]), 0));
        end.metrics.bytes = utf8Size(end.text);
        ends += end;
    });
    if (!done)
        return done.error();
    for (const StreamEnd &end : ends) {
        if (const auto finished = finishStream(database, end); !finished)
            return finished.error();
    }
    return int(ends.size());
}

} // namespace confab::storage
