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
//! The same of 1 to 500, for a report.
Result<QString> report(const QString &reason);
//! The end of what ends by itself: none, or one to come within ten years. ValidationFailed (field "until") otherwise.
Result<> term(std::optional<Timestamp> until, Timestamp now);
//! As a reason, of up to 100, which a person says of being here or not.
Result<QString> presenceText(const QString &text);
//! As a reason, of up to limits.topicChars.
Result<QString> topic(const QString &text, const Limits &limits);
//! What a person tells of himself: up to 500 characters, lines among them, without other control or direction
//! characters; may be empty. Gives what to store.
Result<QString> about(const QString &text);

} // namespace confab::core::validation
