// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

namespace confab::host {

//! Whether this process may open as many files as a server needs, after its limit was raised as far as it goes.
//! `threads` are those that sockets live on. Unavailable, in words: it may not.
Result<> checkDescriptorLimit(int threads);

//! Whether the journal of systemd reads standard error, which notes the time by itself.
bool isReadByJournal();

//! In words, that there are fewer files than these connections would need; empty: there are enough.
QString fewConnections(int connections);

} // namespace confab::host
