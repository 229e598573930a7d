// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ReaderStore.h"
#include "WriterCache.h"

//! What members keep for themselves about their rooms: the table room_settings. A marker stands there only where it lies
//! behind what its reader had seen when he set it; it holds until he sees more.
namespace confab::storage::readerrows {

//! What settings() takes, from a row of room_settings or NULL in place of one: the columns level, until, level_before
//! and favourite, of which this is the first.
core::ReaderSettings settings(const Row &row, int from);

//! Where the user's cursor stands in the room, by all that was written before.
Result<qint64> reached(Database &database, WriterCache &cache, core::CursorKind kind, RoomId room, UserId user);
Result<core::ReadMark> markRead(Database &database, WriterCache &cache, RoomId room, UserId user, qint64 seq);
Result<core::ReaderSettings> change(Database &database, RoomId room, UserId user, const core::SettingsChange &change);
//! The user has seen the room up to there: a marker that lies behind follows.
Result<> seen(Database &database, RoomId room, UserId user, qint64 seq);
//! The user has left.
Result<> forget(Database &database, RoomId room, UserId user);

} // namespace confab::storage::readerrows
