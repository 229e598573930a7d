// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Limits.h"
#include "protocol/Result.h"
#include "protocol/Types.h"

//! Checks of what people type, before anything is stored. Pure.
namespace confab::core::validation {

//! Not blank, no NUL, at most limits.contentBytes of UTF-8 (TooLarge beyond).
Result<> content(const QString &text, const Limits &limits);
//! 1 to limits.clientIdChars characters.
Result<> clientId(const QString &id, const Limits &limits);
//! Why something was done to somebody: one line of up to 300 characters without control or direction characters, which
//! may be empty. Gives what to store.
Result<QString> reason(const QString &text);
//! The same of up to limits.topicChars.
Result<QString> topic(const QString &text, const Limits &limits);

} // namespace confab::core::validation
