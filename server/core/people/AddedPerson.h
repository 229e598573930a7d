// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "protocol/Types.h"

namespace confab::core {

//! Somebody whom another one puts into a room, as far as it decides whether he may.
struct AddedPerson
{
    bool isHere = false; //!< has an account that goes on, within the reach of who adds him
    bool isSuspended = false;
    bool hasBlocked = false; //!< who adds him
    bool byLead = false;     //!< who adds him leads the server, and reaches who is suspended
};

//! Into what, and by which field of the command.
struct AddedTo
{
    RoomKind kind = RoomKind::Private;
    QString field = {};
};

//! NotFound: there is nobody, or nobody any more. Forbidden: he has blocked who adds him. Both have the field, and the
//! same words. A pure function, asked when the command comes and once more within the transaction that writes it, since
//! others write between the two. Any thread.
Result<> mayBeAdded(const AddedPerson &person, const AddedTo &to);

} // namespace confab::core
