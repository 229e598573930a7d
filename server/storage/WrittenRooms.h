// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

namespace confab::storage {

//! The rooms that a write is in: whose rows, logs, members or messages it looks at or changes. An engine that several
//! servers share locks them before it looks, so that what is decided by them is still so when it is written.
//!
//! Accounts are no part of a room, though some of what is known of them is asked for there (who is suspended can't be
//! added): writes about them alone are in none.
class WrittenRooms
{
public:
    WrittenRooms(RoomId room)
        : m_named(room)
    {
    }
    static WrittenRooms none() { return WrittenRooms(); }
    //! Some that only the database can tell: all those of a person, those with an answer under way, …
    static WrittenRooms unnamed()
    {
        WrittenRooms some;
        some.m_areUnnamed = true;
        return some;
    }

    const std::optional<RoomId> &named() const { return m_named; }
    bool areUnnamed() const { return m_areUnnamed; }
    friend bool operator==(const WrittenRooms &, const WrittenRooms &) = default;

private:
    WrittenRooms() = default;

    std::optional<RoomId> m_named;
    bool m_areUnnamed = false;
};

} // namespace confab::storage
