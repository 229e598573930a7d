// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ForeignStore.h"
#include "WriteOrder.h"

//! What is written about the keys of other systems' clients; Writes.h says what each of these has.
namespace confab::storage::write {

struct BindForeign
{
    using Answer = Uuid;
    core::ForeignKind kind = {};
    core::ForeignId binding = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::foreign()}; }
};

struct NumberForeign
{
    using Answer = QList<qint64>;
    core::ForeignKind kind = {};
    QList<Uuid> ids = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::foreign()}; }
};

struct UnbindForeign
{
    using Answer = Done;
    core::ForeignKind kind = {};
    QList<Uuid> ids = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::foreign()}; }
};

struct AddForeignSignIn
{
    using Answer = Done;
    core::ForeignSignIn signIn = {};
    WrittenRooms rooms() const { return WrittenRooms::none(); }
    Subjects subjects() const { return {Subject::foreign()}; }
};

struct MarkForeignDelivery
{
    using Answer = Done;
    QString facade = {};
    UserId user = {};
    RoomId room = {};
    qint64 ev = 0;
    WrittenRooms rooms() const { return room; }
    Subjects subjects() const { return {Subject::foreign()}; }
};

} // namespace confab::storage::write
