// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>

namespace confab::test {

//! Where corpora/setup.sh puts what it fetches; maybe nothing is there.
QDir corpusFolder();

} // namespace confab::test
