// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

//! Which passwords are no secret. Stateless and thread-safe.
namespace confab::core::passwordrules {

//! Whether it is one of the 10,000 most common (resources/data), whatever its case and the signs and spaces in it.
bool isCommon(const QString &password);
//! Whether it is one piece over and over, the last time perhaps cut, a short piece or a common one, signs and spaces
//! between left out; or has less than four different characters, or is a row such as "abcdefgh".
bool isPattern(const QString &password);

//! ValidationFailed with this field for either. Of new passwords: those from before the rule go on.
Result<Done> checkIsSecret(const QString &password, const QString &field);

} // namespace confab::core::passwordrules
