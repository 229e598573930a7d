// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ReaderStore.h"

namespace confab::storage {

class SqliteEngine;

//! What members keep for themselves, over the engine.
class SqliteReaderStore final : public core::ReaderStore
{
public:
    explicit SqliteReaderStore(SqliteEngine &engine);

    void markRead(RoomId room, UserId user, qint64 seq, core::Reply<core::ReadMark> reply) override;
    void change(RoomId room, UserId user, const core::SettingsChange &change,
                core::Reply<core::ReaderSettings> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
