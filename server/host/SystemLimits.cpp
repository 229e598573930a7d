// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SystemLimits.h"

#include "gateway/http/Listener.h"

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
// Database, event loops and outgoing requests take about sixty, and the system's libraries end the process where an
// event loop gets none. What is left is for people.
constexpr int kFewest = 128;
constexpr int kOfAThread = 4;
} // namespace

Result<> checkDescriptorLimit(int threads)
{
    const int limit = gateway::raiseDescriptorLimit();
    const int needed = kFewest + kOfAThread * threads;
    if (limit <= 0 || limit >= needed)
        return Done{};
    return Error{ErrorCode::Unavailable,
                 u"This process may have %1 files open at once, and a server needs %2 or more. Raise its limit "
                 "(ulimit -n, LimitNOFILE= of systemd)."_s.arg(limit)
                     .arg(needed)};
}

} // namespace confab::host
