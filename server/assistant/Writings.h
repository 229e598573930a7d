// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

//! What a text may hold in another writing. Pure.
namespace confab::assistant {

//! The letters and digits alone, small and in their plain form: case, blanks, invisible letters and whatever else
//! stands between them make no difference.
QString bare(const QString &text);

//! The text, what escapes in it stand for (of JSON, C, addresses and HTML, one in the other), and what base64 and hex
//! digits in each of these would be; each in small letters, and bare.
QStringList writingsIn(const QString &text);

} // namespace confab::assistant
