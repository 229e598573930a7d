// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HelloSize.h"

#include <algorithm>

namespace confab::client {

namespace {
// What one room takes in a hello (two ids, a number, names), and what all but rooms and token do.
constexpr int kRoomBytes = 112;
constexpr int kRoomKeys = 3;
constexpr int kHelloBytes = 1'024;
constexpr int kHelloKeys = 16;
} // namespace

int HelloSize::rooms(const Limits &limits, qsizetype othersBytes) const
{
    if (m_wasTooMuch)
        return 0;
    const auto bytes = int(limits.frameBytes - kHelloBytes - othersBytes);
    const int keys = limits.jsonKeysFrame - kHelloKeys;
    return std::max(0, std::min({limits.helloRooms, keys / kRoomKeys, bytes / kRoomBytes}));
}

} // namespace confab::client
