// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <unicode/uspoof.h>

//! What Unicode says of the text of a name. Stateless and thread-safe.
namespace confab::core::names {

const UChar *data(const QString &text);
//! ICU's checks of names, one checker a thread: opening is slow, and the first opening reads ICU's data.
const USpoofChecker *checker();

QString nfd(const QString &text);
QString nfkc(const QString &text);
QString caseFolded(const QString &text); //!< by NFKC_Casefold

bool isMark(char32_t c);
//! Without accents and the like on Latin, Greek and Cyrillic letters, in NFD.
QString withoutAccents(const QString &name);
//! Without marks of any kind, in NFD.
QString withoutMarks(const QString &text);

} // namespace confab::core::names
