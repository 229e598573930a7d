// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteStreamStore.h"

#include "EngineWrites.h"

namespace confab::storage {

using core::StoredStream;

namespace {

constexpr SqlText kStream(
    "SELECT s.id, s.room, s.message, s.agent, s.asked_by, s.state, s.model, s.reason, s.finish, s.tokens, s.started_at,"
    " s.completed_at, s.prompt_tokens, s.tokens_per_second, s.first_token_ms, s.duration_ms, s.bytes, s.chunks, s.errors,"
    " s.retries, CASE WHEN s.state < 4 THEN s.text ELSE m.content END AS said"
    " FROM streams s JOIN messages m ON m.id = s.message"
    " WHERE s.id = ? AND EXISTS (SELECT 1 FROM rooms r WHERE r.id = s.room)");

StoredStream readStream(const Row &row)
{
    constexpr auto &at = kStream;
    const StreamId id = row.id<StreamId>(at["s.id"]);
    const int tokens = int(row.integer(at["s.tokens"]));
    StoredStream stream;
    stream.status = {id,
                     row.id<RoomId>(at["s.room"]),
                     row.id<MessageId>(at["s.message"]),
                     row.id<UserId>(at["s.agent"]),
                     row.enumeration<StreamState>(at["s.state"]),
                     tokens,
                     row.integer(at["s.started_at"]),
                     row.optionalInteger(at["s.completed_at"])};
    stream.askedBy = row.id<UserId>(at["s.asked_by"]);
    stream.model = row.text(at["s.model"]);
    stream.reason = row.text(at["s.reason"]);
    stream.text = row.text(at["said"]);
    stream.metrics = {id,
                      tokens,
                      int(row.integer(at["s.prompt_tokens"])),
                      row.real(at["s.tokens_per_second"]),
                      int(row.integer(at["s.first_token_ms"])),
                      int(row.integer(at["s.duration_ms"])),
                      row.integer(at["s.bytes"]),
                      int(row.integer(at["s.chunks"])),
                      int(row.integer(at["s.errors"])),
                      int(row.integer(at["s.retries"]))};
    if (!row.isNull(at["s.finish"]))
        stream.finish = row.enumeration<Finish>(at["s.finish"]);
    return stream;
}

Result<StoredStream> streamById(Database &database, StreamId id)
{
    const auto found = database.first(kStream, readStream, id);
    if (!found)
        return found.error();
    return *found ? Result<StoredStream>(**found) : Result<StoredStream>(Error{ErrorCode::NotFound});
}

Result<QString> textOfPart(Database &database, StreamId stream, int part)
{
    const auto found = database.first(
        "SELECT text FROM stream_parts WHERE stream = ? AND part = ?", [](const Row &row) { return row.text(0); },
        stream, part);
    if (!found)
        return found.error();
    return *found ? Result<QString>(**found) : Result<QString>(Error{ErrorCode::NotFound, {}, QStringLiteral("part")});
}

} // namespace

SqliteStreamStore::SqliteStreamStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteStreamStore::find(const core::AnswerQuery &query, core::Reply<core::FoundAnswer> reply)
{
    m_engine.write(write::FindAnswer{query}, std::move(reply));
}

void SqliteStreamStore::begin(const core::NewAnswer &rows, core::Reply<core::BegunAnswer> reply)
{
    m_engine.write(write::BeginAnswer{rows}, std::move(reply));
}

void SqliteStreamStore::get(StreamId stream, core::Reply<StoredStream> reply)
{
    m_engine.read(
        {stream}, [stream](Database &database) { return streamById(database, stream); }, std::move(reply));
}

void SqliteStreamStore::partText(StreamId stream, int part, core::Reply<QString> reply)
{
    m_engine.read(
        {stream}, [stream, part](Database &database) { return textOfPart(database, stream, part); }, std::move(reply));
}

void SqliteStreamStore::saveProgress(const core::StreamProgress &progress)
{
    // Only finish() ends an answer, because an end has to be logged.
    if (isFinal(progress.state))
        return;
    m_engine.write(write::SaveProgress{progress}, {});
}

void SqliteStreamStore::finish(const core::StreamEnd &end, core::Reply<core::MessageChange> reply)
{
    m_engine.write(write::FinishStream{end}, std::move(reply));
}

void SqliteStreamStore::interruptRunning(const QString &reason, Timestamp at, core::Reply<int> reply)
{
    m_engine.write(write::InterruptStreams{reason, at}, std::move(reply));
}

} // namespace confab::storage
