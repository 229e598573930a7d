// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::core {

//! Somebody with an account, or a living guest, without secrets.
struct KnownPerson
{
    User user = {};
    bool guest = false;
    bool suspended = false; //!< as it was decided; People sees its end
    Role role = Role::Member; //!< on the server
    Timestamp createdAt = 0;
    QString folded = {}; //!< the name as it is looked for, and sorted by
    QString about = {};
    Timestamp suspendedAt = 0;                    //!< where he is suspended; 0 for who isn't
    std::optional<Timestamp> suspendedUntil = {}; //!< nothing: for good, where he is suspended
    QString suspension = {};                      //!< why
    std::optional<Timestamp> lastSeen = {};
    friend bool operator==(const KnownPerson &, const KnownPerson &) = default;
};

//! Who wants to hear nothing of whom.
struct Block
{
    UserId by = {};
    UserId user = {};
    friend bool operator==(const Block &, const Block &) = default;
};

} // namespace confab::core
