// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::core {

//! What is kept of something that somebody did who leads. It travels with what he does, and is written with it.
struct AuditNote
{
    std::optional<RoomId> room = {}; //!< nothing: the server's
    AuditEntry entry = {};
};

using AuditNotes = QList<AuditNote>;

} // namespace confab::core
