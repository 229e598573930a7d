// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FlatDocument.h"

namespace confab::test {

//! Reads what a specification expects of a text, as far as markdown makes HTML: other tags are letters.
FlatDocument readHtml(const QString &html);

} // namespace confab::test
