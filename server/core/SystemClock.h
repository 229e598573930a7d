// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Clock.h"

namespace confab::core {

//! The machine's own clocks.
class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
    qint64 monotonicMs() const override;
};

} // namespace confab::core
