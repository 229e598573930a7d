// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

namespace confab::core {

//! What an answer's end tells of its agent.
struct AnswerOutcome
{
    UserId agent = {};
    ProviderVerdict verdict = ProviderVerdict::Unknown;
    QString reason = {};
    bool isLasting = false; //!< a failure that the next answer would share: the key, the address or the model is wrong
};

} // namespace confab::core
