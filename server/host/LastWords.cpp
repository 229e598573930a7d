// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LastWords.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace confab::host {

namespace {

std::terminate_handler usualEnd = nullptr;

//! Allocates nothing.
[[noreturn]] void end()
{
    try {
        if (const auto problem = std::current_exception())
            std::rethrow_exception(problem);
    } catch (const std::bad_alloc &) {
        std::fputs("confab-server: The system gives this process no more memory, and it ends. Nothing that was acknowledged is "
                   "lost: start it again, with more memory (MemoryMax= of systemd, the limit of a container) or for fewer "
                   "people (gateway.maxConnections).\n",
                   stderr);
        std::abort();
    } catch (...) {
        // Nothing is known of it here.
    }
    if (usualEnd)
        usualEnd();
    std::abort();
}

} // namespace

void sayWhenMemoryEnds()
{
    usualEnd = std::set_terminate(&end);
}

} // namespace confab::host
