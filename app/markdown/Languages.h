// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::markdown {

//! What the library calls the language that a fence names, in whatever case: "ts" is "TypeScript". A name that is not
//! known is given back as it is.
QString definitionName(const QString &language);

} // namespace confab::markdown
