// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"

namespace confab::storage {

class SqliteEngine;

//! The records of AI answers in SQLite.
class SqliteStreamStore final : public core::StreamStore
{
public:
    explicit SqliteStreamStore(SqliteEngine &engine);

    void find(const core::AnswerQuery &query, core::Reply<core::FoundAnswer> reply) override;
    void begin(const core::NewAnswer &rows, core::Reply<core::BegunAnswer> reply) override;
    void get(StreamId stream, core::Reply<core::StoredStream> reply) override;
    void partText(StreamId stream, int part, core::Reply<QString> reply) override;
    void saveProgress(const core::StreamProgress &progress) override;
    void finish(const core::StreamEnd &end, core::Reply<core::MessageChange> reply) override;
    void interruptRunning(const QString &reason, Timestamp at, core::Reply<int> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
