// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

namespace confab::core {

//! Time as the rules see it; tests move it by hand. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    //! Wall clock: what is stored and shown.
    virtual Timestamp now() const = 0;
    //! Never goes back: what rate limits and time-outs are counted with. Milliseconds of an arbitrary start.
    virtual qint64 monotonicMs() const = 0;
};

} // namespace confab::core
