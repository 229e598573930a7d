// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InviteStore.h"
#include "WriterCache.h"

//! What the port InviteStore says of these: reads, and work of the writer.
namespace confab::storage::inviterows {

Result<QList<core::StoredInvite>> all(Database &database);
Result<> create(Database &database, const core::StoredInvite &invite, const QStringList &forgotten);
Result<> revoke(Database &database, RoomId room, const QString &code);
Result<core::Came> accept(Database &database, WriterCache &cache, const core::Coming &coming);
Result<core::Came> createUser(Database &database, WriterCache &cache, const core::StoredUser &user,
                              const core::StoredSession &session, const QByteArray &refreshHash,
                              const core::Coming &coming);

} // namespace confab::storage::inviterows
