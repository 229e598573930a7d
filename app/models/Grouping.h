// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

//! How messages are put together on the screen; pure decisions. "Above" is the next older message.
namespace confab::models {

//! Messages of one author within this long make a group.
inline constexpr Timestamp kGroupMs = 5 * 60 * 1000;

//! What stands around a message because of the one above it.
struct Surroundings
{
    bool day = false;         //!< a day separator is above it
    bool newMessages = false; //!< the line of new messages is above it
    bool firstInGroup = true;
    friend bool operator==(const Surroundings &, const Surroundings &) = default;
};

//! `above` may be null. `lineSeq` is the message that bears the line of new messages, 0 for none.
Surroundings surroundingsOf(const Message &message, const Message *above, qint64 lineSeq);

} // namespace confab::models
