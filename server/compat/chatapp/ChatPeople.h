// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Ground.h"

//! The people of this system, whom its clients call by a number, or anything else that stands in a path.
namespace confab::compat::chatapp {

inline constexpr qsizetype kMostKeyChars = 60;
bool isPersonKey(const QString &key);
//! Made at first sight.
void findPerson(Ground &ground, const QString &key, core::Reply<core::Identity> reply);

} // namespace confab::compat::chatapp
