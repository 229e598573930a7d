// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

//! What somebody has given as a reason, as it stands among the app's own words.
namespace confab::models {

//! In quotation marks, kept apart from what is around it; empty stays empty.
QString quotedReason(const QString &reason);
//! The sentence, and the reason behind it where one was given.
QString withReason(const QString &sentence, const QString &reason);

} // namespace confab::models
