// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteReaderStore.h"

#include "EngineWrites.h"

namespace confab::storage {

SqliteReaderStore::SqliteReaderStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteReaderStore::markRead(RoomId room, UserId user, qint64 seq, core::Reply<core::ReadMark> reply)
{
    m_engine.write(write::MarkRead{room, user, seq}, std::move(reply));
}

void SqliteReaderStore::change(RoomId room, UserId user, const core::SettingsChange &change,
                               core::Reply<core::ReaderSettings> reply)
{
    m_engine.write(write::ChangeSettings{room, user, change}, std::move(reply));
}

} // namespace confab::storage
