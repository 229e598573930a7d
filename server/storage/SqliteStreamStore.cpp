// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteStreamStore.h"

#include "SqliteEngine.h"
#include "StreamWrites.h"

namespace confab::storage {

using core::StoredStream;

namespace {

StoredStream readStream(const Row &row)
{
    const StreamId id = row.id<StreamId>(0);
    const int tokens = int(row.integer(9));
    StoredStream stream;
    stream.status = {
        id,     row.id<RoomId>(1), row.id<MessageId>(2),   row.id<UserId>(3), row.enumeration<StreamState>(5),
        tokens, row.integer(10),   row.optionalInteger(11)};
    stream.askedBy = row.id<UserId>(4);
    stream.model = row.text(6);
    stream.reason = row.text(7);
    stream.text = row.text(8);
    stream.metrics = {id,
                      tokens,
                      int(row.integer(12)),
                      row.real(13),
                      int(row.integer(14)),
                      int(row.integer(15)),
                      row.integer(16),
                      int(row.integer(17)),
                      int(row.integer(18)),
                      int(row.integer(19))};
    if (!row.isNull(20))
        stream.finish = row.enumeration<Finish>(20);
    return stream;
}

Result<StoredStream> streamById(Database &database, StreamId id)
{
    const auto found =
        database.first("SELECT s.id, s.room, s.message, s.agent, s.asked_by, s.state, s.model, s.reason,"
                       " CASE WHEN s.state < 4 THEN s.text ELSE m.content END, s.tokens, s.started_at, s.completed_at,"
                       " s.prompt_tokens, s.tokens_per_second, s.first_token_ms, s.duration_ms, s.bytes, s.chunks, "
                       "s.errors, s.retries,"
                       " s.finish FROM streams s JOIN messages m ON m.id = s.message"
                       " WHERE s.id = ? AND EXISTS (SELECT 1 FROM rooms r WHERE r.id = s.room)",
                       readStream, id);
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

void SqliteStreamStore::get(StreamId stream, Reply<StoredStream> reply)
{
    m_engine.read(
        {stream}, [stream](Database &database) { return streamById(database, stream); }, std::move(reply));
}

void SqliteStreamStore::partText(StreamId stream, int part, Reply<QString> reply)
{
    m_engine.read(
        {stream}, [stream, part](Database &database) { return textOfPart(database, stream, part); }, std::move(reply));
}

void SqliteStreamStore::saveProgress(const core::StreamProgress &progress)
{
    // Only finish() ends an answer, because an end has to be logged.
    if (isFinal(progress.state))
        return;
    m_engine.write<Done>({progress.stream},
                         [progress](Database &database) { return writeProgress(database, progress); }, {});
}

void SqliteStreamStore::finish(const core::StreamEnd &end, Reply<core::MessageChange> reply)
{
    m_engine.write(
        {end.stream},
        [&cache = m_engine.cache(), end](Database &database) { return finishStream(database, cache, end); },
        std::move(reply));
}

void SqliteStreamStore::interruptRunning(const QString &reason, Timestamp at, Reply<int> reply)
{
    m_engine.write([&cache = m_engine.cache(), reason,
                    at](Database &database) { return interruptRunningStreams(database, cache, reason, at); },
                   std::move(reply));
}

} // namespace confab::storage
