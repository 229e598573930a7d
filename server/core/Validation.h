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
//! A room's name: trimmed, 1 to limits.nameChars units, one line, no control or direction characters. Gives the name
//! to store.
Result<QString> roomName(const QString &name, const Limits &limits);
//! Why something was done to somebody: one line of up to 300 characters, which may be empty.
Result<QString> reason(const QString &text);
//! Like a name, but may be empty and up to limits.topicChars long.
Result<QString> topic(const QString &text, const Limits &limits);

} // namespace confab::core::validation
