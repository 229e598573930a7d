// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AccountStore.h"
#include "core/ports/AgentStore.h"
#include "WriteOrder.h"

//! What is written about people, agents and their sessions; Writes.h says what each of these has.
namespace confab::storage::write {

struct CreateUser
{
    using Answer = Done;
    core::StoredUser user = {};
    core::StoredSession session = {};
    QByteArray refreshHash = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct SetPassword
{
    using Answer = QList<SessionId>;
    UserId user = {};
    QByteArray hash = {};
    SessionId keep = {};
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct OpenSession
{
    using Answer = Done;
    core::StoredSession session = {};
    QByteArray refreshHash = {};
    QByteArray passwordHash = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct RotateRefresh
{
    using Answer = core::Rotation;
    QByteArray oldHash = {};
    QByteArray newHash = {};
    core::RefreshTimes times = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct SlideSession
{
    using Answer = Done;
    SessionId session = {};
    Timestamp expiresAt = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct EndSession
{
    using Answer = Done;
    SessionId session = {};
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct EndSessionsOf
{
    using Answer = QList<SessionId>;
    UserId user = {};
    core::SessionChoice which = {};
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct AllowReset
{
    using Answer = Done;
    UserId user = {};
    QByteArray codeHash = {};
    Timestamp until = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct UseReset
{
    using Answer = core::ResetPassword;
    QByteArray codeHash = {};
    QByteArray passwordHash = {};
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

//! In every room that he is in.
struct EndAccount
{
    using Answer = core::EndedUser;
    UserId user = {};
    Timestamp now = 0;
    Timestamp nameFreeAt = 0;
    WrittenRooms rooms() const { return WrittenRooms::unnamed(); }
    Subjects subjects() const { return rooms(); }
};

//! The same.
struct EndGuest
{
    using Answer = core::EndedUser;
    UserId user = {};
    Timestamp now = 0;
    Timestamp nameFreeAt = 0;
    WrittenRooms rooms() const { return WrittenRooms::unnamed(); }
    Subjects subjects() const { return rooms(); }
};

struct PurgeAccounts
{
    using Answer = Done;
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

//! In every room: agents may be renamed, and leave some.
struct ConfigureAgents
{
    using Answer = core::StoredAssistants;
    core::StoredAssistants configured = {};
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::unnamed(); }
    Subjects subjects() const { return rooms(); }
};

} // namespace confab::storage::write
