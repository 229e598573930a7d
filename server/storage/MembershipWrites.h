// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"
#include "WriterCache.h"

//! Who is in a room, as rows: on the writer's thread, inside the transaction of the batch that is open.
//!
//! What depends on the state of a room (is he a member, banned, does who does it still stand above) is checked here, by
//! the rows as all writes before have left them: nothing comes between check and change. A refusal is an Error of the
//! kind that core/ports/RoomStore.h names, made before the first change: it is answered to who asked, and the rest of
//! the batch goes on. A statement that fails is a fault, and BatchWriter.h says what is undone then. Not fresh in an
//! answer: it was so already, and nothing was logged.
namespace confab::storage {

//! Checks nothing: who calls has, as joinRoom() does. Adds a member and logs it; also one who comes back, whose row of
//! then is taken up again.
Result<> addMember(Database &database, WriterCache &cache, RoomId room, const Member &member, std::optional<UserId> by);

// What the port RoomStore says of these, as work of the writer.
Result<QList<core::MembershipChange>> joinRoom(Database &database, WriterCache &cache, RoomId id,
                                               const core::Joining &joining);
Result<core::MembershipChange> leaveRoom(Database &database, WriterCache &cache, RoomId id,
                                         const core::Leaving &leaving);
//! Those of these rooms that are not direct and that he is in; rooms that are gone are passed over.
Result<QList<core::MembershipChange>> leaveRooms(Database &database, WriterCache &cache, const QList<RoomId> &rooms,
                                                 const core::Leaving &leaving);
Result<core::RoleChanges> setRole(Database &database, RoomId id, const core::RoleChange &change);
Result<core::MembershipChange> muteMember(Database &database, RoomId id, const core::Muting &muting);
Result<core::MembershipChange> banFromRoom(Database &database, WriterCache &cache, RoomId id, const Ban &ban);
//! 0: he was not banned. Does not ask who lifts it.
Result<qint64> liftBan(Database &database, RoomId id, UserId user);

} // namespace confab::storage
