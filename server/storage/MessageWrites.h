// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/MessageStore.h"
#include "WriterCache.h"

namespace confab::storage {

// What the port MessageStore says of these, as work of the writer.
Result<core::MessageChange> appendMessage(Database &database, WriterCache &cache, const core::NewMessage &message);
Result<core::MessageChange> editMessage(Database &database, WriterCache &cache, const core::NewContent &what);
Result<core::MessageChange> eraseMessage(Database &database, RoomId room, MessageId id, Timestamp at);

//! On any connection.
Result<std::optional<Message>> findByClientId(Database &database, RoomId room, UserId author, const QString &clientId);

} // namespace confab::storage
