// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InviteStore.h"
#include "WriteOrder.h"

//! What is written about invites; Writes.h says what each of these has.
namespace confab::storage::write {

struct CreateInvite
{
    using Answer = Done;
    core::StoredInvite invite = {};
    QStringList forgotten = {};
    WrittenRooms rooms() const { return invite.invite.room; }
    Subjects subjects() const { return {Subject::invites()}; }
};

struct RevokeInvite
{
    using Answer = Done;
    RoomId room = {};
    QString code = {};
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {Subject::invites()}; }
};

struct AcceptInvite
{
    using Answer = core::Came;
    core::Coming coming = {};
    WrittenRooms rooms() const { return coming.room; }
    Subjects subjects() const { return {Subject::invites(), coming.room, coming.member.user.id}; }
};

struct CreateInvitedUser
{
    using Answer = core::Came;
    core::StoredUser user = {};
    core::StoredSession session = {};
    QByteArray refreshHash = {};
    core::Coming coming = {};
    WrittenRooms rooms() const { return coming.room; }
    Subjects subjects() const { return {Subject::invites(), Subject::accounts(), coming.room}; }
};

} // namespace confab::storage::write
