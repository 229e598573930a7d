// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Database.h"

namespace confab::storage {

//! Runs `work`, which returns Result<>, in a transaction of its own that holds all of it or nothing. For what isn't
//! part of a batch: no transaction may be open. Writer thread, blocks.
template <class Work>
Result<> inTransaction(Database &database, Work &&work)
{
    if (const auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    Result<> done = work();
    if (done) {
        const auto committed = database.execute("COMMIT");
        done = committed ? Result<>(Done{}) : Result<>(committed.error());
    }
    if (!done)
        static_cast<void>(database.attempt("ROLLBACK"));
    return done;
}

} // namespace confab::storage
