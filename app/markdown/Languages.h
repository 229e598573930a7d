// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace confab::markdown {

//! What the library calls the language that a fence names, in whatever case and whatever follows it: "ts" is
//! "TypeScript", and so is "TS:app.ts". A name that is not known is given back in lower case.
QString definitionName(const QString &language);

//! The names that definitionName() knows, in lower case.
QStringList languageNames();

} // namespace confab::markdown
