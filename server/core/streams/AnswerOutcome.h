// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

namespace confab::core {

//! What an answer's end tells of its agent.
struct AnswerOutcome
{
    UserId agent = {};
    StreamState state = StreamState::Done;
    QString reason = {};
    bool isLasting = false; //!< a failure that the next answer would share: the key, the address or the model is wrong
};

} // namespace confab::core
