// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Blocks as they would be written; read again, they are the same. What was drawn alone is not in it, nor what was
//! never shown: pictures that are not on the web are without their address.
QString markdownOf(const QList<Block> &blocks);

//! Code in a fence that is longer than any in it.
QString fenced(const QString &code, const QString &language, const QString &info);

} // namespace confab::markdown
