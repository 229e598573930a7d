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

    void get(StreamId stream, Reply<core::StoredStream> reply) override;
    void partText(StreamId stream, int part, Reply<QString> reply) override;
    void saveProgress(const core::StreamProgress &progress) override;
    void finish(const core::StreamEnd &end, Reply<core::MessageChange> reply) override;
    void interruptRunning(const QString &reason, Timestamp at, Reply<int> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
