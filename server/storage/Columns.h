// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"

namespace confab::storage {

//! What a row of the table room_log records. New messages have no row there: see migrations/0001_rooms.sql.
enum class LogType {
    RoomCreated = 1,
    RoomUpdated = 2,
    UserJoined = 3,
    UserLeft = 4,
    MessageEdited = 5,
    MessageDeleted = 6,
    StreamEnded = 7,
    MemberUpdated = 8,
};

// Enumerations are stored by number, and SQL texts and indexes name some of these numbers: databases exist that hold
// them, so a new enumerator goes to the end or needs a migration.
static_assert(int(RoomKind::Public) == 0 && int(RoomKind::Private) == 1 && int(RoomKind::Direct) == 2);
static_assert(int(UserKind::Person) == 0 && int(UserKind::Agent) == 1 && int(UserKind::System) == 2);
static_assert(int(Role::Owner) == 0 && int(Role::Admin) == 1 && int(Role::Member) == 2 && int(Role::Guest) == 3);
static_assert(int(StreamState::Queued) == 0 && int(StreamState::Reading) == 1 && int(StreamState::Writing) == 2);
static_assert(int(StreamState::Tool) == 3 && int(StreamState::Done) == 4 && int(StreamState::Stopped) == 5);
static_assert(int(StreamState::Failed) == 6 && int(StreamState::Interrupted) == 7);
static_assert(int(StreamState::OverBudget) == 8);
static_assert(int(Finish::Stop) == 0 && int(Finish::Length) == 1 && int(Finish::Filter) == 2);
static_assert(int(Finish::Refusal) == 3 && int(Finish::Tool) == 4);
static_assert(int(PartKind::Reasoning) == 0 && int(PartKind::Tool) == 1);
static_assert(int(core::CursorKind::Delivered) == 0 && int(core::CursorKind::Seen) == 1);

} // namespace confab::storage
