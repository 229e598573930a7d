// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditStore.h"
#include "core/ports/PeopleStore.h"
#include "WriteOrder.h"

//! What is written about who people are, and what those do who lead; Writes.h says what each of these has.
namespace confab::storage::write {

//! In every room: what shows a name shows the new one.
struct ChangeProfile
{
    using Answer = core::KnownPerson;
    UserId user = {};
    core::ProfileChange change = {};
    WrittenRooms rooms() const { return change.name ? WrittenRooms::unnamed() : WrittenRooms::none(); }
    Subjects subjects() const { return change.name ? Subjects::everything() : Subjects{Subject::accounts(), user}; }
};

//! In the rooms that the server made, too, where it is handed over.
struct ChangeRole
{
    using Answer = core::ServerRoleChanges;
    UserId user = {};
    Role role = Role::Member;
    WrittenRooms rooms() const { return role == Role::Owner ? WrittenRooms::unnamed() : WrittenRooms::none(); }
    Subjects subjects() const { return role == Role::Owner ? Subjects::everything() : Subjects{Subject::accounts()}; }
};

struct Suspend
{
    using Answer = QList<SessionId>;
    core::SuspensionChange change = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

//! In the direct room of the two, where they have one: it decides who may write there.
struct BlockPerson
{
    using Answer = Done;
    core::Block block = {};
    bool on = true;
    Timestamp now = 0;
    WrittenRooms rooms() const { return WrittenRooms::unnamed(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct NoteSightings
{
    using Answer = Done;
    QList<core::Sighting> sightings = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::accounts()}; }
};

struct ReportMessage
{
    using Answer = bool;
    core::Report report = {};
    WrittenRooms rooms() const { return report.note.room ? WrittenRooms(*report.note.room) : WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::audit()}; }
};

struct PurgeAudit
{
    using Answer = Done;
    Timestamp before = 0;
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::audit()}; }
};

struct SaveSettings
{
    using Answer = Done;
    core::AuditStore::Settings settings = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::audit()}; }
};

} // namespace confab::storage::write
