// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RoomDirectory.h"

namespace confab::tests {

//! What a server has another picture of than the store, in words: rooms, who is in them with which role and muted until
//! when, and who of these people is banned by what. Empty: nothing.
QString disagreement(const core::RoomDirectory &directory, const QList<core::StoredRoom> &rooms,
                     const QList<User> &people);

} // namespace confab::tests
