// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RoomDirectory.h"

//! Lists of rooms that are read page by page, those of the latest activity first. Room thread.
namespace confab::core::roompages {

//! What a `welcome` and a `room:list` hold.
inline constexpr qsizetype kRoomsPerPage = 200;

struct Page
{
    QList<RoomId> rooms = {};
    bool more = false;
    QString cursor = {}; //!< empty: this is the last page
};

//! The reader's own rooms, then, where `withPublic`, those public ones that he is not in.
//! ValidationFailed (field "cursor"): it is none of these.
Result<Page> page(const RoomDirectory &directory, UserId reader, bool withPublic, const QString &cursor = {});

} // namespace confab::core::roompages
