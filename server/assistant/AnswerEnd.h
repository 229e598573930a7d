// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

namespace confab::assistant {

//! What an answer consisted of when its end was seen.
struct AnswerSeen
{
    QString finishReason = {}; //!< the provider's word; empty: an end marker alone
    bool hasText = false;      //!< more than blank space
    bool hasThought = false;
    bool hasTool = false; //!< a tool was called
    QString refusal = {}; //!< what the model said instead of an answer
};

//! How an answer whose end was seen has ended: by whose decision, or as a failure. Pure.
Result<core::ProviderEnd> judgeEnd(const AnswerSeen &seen);

} // namespace confab::assistant
