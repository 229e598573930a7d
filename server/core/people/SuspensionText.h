// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/KnownPerson.h"

namespace confab::core {

//! What somebody who is suspended is told, when he is closed and whenever he tries to sign in: until when, in UTC, and
//! why, as far as there is an end and a reason.
QString suspensionText(const KnownPerson &person);

} // namespace confab::core
