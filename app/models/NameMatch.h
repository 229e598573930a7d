// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::models {

//! How far a name is from what somebody types to find it, whatever the case: 0 it is that, 1 it begins so, 2 a word of it
//! does, 3 it stands somewhere in it, kNoMatch.
int mismatch(const QString &name, const QString &typed);
constexpr int kNoMatch = 4;

} // namespace confab::models
