// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Stores.h"
#include "protocol/Limits.h"

#include <memory>

namespace confab::storage {

//! What whoever runs a server may choose of its stores.
struct StoreOptions
{
    QString file = {};
    int waitingWrites = 1'000; //!< that may be unanswered; those beyond are answered with Busy
    int lockPatienceMs = 700;  //!< how long a write waits for another process before it is answered with Busy
    qint64 logBytes = 64 * 1'024 * 1'024; //!< the write-ahead log is never longer
    int unreadMax = Limits().unreadMax; //!< newest messages of a room among which the unread ones are counted
};

//! The stores of a server, in one file.
std::unique_ptr<core::Stores> makeStores(const StoreOptions &options);

} // namespace confab::storage
