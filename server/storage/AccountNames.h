// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"
#include "protocol/Types.h"

//! Who is called how, beyond what one account's rows can say. Writer thread.
namespace confab::storage::accountnames {

//! Conflict: the name is that of the server's owner, an admin or an agent but for accents and signs. Not of the account itself.
Result<> checkSpeaksForNobody(Database &database, const QString &name, UserId account);

//! Brings what names look like in line with what the rule says now: a database may come from before it, or from another
//! version of Unicode's tables. Of several that look alike the oldest living account has the name.
Result<> refresh(Database &database);

} // namespace confab::storage::accountnames
