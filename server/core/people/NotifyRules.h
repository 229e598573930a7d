// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/LogStore.h"

//! What a room's level is for a reader, and when. Pure functions.
namespace confab::core::notifyrules {

//! The settings after a change.
ReaderSettings changed(const ReaderSettings &settings, const SettingsChange &change);
//! As a summary shows it: none where it is the usual level, and not for a time.
std::optional<NotifyChoice> shown(const ReaderSettings &settings, const Room &room, Timestamp now);

//! What only the reader of a room's summary sees of it.
void fill(RoomSummary &summary, const RoomStanding &standing, Timestamp now);

} // namespace confab::core::notifyrules
