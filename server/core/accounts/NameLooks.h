// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

//! What does not count in the look of a name. Stateless and thread-safe.
namespace confab::core::names {

//! Without punctuation, spaces and symbols anywhere; the text itself where it has nothing else.
QString withoutSigns(const QString &text);

} // namespace confab::core::names
