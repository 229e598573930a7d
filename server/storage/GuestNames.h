// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

namespace confab::storage {

class WriterCache;

//! Guests come by a name alone, so it keeps nobody who is configured from theirs. Writer thread.
namespace guestnames {

struct Renamed
{
    QString before = {};
    User user = {}; //!< as it is called now
};

//! Gives guests with this name, or one that looks like it, another one. Nobody is renamed when somebody with an account
//! has the name as well.
Result<QList<Renamed>> makeWay(Database &database, WriterCache &cache, const User &newcomer, Timestamp now);

} // namespace guestnames
} // namespace confab::storage
