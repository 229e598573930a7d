// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"
#include "core/RoomDirectory.h"

//! Rooms as one reader sees them. Room thread.
namespace confab::core::summaries {

//! An entry of a list. `standing` is null for who is no member, or not any more.
RoomSummary entry(const RoomDirectory &directory, const Actor &reader, const Room &room, const RoomStanding *standing);
//! A room that was asked for by itself: with what the reader may do in it.
RoomSummary detail(const RoomDirectory &directory, const Actor &reader, const Room &room, const RoomStanding *standing);

} // namespace confab::core::summaries
